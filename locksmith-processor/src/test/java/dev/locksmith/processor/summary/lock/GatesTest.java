package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Flags that one thread at a time gets past. */
class GatesTest {

    @Test
    void two_ways_inside_one_gate_never_meet() {
        Verify.that(
                        """
                        import java.util.concurrent.atomic.AtomicBoolean;

                        class Recovery {
                            private static final Object MANAGER = new Object();
                            private static final Object REGISTRY = new Object();
                            private static final AtomicBoolean RUNNING = new AtomicBoolean();
                            static void start() {
                                if (!RUNNING.compareAndSet(false, true)) { return; }
                                try {
                                    synchronized (MANAGER) { synchronized (REGISTRY) { } }
                                } finally {
                                    RUNNING.set(false);
                                }
                            }
                            static void scan() {
                                if (RUNNING.getAndSet(true)) { return; }
                                synchronized (REGISTRY) { oldest(); }
                                RUNNING.set(false);
                            }
                            private static void oldest() { synchronized (MANAGER) { } }
                        }
                        class Cleaning {
                            private final Object rooms = new Object();
                            private final Object keys = new Object();
                            private final AtomicBoolean busy = new AtomicBoolean();
                            void clean() {
                                if (busy.compareAndSet(false, true)) {
                                    try { enter(); } finally { busy.compareAndSet(true, false); }
                                }
                            }
                            private void enter() { synchronized (rooms) { synchronized (keys) { } } }
                            void lend() {
                                if (busy.compareAndSet(false, true)) {
                                    synchronized (keys) { synchronized (rooms) { } }
                                    busy.lazySet(false);
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_is_done_once_is_not_done_by_two_threads() {
        Verify.that(
                        """
                        import java.util.concurrent.atomic.AtomicBoolean;

                        class Service {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            private final AtomicBoolean closed = new AtomicBoolean();
                            void close() {
                                if (closed.compareAndSet(false, true)) {
                                    synchronized (jobs) { synchronized (users) { } }
                                }
                            }
                            void abort() {
                                if (!closed.compareAndSet(false, true)) { return; }
                                synchronized (users) { synchronized (jobs) { } }
                            }
                        }
                        class Server {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            private final AtomicBoolean closed = new AtomicBoolean();
                            void close() {
                                if (closed.compareAndSet(false, true)) {
                                    synchronized (jobs) { synchronized (users) { } }
                                }
                            }
                            void count() {
                                synchronized (users) { synchronized (jobs) { } } // ERROR lock-cycle
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void ways_outside_the_gate_meet() {
        Verify.that(
                        """
                        import java.util.concurrent.atomic.AtomicBoolean;

                        class Recovery {
                            private static final Object MANAGER = new Object();
                            private static final Object REGISTRY = new Object();
                            private static final AtomicBoolean RUNNING = new AtomicBoolean();
                            static void start() {
                                if (!RUNNING.compareAndSet(false, true)) { return; }
                                RUNNING.set(false);
                                synchronized (MANAGER) { synchronized (REGISTRY) { } }
                            }
                            static void scan() {
                                if (!RUNNING.compareAndSet(false, true)) { return; }
                                synchronized (REGISTRY) { synchronized (MANAGER) { } } // ERROR lock-cycle
                                RUNNING.set(false);
                            }
                        }
                        class Refused {
                            private static final Object MANAGER = new Object();
                            private static final Object REGISTRY = new Object();
                            private static final AtomicBoolean RUNNING = new AtomicBoolean();
                            static void start() {
                                if (RUNNING.compareAndSet(false, true)) { return; }
                                synchronized (MANAGER) { synchronized (REGISTRY) { } }
                            }
                            static void scan() {
                                if (RUNNING.compareAndSet(false, true)) { return; }
                                synchronized (REGISTRY) { synchronized (MANAGER) { } } // ERROR lock-cycle
                            }
                        }
                        class Announced {
                            private static final Object MANAGER = new Object();
                            private static final Object REGISTRY = new Object();
                            private static final AtomicBoolean RUNNING = new AtomicBoolean();
                            static void start() {
                                RUNNING.set(true);
                                synchronized (MANAGER) { synchronized (REGISTRY) { } }
                            }
                            static void scan() {
                                RUNNING.set(true);
                                synchronized (REGISTRY) { synchronized (MANAGER) { } } // ERROR lock-cycle
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_flag_and_a_lock_are_not_their_own_monitors() {
        Verify.that(
                        """
                        import java.util.concurrent.atomic.AtomicBoolean;
                        import java.util.concurrent.locks.*;

                        class Signal {
                            private final AtomicBoolean wanted = new AtomicBoolean();
                            void ask() {
                                if (wanted.compareAndSet(false, true)) {
                                    synchronized (wanted) { wanted.notify(); }
                                }
                            }
                            void await() throws InterruptedException {
                                while (!wanted.compareAndSet(true, false)) {
                                    synchronized (wanted) { wanted.wait(500); }
                                }
                            }
                        }
                        class Busy {
                            private static final AtomicBoolean BUSY = new AtomicBoolean();
                            void work() {
                                if (BUSY.getAndSet(true)) { return; }
                                synchronized (BUSY) { System.out.println(); }
                                BUSY.set(false);
                            }
                        }
                        class Both {
                            private final ReentrantLock lock = new ReentrantLock();
                            void work() {
                                lock.lock();
                                try { synchronized (lock) { lock.notifyAll(); } } finally { lock.unlock(); }
                            }
                        }
                        class Stamped {
                            private final StampedLock stamps = new StampedLock();
                            void work() {
                                long stamp = stamps.writeLock();
                                try { synchronized (stamps) { System.out.println(); } } finally { stamps.unlockWrite(stamp); }
                            }
                        }
                        class Crossed {
                            private final ReentrantLock lock = new ReentrantLock();
                            void one() {
                                lock.lock();
                                try { synchronized (lock) { } } finally { lock.unlock(); }
                            }
                            void two() {
                                synchronized (lock) { lock.lock(); lock.unlock(); } // ERROR lock-cycle
                            }
                        }
                        class Merged {
                            private final AtomicBoolean merging = new AtomicBoolean();
                            private final ReentrantLock lock = new ReentrantLock();
                            void merge(Merged other) {
                                synchronized (merging) { synchronized (other.merging) { } } // ERROR lock-cycle
                            }
                            void join(Merged other) {
                                lock.lock();
                                other.lock.lock(); // ERROR lock-cycle
                                other.lock.unlock();
                                lock.unlock();
                            }
                        }
                        """)
                .holds();
    }
}

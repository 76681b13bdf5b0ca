package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Methods that say by what they return whether they have taken a lock. */
class AnswersTest {

    /** A part that takes its own monitor, and a whole with a lock that is taken before it. */
    private static String store(String lock, String cleanup) {
        return """
        import java.util.concurrent.TimeUnit;
        import java.util.concurrent.atomic.AtomicBoolean;
        import java.util.concurrent.locks.ReentrantLock;

        final class Cursor {
            private final Store store;
            Cursor(Store store) { this.store = store; }
            %s
            synchronized void cleared() { }
        }
        final class Store {
            private final ReentrantLock lock = new ReentrantLock();
            private final Cursor cursor = new Cursor(this);
            %s
            void unlock() { lock.unlock(); }
            boolean running() { return true; }
            void depage() {
                lock.lock();
                lock.unlock();
            }
            void stop() {
                lock.lock();
                try { cursor.cleared(); } finally { lock.unlock(); }
            }
        }
        """
                .formatted(cleanup, lock);
    }

    private static final String GUARDED =
            """
            void cleanup() {
                if (!store.lock(100)) { return; }
                synchronized (this) {
                    try { store.depage(); } finally { store.unlock(); }
                }
            }
            """;

    private static void holds(String lock, String cleanup) {
        Verify.that(store(lock, cleanup)).holds();
    }

    @Test
    void the_attempt_is_what_is_returned() {
        holds("boolean lock(long time) { return lock.tryLock(); }", GUARDED);
        holds(
                """
                boolean lock(long time) {
                    if (time == -1) {
                        lock.lock();
                        return true;
                    }
                    try {
                        return lock.tryLock(time, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        return false;
                    }
                }
                """,
                GUARDED);
    }

    @Test
    void the_answer_is_that_of_another_helper_or_in_a_variable() {
        holds(
                """
                boolean lock(long time) { return attempt(); }
                private boolean attempt() {
                    if (lock.tryLock()) { return true; }
                    return false;
                }
                """,
                GUARDED);
        holds(
                """
                boolean lock(long time) {
                    boolean taken = lock.tryLock();
                    return taken;
                }
                """,
                GUARDED);
        holds(
                "boolean lock(long time) { return lock.tryLock(); }",
                """
                void cleanup() {
                    boolean taken = store.lock(100);
                    if (taken) {
                        synchronized (this) {
                            try { store.depage(); } finally { store.unlock(); }
                        }
                    }
                }
                """);
    }

    @Test
    void the_attempt_is_made_until_it_succeeds() {
        holds(
                "boolean lock(long time) { return lock.tryLock(); }",
                """
                void cleanup() {
                    while (true) {
                        if (store.lock(100)) { break; }
                        if (!store.running()) { return; }
                    }
                    synchronized (this) {
                        try { store.depage(); } finally { store.unlock(); }
                    }
                }
                """);
    }

    @Test
    void where_the_answer_is_no_the_lock_is_not_held() {
        holds(
                "boolean lock(long time) { return lock.tryLock(); }",
                """
                void cleanup() {
                    if (store.lock(100)) {
                        store.unlock();
                        return;
                    }
                    synchronized (this) {
                        store.depage(); // ERROR lock-cycle
                    }
                }
                """);
        holds(
                """
                boolean lock(long time) {
                    if (time > 0) {
                        lock.lock();
                        return false;
                    }
                    return true;
                }
                """,
                """
                void cleanup() {
                    if (store.lock(100)) {
                        synchronized (this) {
                            store.depage(); // ERROR lock-cycle
                        }
                    }
                }
                """);
    }

    @Test
    void what_is_given_back_before_the_end_is_not_held() {
        holds(
                """
                boolean lock(long time) {
                    if (!lock.tryLock()) { return false; }
                    try { return time > 0; } finally { lock.unlock(); }
                }
                """,
                """
                void cleanup() {
                    if (!store.lock(100)) { return; }
                    synchronized (this) {
                        store.depage(); // ERROR lock-cycle
                    }
                }
                """);
        holds(
                "boolean lock(long time) { return lock.tryLock(); }",
                """
                void cleanup() {
                    boolean taken = store.lock(100);
                    if (taken) { store.unlock(); }
                    if (taken) {
                        synchronized (this) {
                            store.depage(); // ERROR lock-cycle
                        }
                    }
                }
                """);
    }

    @Test
    void a_lock_that_is_taken_first_keeps_two_ways_apart() {
        Verify.that(
                        """
                        import java.util.concurrent.atomic.AtomicBoolean;
                        import java.util.concurrent.locks.ReentrantLock;

                        class Desk {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            private final ReentrantLock door = new ReentrantLock();
                            private boolean enter() { return door.tryLock(); }
                            void close() {
                                if (!enter()) { return; }
                                try {
                                    synchronized (jobs) { synchronized (users) { } }
                                } finally {
                                    door.unlock();
                                }
                            }
                            void abort() {
                                if (!enter()) { return; }
                                synchronized (users) { synchronized (jobs) { } }
                                door.unlock();
                            }
                        }
                        class Gate {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            private final AtomicBoolean busy = new AtomicBoolean();
                            private boolean begin() { return busy.compareAndSet(false, true); }
                            private boolean isBusy() { return busy.getAndSet(true); }
                            void close() {
                                if (begin()) {
                                    synchronized (jobs) { synchronized (users) { } }
                                    busy.set(false);
                                }
                            }
                            void abort() {
                                if (isBusy()) { return; }
                                synchronized (users) { synchronized (jobs) { } }
                                busy.set(false);
                            }
                        }
                        class Open {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            private final ReentrantLock door = new ReentrantLock();
                            private boolean enter() { return door.tryLock(); }
                            void close() {
                                if (enter()) { return; }
                                synchronized (jobs) { synchronized (users) { } }
                            }
                            void abort() {
                                if (enter()) { return; }
                                synchronized (users) {
                                    synchronized (jobs) { } // ERROR lock-cycle
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_was_taken_with_success_is_held() {
        Verify.that(
                        """
                        import java.util.concurrent.locks.ReentrantLock;

                        class Desk {
                            private final Object jobs = new Object();
                            private final ReentrantLock door = new ReentrantLock();
                            private boolean enter() { return door.tryLock(); }
                            void close() {
                                if (!enter()) { return; }
                                synchronized (jobs) { }
                                door.unlock();
                            }
                            void open() {
                                synchronized (jobs) {
                                    door.lock(); // ERROR lock-cycle
                                    door.unlock();
                                }
                            }
                        }
                        """)
                .holds();
    }
}

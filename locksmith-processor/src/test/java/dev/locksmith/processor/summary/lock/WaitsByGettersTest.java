package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Threads that wait on what a getter tells. */
class WaitsByGettersTest {

    private static final String IMPORTS = "import java.util.concurrent.locks.*;\n";

    @Test
    void monitors_that_getters_tell() {
        Verify.that(
                        """
                        class Lazy {
                            protected final Object lock = new Object();
                            final Object other = new Object();
                            void init() { synchronized (lock) { lock.notifyAll(); } }
                        }
                        class Entry {
                            private final Lazy lazy;
                            private boolean ready;
                            Entry(Lazy lazy) { this.lazy = lazy; }
                            private Object lock() { return lazy.lock; }
                            private Object other() { return lazy.other; }
                            void await() throws InterruptedException {
                                synchronized (lock()) { while (!ready) { lock().wait(); } }
                            }
                            void direct() throws InterruptedException {
                                synchronized (lock()) { while (!ready) { lazy.lock.wait(); } }
                            }
                            void held() throws InterruptedException {
                                Object held = lock();
                                synchronized (held) { while (!ready) { lock().wait(); } }
                            }
                            void finish() {
                                synchronized (lock()) { ready = true; lock().notifyAll(); }
                            }
                            void both() throws InterruptedException {
                                synchronized (lock()) {
                                    synchronized (other()) { other().wait(); } // ERROR lock-cycle
                                }
                            }
                            void wake() {
                                synchronized (lock()) {
                                    synchronized (other()) { other().notifyAll(); }
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void conditions_that_getters_tell() {
        Verify.that(
                        IMPORTS
                                + """
                                class Channel {
                                    private final Lock lock = new ReentrantLock();
                                    private final Condition filled = lock.newCondition();
                                    private boolean full;
                                    private Lock lock() { return lock; }
                                    private Condition filled() { return filled; }
                                    void take() throws InterruptedException {
                                        lock().lock();
                                        try { while (!full) { filled().await(); } } finally { lock().unlock(); }
                                    }
                                    void put() {
                                        lock().lock();
                                        try { full = true; filled().signalAll(); } finally { lock().unlock(); }
                                    }
                                }
                                """)
                .holds();
    }
}

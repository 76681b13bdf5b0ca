package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Methods of subclasses that only their superclass calls, under a lock of its own. */
class HooksTest {

    @Test
    void a_hook_holds_what_its_superclass_holds() {
        Verify.that(
                        """
                        package shop;

                        import java.util.concurrent.locks.Lock;
                        import java.util.concurrent.locks.ReadWriteLock;
                        import java.util.concurrent.locks.ReentrantReadWriteLock;

                        public class Store {
                            private final Object base = new Object();
                            public void shutdown() { synchronized (base) { onShutdown(); } }
                            public void truncate() { synchronized (base) { onTruncate(); } }
                            public long last() { synchronized (base) { return 1; } }
                            protected void onShutdown() {}
                            protected void onTruncate() {}
                        }
                        class Segments extends Store {
                            private final Object own = new Object();
                            @Override protected void onShutdown() { synchronized (own) { hashCode(); } }
                            @Override protected void onTruncate() { synchronized (own) { last(); } }
                        }
                        abstract class Journal {
                            private final ReadWriteLock locks = new ReentrantReadWriteLock();
                            private final Lock read = locks.readLock();
                            private final Lock write = locks.writeLock();
                            public void shutdown() {
                                write.lock();
                                try { onShutdown(); } finally { write.unlock(); }
                            }
                            public void truncate() {
                                read.lock();
                                try { onTruncate(); } finally { read.unlock(); }
                            }
                            public long last() {
                                read.lock();
                                try { return 1; } finally { read.unlock(); }
                            }
                            abstract void onShutdown();
                            abstract void onTruncate();
                        }
                        class Files extends Journal {
                            private final Lock own = new ReentrantReadWriteLock().writeLock();
                            @Override void onShutdown() { own.lock(); own.unlock(); }
                            @Override void onTruncate() {
                                own.lock();
                                try { last(); } finally { own.unlock(); }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_hook_that_is_called_without_the_lock() {
        Verify.that(
                        """
                        package shop;

                        public class Store {
                            private final Object base = new Object();
                            public void shutdown() { synchronized (base) { onShutdown(); } }
                            public void truncate() { onTruncate(); }
                            public long last() { synchronized (base) { return 1; } }
                            protected void onShutdown() {}
                            protected void onTruncate() {}
                        }
                        class Segments extends Store {
                            private final Object own = new Object();
                            @Override protected void onShutdown() { synchronized (own) { hashCode(); } }
                            @Override protected void onTruncate() { synchronized (own) { last(); } } // ERROR lock-cycle
                        }
                        """)
                .holds();
    }

    @Test
    void a_hook_that_anybody_can_call() {
        Verify.that(
                        """
                        package shop;

                        public class Store {
                            private final Object base = new Object();
                            public void shutdown() { synchronized (base) { onShutdown(); } }
                            public void truncate() { synchronized (base) { onTruncate(); } }
                            public long last() { synchronized (base) { return 1; } }
                            public void onShutdown() {}
                            public void onTruncate() {}
                        }
                        class Segments extends Store {
                            private final Object own = new Object();
                            @Override public void onShutdown() { synchronized (own) { hashCode(); } }
                            @Override public void onTruncate() { synchronized (own) { last(); } } // ERROR lock-cycle
                        }
                        """)
                .holds();
    }
}

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

    /** Classes whose life begins with a hook; {@code limit} are the members of one that has one. */
    private static String lives(String limit) {
        return """
        package shop;

        import java.util.ArrayList;
        import java.util.List;

        public abstract class Life {
            private final Object lock = new Object();
            private boolean running;
            protected void begin() {}
            public final void start() {
                synchronized (lock) {
                    if (running) { return; }
                    running = true;
                    begin();
                }
            }
        }
        class Container extends Life {
            public void add(Life other) { other.start(); }
        }
        class Limit extends Life {
            private final List<Container> all = new ArrayList<>();
            %s
        }
        """
                .formatted(limit);
    }

    private static final String HOOK =
            """
            @Override protected synchronized void begin() {
                for (Container each : all) { each.add(this); }
            }
            """;

    @Test
    void a_class_beside_it_that_calls_the_method_above() {
        Verify.that(
                        lives(HOOK)
                                + """
                                class Other extends Container {
                                    @Override public void begin() { super.begin(); }
                                }
                                """)
                .holds();
        Verify.that(
                        lives(HOOK)
                                + """
                                class Other extends Life {
                                    @Override protected void begin() { super.begin(); }
                                    public void again() { super.begin(); }
                                }
                                """)
                .holds();
    }

    @Test
    void a_class_below_or_beside_it_that_calls_the_hook_itself() {
        String reported =
                HOOK.replace("each.add(this); }", "\n each.add(this); // ERROR lock-cycle\n }");
        Verify.that(
                        lives(reported)
                                + """
                                class Below extends Limit {
                                    @Override public void begin() { super.begin(); }
                                    void again() { begin(); }
                                }
                                """)
                .holds();
        Verify.that(
                        lives(reported)
                                + """
                                class Beside extends Life {
                                    @Override public void begin() { super.begin(); }
                                    public void begin(Life other) { other.begin(); }
                                }
                                """)
                .holds();
        Verify.that(
                        lives(reported)
                                + """
                                class Both extends Life {
                                    public void one(Life other) {
                                        other.begin();
                                        super.begin();
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

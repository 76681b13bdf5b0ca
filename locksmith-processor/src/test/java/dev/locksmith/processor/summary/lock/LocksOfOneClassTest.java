package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Locks that the same class or field has, of objects that each have a name. */
class LocksOfOneClassTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            """;

    @Test
    void two_parts_of_one_class() {
        Verify.that(
                        IMPORTS
                                + """
                                class Office {
                                    private final Till cash = new Till();
                                    private final Till card = new Till();
                                    void close() { synchronized (cash) { card.empty(); } }
                                    void open() { synchronized (card) { cash.empty(); } } // ERROR lock-cycle
                                }
                                class Till { synchronized void empty() { } }
                                """)
                .holds();
    }

    private static final String JOBS =
            """
            class Manager {
                private static final Manager ONLY = new Manager();
                static Manager only() { return ONLY; }
                private final Object lock = new Object();
                private int running;
                void start(Job job) {
                    synchronized (lock) {
                        synchronized (job.state) { job.tell(); }
                    }
                }
                void cancel(Job job) { synchronized (lock) { job.cancel(); } }
                int running() { synchronized (lock) { return running; } }
            }
            class Job {
                final Object state = new Object();
                private final Manager manager = Manager.only();
                private int seen;
                void tell() { seen = manager.running(); }
                void cancel() { synchronized (state) { seen = 0; } }
            """;

    @Test
    void the_same_lock_by_another_name_may_be_held_already() {
        Verify.that(JOBS + "}").holds();
    }

    @Test
    void two_statics_may_be_one_object() {
        String statics =
                JOBS.replace("private final Manager manager", "static final Manager manager");
        Verify.that(
                        statics
                                + """
                                    void start() { manager.start(this); }
                                }
                                class Clerk {
                                    private static final Manager BOSS = Manager.only();
                                    void start(Job job) { BOSS.start(job); }
                                    void cancel(Job job) { BOSS.cancel(job); }
                                }
                                """)
                .holds();
    }

    @Test
    void it_is_not_held_on_another_way() {
        Verify.that(
                        JOBS
                                + """
                                    void poke() { synchronized (state) { tell(); } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void two_parts_in_one_order() {
        Verify.that(
                        IMPORTS
                                + """
                                class Office {
                                    private final Till cash = new Till();
                                    private final Till card = new Till();
                                    void close() { synchronized (cash) { card.empty(); } }
                                    void open() { synchronized (cash) { synchronized (card) { cash.empty(); } } }
                                }
                                class Till { synchronized void empty() { } }
                                """)
                .holds();
    }

    @Test
    void two_statics_of_one_class() {
        Verify.that(
                        IMPORTS
                                + """
                                class Till {
                                    static final Till CASH = new Till();
                                    static final Till CARD = new Till();
                                    static void close() { synchronized (CASH) { CARD.empty(); } }
                                    static void open() { synchronized (CARD) { CASH.empty(); } } // ERROR lock-cycle
                                    synchronized void empty() { }
                                }
                                """)
                .holds();
    }

    @Test
    void wrappers_of_locks() {
        Verify.that(
                        IMPORTS
                                + """
                                class Guarded {
                                    private final Lock lock = new ReentrantLock();
                                    void acquire() { lock.lock(); }
                                    void release() { lock.unlock(); }
                                    <T> T with(Supplier<T> body) { acquire(); try { return body.get(); } finally { release(); } }
                                }
                                class Inventory {
                                    private final Guarded shelves = new Guarded();
                                    private final Guarded orders = new Guarded();
                                    int restock() { return shelves.with(() -> orders.with(() -> 1)); }
                                    int ship() {
                                        orders.acquire();
                                        try {
                                            shelves.acquire(); // ERROR lock-cycle
                                            shelves.release();
                                            return 1;
                                        } finally {
                                            orders.release();
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_third_of_the_class_before_both() {
        Verify.that(
                        IMPORTS
                                + """
                                class Gate { final Lock lock = new ReentrantLock(); }
                                class Field {
                                    private final Gate outer = new Gate();
                                    private final Gate left = new Gate();
                                    private final Gate right = new Gate();
                                    void one() {
                                        outer.lock.lock(); left.lock.lock(); right.lock.lock();
                                        right.lock.unlock(); left.lock.unlock(); outer.lock.unlock();
                                    }
                                    void two() {
                                        outer.lock.lock(); right.lock.lock(); left.lock.lock();
                                        left.lock.unlock(); right.lock.unlock(); outer.lock.unlock();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void up_and_down_a_tree() {
        Verify.that(
                        IMPORTS
                                + """
                                class Folder {
                                    private final List<Folder> children = new ArrayList<>();
                                    private final Folder parent;
                                    Folder(Folder parent) { this.parent = parent; if (parent != null) parent.add(this); }
                                    synchronized void add(Folder child) { children.add(child); }
                                    synchronized void total() { for (Folder each : children) each.total(); }
                                    synchronized void grow() { if (parent != null) parent.grow(); } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void down_a_tree_alone() {
        Verify.that(
                        IMPORTS
                                + """
                                class Folder {
                                    private final List<Folder> children = new ArrayList<>();
                                    private final Folder parent;
                                    Folder(Folder parent) { this.parent = parent; if (parent != null) parent.add(this); }
                                    synchronized void add(Folder child) { children.add(child); }
                                    synchronized void total() { for (Folder each : children) each.total(); }
                                    void grow() { if (parent != null) parent.grow(); synchronized (this) { } }
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void two_inner_objects_of_one_object() {
        Verify.that(
                        IMPORTS
                                + """
                                class Terminal {
                                    private final Object input = new Object();
                                    private final Object output = new Object();
                                    class Reader { void read() { synchronized (input) { synchronized (output) { } } } }
                                    class Writer { void write() { synchronized (output) { synchronized (input) { } } } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void a_way_there_and_back_leads_to_the_same_lock() {
        Verify.that(
                        IMPORTS
                                + """
                                class Channel {
                                    private final State state = new State(this);
                                    private final Request request = new Request(this);
                                    Request request() { return request; }
                                    State state() { return state; }
                                    void handle() { state.handle(); }
                                }
                                class Request {
                                    private final Channel channel;
                                    Request(Channel channel) { this.channel = channel; }
                                    boolean isAsync() { return channel.state().isAsync(); }
                                }
                                class State {
                                    private final Channel channel;
                                    State(Channel channel) { this.channel = channel; }
                                    synchronized boolean isAsync() { return true; }
                                    synchronized void handle() { channel.request().isAsync(); }
                                }
                                """)
                .holds();
    }

    /** Two caches, of which each reads the other one. */
    private static String caches(String outer, String inner) {
        return """
        import java.util.concurrent.locks.Lock;
        import java.util.concurrent.locks.ReadWriteLock;
        import java.util.concurrent.locks.ReentrantReadWriteLock;

        public class Cache {
            private final ReadWriteLock locks = new ReentrantReadWriteLock();
            private final Lock read = locks.readLock();
            private final Lock write = locks.writeLock();
            public int get() {
                $inner.lock();
                try { return 1; } finally { $inner.unlock(); }
            }
            public boolean agrees(Cache other) {
                $outer.lock();
                try {
                    return other.get() == 1;
                } finally { $outer.unlock(); }
            }
        }
        """
                .replace("$outer", outer)
                .replace("$inner", inner);
    }

    @Test
    void two_readers_do_not_wait_for_each_other() {
        Verify.that(caches("read", "read")).holds();
        assertReported(caches("write", "read"));
        assertReported(caches("read", "write"));
        assertReported(caches("write", "write"));
    }

    private static void assertReported(String caches) {
        Verify.that(caches.replace("== 1;", "== 1; // ERROR lock-cycle")).holds();
    }
}

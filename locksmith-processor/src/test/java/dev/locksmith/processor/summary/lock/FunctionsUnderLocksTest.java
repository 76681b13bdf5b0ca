package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Functions hold what is held wherever they are run, if nobody else runs them. */
class FunctionsUnderLocksTest {

    private static void holds(String methods) {
        press(methods).holds();
    }

    private static Verify press(String methods) {
        return Verify.that(
                """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                import java.util.function.*;
                class Press {
                    private final Object io = new Object();
                    private final Object ink = new Object();
                    private final Lock lock = new ReentrantLock();
                    private int n;
                """
                        + methods
                        + "}");
    }

    @Test
    void functions_that_a_collection_only_keeps() {
        Verify.that(
                        """
                        import java.util.*;
                        class Server {
                            private final Set<Connection> running = Collections.synchronizedSet(new HashSet<>());
                            private final Vector<Runnable> tasks = new Vector<>();
                            private int closed;
                            void listen() {
                                Connection made = new Connection(this);
                                running.add(made);
                                tasks.add(() -> remove(made));
                                tasks.add(made);
                                new Thread(made).start();
                            }
                            synchronized void remove(Connection one) {
                                running.remove(one);
                                tasks.remove(one);
                                closed++;
                            }
                            synchronized int size() { return running.size(); }
                            void count() { running.removeIf(one -> one.isOld(size())); } // ERROR lock-cycle
                        }
                        class Connection implements Runnable {
                            private final Server server;
                            Connection(Server server) { this.server = server; }
                            @Override public void run() { server.remove(this); }
                            boolean isOld(int size) { return size > 3; }
                        }
                        """)
                .holds();
    }

    @Test
    void a_function_in_a_variable_that_is_called_there() {
        Verify.that(
                        """
                        class Leaf {
                            private final Object lock = new Object();
                            private final Object tree = new Object();
                            void change() { synchronized (lock) { fire(); } }
                            void grow() { synchronized (tree) { synchronized (lock) { } } } // ERROR lock-cycle
                            private void fire() {
                                Runnable task = () -> { synchronized (tree) { } };
                                task.run();
                            }
                        }
                        class Bud {
                            private final Object lock = new Object();
                            private final Object tree = new Object();
                            void change() { synchronized (lock) { } fire(); }
                            void grow() { synchronized (tree) { synchronized (lock) { } } }
                            private void fire() {
                                Runnable task = this::touch;
                                synchronized (tree) { task.run(); }
                            }
                            private void touch() { synchronized (lock) { } }
                        }
                        """)
                .holds();
    }

    @Test
    void a_method_that_a_stream_runs_takes_again_what_is_held() {
        holds(
                """
                private synchronized int next() { return n++; }
                private String one(String s) { synchronized (io) { return s + next(); } }
                synchronized List<String> all(List<String> list) {
                    return list.stream().map(this::one).toList();
                }
                synchronized void each(List<String> list) { list.forEach(this::one); }
                """);
    }

    @Test
    void so_does_a_lambda() {
        holds(
                """
                private synchronized int next() { return n++; }
                synchronized void each(List<String> list) {
                    list.forEach(s -> { synchronized (io) { next(); } });
                }
                synchronized void sorted(List<String> list) {
                    list.sort((a, b) -> { synchronized (ink) { return next(); } });
                }
                """);
    }

    @Test
    void what_a_helper_runs_under_a_lock_of_its_own() {
        holds(
                """
                private <T> T locked(Supplier<T> work) {
                    lock.lock();
                    try { return work.get(); } finally { lock.unlock(); }
                }
                int size() { return locked(() -> n); }
                int both() { return locked(() -> { synchronized (io) { return size(); } }); }
                private int inner() { synchronized (ink) { return size(); } }
                int referred() { return locked(this::inner); }
                """);
    }

    @Test
    void both_orders_under_one_lock_around() {
        holds(
                """
                private void with(Runnable work) { synchronized (this) { work.run(); } }
                void up() { with(() -> { synchronized (io) { synchronized (ink) { } } }); }
                void down() { with(() -> { synchronized (ink) { synchronized (io) { } } }); }
                """);
    }

    @Test
    void one_that_is_run_elsewhere_too_holds_nothing() {
        holds(
                """
                private synchronized int next() { return n++; }
                private String one(String s) { synchronized (io) { return s + next(); } }
                private void two() { synchronized (ink) { next(); } }
                synchronized void all(List<String> list) { list.forEach(this::one); } // ERROR lock-cycle
                void bare(List<String> list) { list.forEach(this::one); }
                synchronized void later(Executor pool) { pool.execute(this::two); }
                synchronized void now() { synchronized (ink) { } } // ERROR lock-cycle
                """);
    }

    @Test
    void a_helper_that_hands_it_on_does_not_run_it() {
        holds(
                """
                private synchronized int next() { return n++; }
                private void two() { synchronized (ink) { next(); } }
                private void later(Executor pool, Runnable work) { pool.execute(work); }
                synchronized void begin(Executor pool) { prepare(pool); }
                private void prepare(Executor pool) { later(pool, this::two); }
                synchronized void now() { synchronized (ink) { } } // ERROR lock-cycle
                """);
    }

    @Test
    void other_orders_stay_circles() {
        holds(
                """
                synchronized void all(List<String> list) { list.forEach(s -> { synchronized (io) { } }); }
                void other() { synchronized (io) { synchronized (this) { } } } // ERROR lock-cycle
                """);
    }

    @Test
    void a_concurrent_map_in_a_field_of_a_plain_type() {
        holds(
                """
                private final Map<String, String> shared = new ConcurrentHashMap<>();
                private final Map<String, String> own = new HashMap<>();
                private synchronized String load(String key) { return key; }
                String get(String key) { return shared.computeIfAbsent(key, this::load); }
                synchronized void up(String key) { shared.compute(key, (k, old) -> k); } // ERROR lock-cycle
                String other(String key) { return own.computeIfAbsent(key, this::load); }
                synchronized void down(String key) { own.compute(key, (k, old) -> k); }
                """);
    }

    @Test
    void functions_that_are_chosen_hold_what_is_held_where_they_run() {
        holds(
                """
                private synchronized int next() { return n++; }
                private void one(String s) { synchronized (io) { next(); } }
                private void two(String s) { synchronized (io) { } }
                synchronized void all(List<String> list, boolean first) {
                    list.forEach(first ? this::one : this::two);
                    list.forEach(first ? s -> { synchronized (ink) { next(); } } : (first ? s -> {} : this::two));
                }
                synchronized void now() { synchronized (io) { } synchronized (ink) { } }
                """);
        holds(
                """
                private void one(String s) { synchronized (io) { } }
                synchronized void all(List<String> list, boolean first) { list.forEach(first ? this::one : s -> {}); }
                void other() { synchronized (io) { synchronized (this) { } } } // ERROR lock-cycle
                """);
    }

    @Test
    void functions_that_a_method_returns_do_so_too() {
        String returned =
                """
                private synchronized int next() { return n++; }
                private Consumer<String> each() { return s -> { synchronized (io) { next(); } }; }
                synchronized void all(List<String> list) { list.forEach(each()); }
                """;
        String now = "synchronized void now() { synchronized (io) { } }\n";
        holds(returned + now);
        String bad = now.replace("\n", " // ERROR lock-cycle\n");
        holds(returned + "void bare(List<String> list) { list.forEach(each()); }\n" + bad);
        holds(
                returned
                        + "void later(Executor pool) { pool.execute(() -> each().accept(null)); }\n"
                        + bad);
        holds(returned + "static void keep(Object o) {}\nvoid keep() { keep(each()); }\n" + bad);
        // What is rewritten is put into a package, whose code is all seen.
        press(returned.replace("private Consumer", "public Consumer") + bad).asWritten().holds();
    }
}

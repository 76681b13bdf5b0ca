package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Nobody annotates a wrapper: what becomes of its parameters is worked out from its code. */
class WrappersTest {

    private static final String TYPES =
            """
            @ThreadConfined class Gauge { int read() { return 0; } void reset() {} }
            @Sendable record Reading(int value) {}
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void helpers_that_hand_over_and_helpers_that_just_run() {
        verify(
                """
                class Plant {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    private void later(Runnable task) { pool.execute(task); }
                    private void now(Runnable task) { task.run(); }
                    private static <T> T timed(Supplier<T> work) {
                        long start = System.nanoTime();
                        try {
                            return work.get();
                        } finally {
                            System.out.println(System.nanoTime() - start);
                        }
                    }
                    private void maybe(Runnable task, boolean async) {
                        if (async) {
                            pool.execute(task);
                        } else {
                            task.run();
                        }
                    }
                    private void ignored(Runnable task) {}
                    private void second(Object here, Runnable there) {
                        System.out.println(here);
                        pool.execute(there);
                    }
                    private void wrapped(Runnable task) {
                        pool.execute(() -> {
                            System.out.println("begin");
                            task.run();
                        });
                    }
                    private void referred(Runnable task) { pool.execute(task::run); }
                    private void all(Runnable... tasks) {
                        for (Runnable task : tasks) {
                            pool.execute(task);
                        }
                    }
                    private void allHere(Runnable... tasks) {
                        for (Runnable task : tasks) {
                            task.run();
                        }
                    }
                    private void thread(Runnable task) {
                        Thread thread = new Thread(task);
                        thread.start();
                    }
                    private void copied(Runnable task) {
                        Runnable copy = task;
                        Runnable cast = (Runnable) (Object) copy;
                        pool.submit(cast);
                    }
                    private void reassigned(Runnable task) {
                        task = () -> System.out.println("own");
                        pool.execute(task);
                    }
                    private void valueOf(Gauge gauge) {
                        int value = gauge.read();
                        pool.execute(() -> System.out.println(value));
                    }
                    void go(Gauge gauge) {
                        later(() -> gauge.reset()); // ERROR crosses-thread
                        later(() -> System.out.println());
                        now(() -> gauge.reset());
                        int value = timed(() -> gauge.read());
                        int again = timed(gauge::read);
                        maybe(() -> gauge.reset(), false); // ERROR crosses-thread
                        ignored(() -> gauge.reset());
                        second(gauge, () -> {});
                        second("a", gauge::reset); // ERROR crosses-thread
                        wrapped(gauge::reset); // ERROR crosses-thread
                        referred(gauge::reset); // ERROR crosses-thread
                        all(() -> {}, gauge::reset); // ERROR crosses-thread
                        all(() -> {}, () -> {});
                        allHere(gauge::reset, () -> {});
                        thread(gauge::reset); // ERROR crosses-thread
                        copied(gauge::reset); // ERROR crosses-thread
                        reassigned(gauge::reset);
                        valueOf(gauge);
                    }
                }
                """);
    }

    @Test
    void through_other_classes_constructors_and_statics() {
        verify(
                """
                final class Background {
                    private static final Executor POOL = Executors.newCachedThreadPool();
                    private Background() {}
                    static void run(Runnable task) { POOL.execute(task); }
                    static Future<?> submit(ExecutorService pool, Runnable task) { return pool.submit(task); }
                    static void here(Runnable task) { task.run(); }
                }
                final class Job {
                    private final Runnable task;
                    Job(Runnable task) { this.task = task; }
                    void start() { Background.run(task); }
                    void runHere() { task.run(); }
                }
                final class Starting {
                    Starting(Runnable task) { new Thread(task).start(); }
                }
                final class Chained {
                    Chained(Runnable task) { this(task, "name"); }
                    Chained(Runnable task, String name) { new Thread(task, name).start(); }
                }
                class Parent { Parent(Runnable task) { Background.run(task); } }
                class Child extends Parent { Child(Runnable task) { super(task); } }
                class Quiet { Quiet(Runnable task) { task.run(); } }
                class Plant {
                    void go(Gauge gauge, ExecutorService pool) {
                        Background.run(gauge::reset); // ERROR crosses-thread
                        Background.submit(pool, gauge::reset); // ERROR crosses-thread
                        Background.here(gauge::reset);
                        new Starting(gauge::reset); // ERROR crosses-thread
                        new Chained(gauge::reset); // ERROR crosses-thread
                        new Child(gauge::reset); // ERROR crosses-thread
                        new Quiet(gauge::reset);
                        Supplier<Quiet> quiet = () -> new Quiet(gauge::reset);
                        quiet.get();
                    }
                }
                """);
    }

    @Test
    void the_receiver_itself() {
        verify(
                """
                @ThreadConfined class Machine implements Runnable {
                    @Override public void run() {}
                    void here() { this.run(); }
                    int speed() { return 1; }
                }
                class Worker implements Runnable {
                    private final Executor pool;
                    Worker(Executor pool) { this.pool = pool; }
                    void start() { pool.execute(this); }
                    void begin() { start(); }
                    @Override public void run() {}
                }
                class Keeper extends Worker {
                    private final Gauge gauge;
                    Keeper(Executor pool, Gauge gauge) { super(pool); this.gauge = gauge; }
                }
                class Plant {
                    void go(Executor pool, Gauge gauge) {
                        new Worker(pool).start();
                        new Worker(pool).begin();
                        Worker worker = new Worker(pool) {
                            @Override public void run() { gauge.reset(); }
                        };
                        worker.start(); // ERROR crosses-thread
                        worker.run();
                        new Keeper(pool, gauge).begin(); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void recursion_and_mutual_recursion() {
        verify(
                """
                class Plant {
                    private final Executor pool = Executors.newCachedThreadPool();
                    private void retry(Runnable task, int left) {
                        if (left == 0) {
                            pool.execute(task);
                        } else {
                            retry(task, left - 1);
                        }
                    }
                    private void even(Runnable task, int n) {
                        if (n == 0) {
                            pool.execute(task);
                        } else {
                            odd(task, n - 1);
                        }
                    }
                    private void odd(Runnable task, int n) { even(task, n - 1); }
                    private void ping(Runnable task, int n) { if (n > 0) pong(task, n - 1); else task.run(); }
                    private void pong(Runnable task, int n) { if (n > 0) ping(task, n - 1); }
                    private Runnable wrap(Runnable task, int n) {
                        return n == 0 ? task : wrap(() -> task.run(), n - 1);
                    }
                    private int walk(Gauge gauge, int depth) {
                        return depth == 0 ? gauge.read() : walk(gauge, depth - 1);
                    }
                    void go(Gauge gauge) {
                        retry(gauge::reset, 3); // ERROR crosses-thread
                        odd(gauge::reset, 3); // ERROR crosses-thread
                        ping(gauge::reset, 3);
                        pool.execute(wrap(gauge::reset, 2)); // ERROR crosses-thread
                        wrap(gauge::reset, 2).run();
                        walk(gauge, 3);
                    }
                }
                """);
    }

    @Test
    void lambdas_passed_on() {
        verify(
                """
                class Plant {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    private void supply(Supplier<Gauge> source) {
                        Gauge gauge = source.get();
                        gauge.reset();
                    }
                    private <T> void each(List<T> items, Consumer<T> action) { items.forEach(action); }
                    private <T> void eachLater(List<T> items, Consumer<T> action) {
                        for (T item : items) {
                            pool.execute(() -> action.accept(item));
                        }
                    }
                    private <T> CompletableFuture<T> async(Supplier<T> work) {
                        return CompletableFuture.supplyAsync(work, pool);
                    }
                    void go(Gauge gauge, List<String> names, List<Gauge> gauges) {
                        supply(() -> gauge);
                        each(names, name -> gauge.reset());
                        each(gauges, Gauge::reset);
                        eachLater(names, name -> gauge.reset()); // ERROR crosses-thread
                        eachLater(gauges, Gauge::reset); // ERROR crosses-thread
                        eachLater(names, System.out::println);
                        async(() -> gauge.read()); // ERROR crosses-thread
                        async(() -> 3);
                    }
                }
                """);
    }

    @Test
    void what_a_helper_stores() {
        verify(
                """
                class Registry {
                    private static final List<Object> ALL = new ArrayList<>();
                    private static Object last;
                    private Object mine;
                    private final Map<String, Object> byName = new HashMap<>();
                    private Gauge gauge;
                    static void add(Object item) { ALL.add(item); }
                    static void last(Object item) { last = item; }
                    static void print(Object item) { System.out.println(item); }
                    void keep(Object item) { mine = item; }
                    void put(String name, Object item) { byName.put(name, item); }
                    void use(Gauge gauge) { this.gauge = gauge; }
                    void local(Object item) {
                        List<Object> list = new ArrayList<>();
                        list.add(item);
                        System.out.println(list);
                    }
                }
                class Plant {
                    private final Registry registry = new Registry();
                    void go(Gauge gauge, Registry given) {
                        Registry.add(gauge); // ERROR shared-state
                        Registry.last(gauge); // ERROR shared-state
                        Registry.last(gauge.read());
                        Registry.print(gauge);
                        registry.keep(gauge); // ERROR confinement-forgotten
                        registry.keep("a");
                        given.put("g", gauge); // ERROR confinement-forgotten
                        given.use(gauge);
                        given.local(gauge);
                        Registry own = new Registry();
                        own.keep(gauge);
                        own.put("g", gauge);
                    }
                }
                """);
    }

    @Test
    void interfaces_do_what_their_implementations_do() {
        verify(
                """
                interface Dispatcher { void dispatch(Runnable task); }
                class PoolDispatcher implements Dispatcher {
                    private final Executor pool = Executors.newCachedThreadPool();
                    @Override public void dispatch(Runnable task) { pool.execute(task); }
                }
                interface Runner { void run(Runnable task); }
                class Direct implements Runner { @Override public void run(Runnable task) { task.run(); } }
                class Pooled implements Runner {
                    @Override public void run(Runnable task) { new Thread(task).start(); }
                }
                abstract class Stage {
                    abstract void perform(Runnable task);
                    void twice(Runnable task) { perform(task); perform(task); }
                }
                class ThreadStage extends Stage {
                    @Override void perform(Runnable task) { new Thread(task).start(); }
                }
                interface Unknown { void run(Runnable task); }
                interface Mixed { void run(Runnable task); }
                class MixedPool implements Mixed {
                    @Override public void run(Runnable task) { new Thread(task).start(); }
                }
                class Plant {
                    Mixed here = task -> task.run();
                    void go(Gauge gauge, Dispatcher dispatcher, Runner runner, Stage stage, Unknown unknown, Mixed mixed) {
                        dispatcher.dispatch(gauge::reset); // ERROR crosses-thread
                        runner.run(gauge::reset);
                        new Pooled().run(gauge::reset); // ERROR crosses-thread
                        new Direct().run(gauge::reset);
                        stage.perform(gauge::reset); // ERROR crosses-thread
                        stage.twice(gauge::reset); // ERROR crosses-thread
                        unknown.run(gauge::reset);
                        mixed.run(gauge::reset);
                    }
                }
                """);
    }

    @Test
    void in_complete_mode_one_implementation_is_enough() {
        Verify.that(
                        TYPES
                                + """
                                interface Runner { void run(Runnable task); }
                                class Direct implements Runner { @Override public void run(Runnable task) { task.run(); } }
                                class Pooled implements Runner {
                                    @Override public void run(Runnable task) { new Thread(task).start(); } // ERROR unproven
                                }
                                interface Here { void run(Runnable task); }
                                class Only implements Here { @Override public void run(Runnable task) { task.run(); } }
                                class Plant {
                                    void go(Gauge gauge, Runner runner, Here here) {
                                        runner.run(gauge::reset); // ERROR crosses-thread
                                        here.run(gauge::reset);
                                        new Direct().run(gauge::reset);
                                    }
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void the_message_walks_the_chain() {
        Verify.that(
                        TYPES
                                + """
                                class Plant {
                                    private final Executor pool = Executors.newCachedThreadPool();
                                    void go(Gauge gauge) {
                                        later("reset", () -> gauge.reset()); // ERROR crosses-thread
                                    }
                                    private void later(String name, Runnable task) {
                                        enqueue(() -> { System.out.println(name); task.run(); });
                                    }
                                    private void enqueue(Runnable job) {
                                        pool.execute(job);
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'gauge' is confined to its thread, but this lambda takes it to another one
                          'gauge' is a Gauge, which is @ThreadConfined
                          Plant.later passes its parameter 'task' to Plant.enqueue (Test.java:9)
                          Plant.enqueue passes its parameter 'job' on (Test.java:12)
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'gauge' first, or make a Gauge over there\
                        """);
    }
}

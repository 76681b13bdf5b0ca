package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class SerialExecutorsTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Pen {
                void write(String text) {}
            }
            class Shared {
                static final ExecutorService SINGLE = Executors.newSingleThreadExecutor();
                static final ExecutorService MANY = Executors.newCachedThreadPool();
                private static final ScheduledExecutorService CLOCK =
                        Executors.unconfigurableScheduledExecutorService(new ScheduledThreadPoolExecutor(1));
                static ScheduledExecutorService clock() { return CLOCK; }
                static Executor single() { Executor it = SINGLE; return it; }
            }
            """;

    private static void holds(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void an_executor_of_another_class() {
        holds(
                """
                class Desk {
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen(); // ERROR shared-unlocked
                    private static final Pen C = new Pen();
                    private static final Pen D = new Pen(); // ERROR shared-unlocked
                    static void field() {
                        Shared.SINGLE.execute(() -> A.write("a"));
                        Shared.SINGLE.submit(() -> A.write("b"));
                    }
                    static void pool() { Shared.MANY.execute(() -> B.write("a")); }
                    static void getter() { Shared.clock().schedule(() -> C.write("a"), 1, TimeUnit.SECONDS); }
                    static void two() {
                        Shared.SINGLE.execute(() -> D.write("a"));
                        new Thread(() -> D.write("a")).start();
                    }
                }
                class Other {
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen(); // ERROR shared-unlocked
                    static void oneByTwoNames() {
                        Shared.single().execute(() -> A.write("a"));
                        ExecutorService executor = Shared.SINGLE;
                        CompletableFuture.runAsync(() -> A.write("b"), executor);
                    }
                    static void two(boolean late) {
                        Executor executor = late ? Shared.clock() : Shared.MANY;
                        executor.execute(() -> B.write("a"));
                    }
                }
                """);
    }

    @Test
    void an_executor_that_is_given() {
        holds(
                """
                class Desk {
                    private static final Pen PEN = new Pen();
                    private final Executor executor;
                    Desk(Executor executor) { this.executor = executor; }
                    void note() { executor.execute(() -> PEN.write("a")); }
                    static Desk make() { return new Desk(Shared.SINGLE); }
                    static Desk another() { return new Desk(Shared.single()); }
                }
                class Busy {
                    private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                    private final Executor executor;
                    Busy(Executor executor) { this.executor = executor; }
                    void note() { executor.execute(() -> PEN.write("a")); }
                    static Busy make() { return new Busy(Shared.SINGLE); }
                    static Busy another() { return new Busy(Shared.MANY); }
                }
                class Alone {
                    private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                    private final Executor executor;
                    Alone(Executor executor) { this.executor = executor; }
                    void note() { executor.execute(() -> PEN.write("a")); }
                    static Alone make() { return new Alone(Executors.newSingleThreadExecutor()); }
                    static Alone another() { return new Alone(Executors.newSingleThreadExecutor()); }
                }
                class Said {
                    private static final Pen PEN = new Pen();
                    private final Executor serialExecutor;
                    Said(Executor executor) { this.serialExecutor = executor; }
                    void note() { serialExecutor.execute(() -> PEN.write("a")); }
                }
                class Unknown {
                    private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                    private final ExecutorService executor;
                    Unknown(ExecutorService executor) { this.executor = executor; }
                    void note() { executor.execute(() -> PEN.write("a")); }
                }
                """);
    }

    @Test
    void tasks_with_classes_of_their_own() {
        holds(
                """
                class Desk {
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen(); // ERROR shared-unlocked
                    private static final Pen C = new Pen(); // ERROR shared-unlocked
                    private static final Pen D = new Pen(); // ERROR shared-unlocked
                    private static final Pen E = new Pen();
                    static void note(Consumer<Runnable> taker) {
                        Shared.SINGLE.execute(new InTurn());
                        Runnable next = new InTurn();
                        Shared.SINGLE.submit(next);
                        Shared.MANY.execute(new AtOnce());
                        Runnable kept = new Kept();
                        new Thread(kept).start();
                        Shared.SINGLE.execute(new Both());
                        Shared.MANY.execute(new Both());
                        taker.accept(new Taken());
                    }
                    private static class InTurn implements Runnable { public void run() { A.write("a"); } }
                    private static class AtOnce implements Runnable { public void run() { B.write("b"); } }
                    private static class Kept implements Runnable { public void run() { C.write("c"); } }
                    private static class Both implements Runnable { public void run() { D.write("d"); } }
                    private static class Taken implements Runnable { public void run() { E.write("e"); } }
                }
                class All {
                    static final Pen A = new Pen(); // ERROR shared-unlocked
                    static final Pen B = new Pen(); // ERROR shared-unlocked
                    static final Pen C = new Pen();
                    static void note() throws InterruptedException {
                        List<Job> jobs = new ArrayList<>();
                        jobs.add(new Job());
                        Shared.MANY.invokeAll(jobs);
                        Shared.SINGLE.execute(new InTurn());
                    }
                    private static class Job implements Callable<String> { public String call() { A.write("a"); return ""; } }
                }
                class Anybodys implements Runnable { public void run() { All.B.write("b"); } }
                class InTurn implements Runnable { public void run() { All.C.write("c"); } }
                """);
    }

    @Test
    void timers_and_pools_of_one_thread() {
        holds(
                """
                class Desk {
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen();
                    private static final Pen C = new Pen(); // ERROR shared-unlocked
                    private static final Timer TIMER = new Timer();
                    private static final ExecutorService ONE =
                            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                    private static final ExecutorService FEW =
                            new ThreadPoolExecutor(1, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                    static void note() {
                        TIMER.schedule(new Tick(), 10);
                        TIMER.schedule(new TimerTask() { public void run() { A.write("b"); } }, 10);
                        ONE.execute(() -> B.write("a"));
                        FEW.execute(() -> C.write("a"));
                    }
                    private static class Tick extends TimerTask { public void run() { A.write("a"); } }
                }
                """);
    }
}

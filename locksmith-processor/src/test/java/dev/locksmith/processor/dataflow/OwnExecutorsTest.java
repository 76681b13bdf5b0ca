package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Tasks of an executor of one thread in a private field, and code that is none of them. */
class OwnExecutorsTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line {
                void send(String text) {}
            }
            interface Listener { void done(); }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void code_that_is_no_task() {
        verify(
                """
                class Beating {
                    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                    void run(Line line) {
                        timer.scheduleAtFixedRate(() -> line.send("x"), 1, 1, TimeUnit.SECONDS); // ERROR used-after-handover
                        line.send("y");
                    }
                    void stop() { timer.shutdownNow(); }
                }
                class Fixed {
                    private final ExecutorService pool = Executors.newFixedThreadPool(1);
                    void run(Line line) {
                        this.pool.submit(() -> send(line)); // ERROR used-after-handover
                        line.send("y");
                    }
                    private void send(Line line) { line.send("x"); }
                }
                class Later {
                    private ExecutorService pool;
                    Later() { pool = Executors.newSingleThreadExecutor(); }
                    void run(Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                }
                class Methods {
                    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                    private final Line line = new Line();
                    void open() { timer.schedule(this::beat, 1, TimeUnit.SECONDS); } // ERROR used-after-handover
                    private void beat() { line.send("x"); }
                    void publish(String text) { line.send(text); }
                }
                """);
    }

    @Test
    void code_that_may_be_a_task() {
        verify(
                """
                class Itself {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    private final Line line = new Line();
                    void open() { pool.execute(this::step); }
                    private void step() {
                        pool.execute(() -> line.send("x"));
                        line.send("y");
                    }
                }
                class ByHelper {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    private final Line line = new Line();
                    void open() { pool.execute(() -> begin()); }
                    private void begin() { step(); }
                    private void step() {
                        pool.execute(() -> line.send("x"));
                        line.send("y");
                    }
                }
                class Inside {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    void open(Line line) {
                        pool.execute(() -> {
                            pool.execute(() -> line.send("x"));
                            line.send("y");
                        });
                    }
                }
                class CalledByAll {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    private final Line line = new Line();
                    void open() { pool.execute(() -> publish("x")); }
                    void publish(String text) { line.send(text); }
                    void both() {
                        pool.execute(() -> line.send("x"));
                        line.send("y");
                    }
                }
                class Given {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    void any(Runnable task) { pool.execute(task); }
                    void run(Line line) {
                        pool.execute(() -> line.send("x"));
                        line.send("y");
                    }
                }
                class GivenOut {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    ExecutorService pool() { return pool; }
                    void run(Line line) {
                        pool.execute(() -> line.send("x"));
                        line.send("y");
                    }
                }
                class Seen {
                    final ExecutorService pool = Executors.newSingleThreadExecutor();
                    void run(Line line) {
                        pool.execute(() -> line.send("x"));
                        line.send("y");
                    }
                }
                class Telling {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    void run(Line line, Listener listener) {
                        pool.execute(() -> { line.send("x"); listener.done(); });
                        line.send("y");
                    }
                }
                class Asked {
                    private final ExecutorService pool = Executors.newSingleThreadExecutor();
                    private final Line line = new Line();
                    void send(String text) { pool.execute(() -> line.send(text)); }
                    void answer(String text) throws Exception { pool.submit(() -> line.send(text)).get(); }
                    void publish(String text) throws Exception { now(text); }
                    private void now(String text) throws Exception { pool.submit(() -> line.send(text)).get(); }
                }
                """);
    }
}

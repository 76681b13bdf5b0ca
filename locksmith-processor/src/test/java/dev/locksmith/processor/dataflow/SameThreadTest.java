package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/**
 * Executors and thresholds with which a task certainly stays on the calling thread. That has to be
 * seen where the task is given to them: each case is about its words.
 */
class SameThreadTest {

    private static final String PEN = "@ThreadConfined class Pen { void draw() {} }\n";

    @Test
    void executors_that_run_what_they_get() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    void draw(Pen pen, Executor pool, boolean fast) {
                                        Executor here = Runnable::run;
                                        here.execute(() -> pen.draw());
                                        Executor own = task -> task.run();
                                        own.execute(() -> pen.draw());
                                        Executor braces = task -> { task.run(); };
                                        braces.execute(() -> pen.draw());
                                        Executor started = task -> new Thread(task).start();
                                        started.execute(() -> pen.draw()); // ERROR crosses-thread
                                        Executor either = fast ? Runnable::run : pool;
                                        either.execute(() -> pen.draw()); // ERROR crosses-thread
                                        com.google.common.util.concurrent.MoreExecutors
                                                .directExecutor().execute(() -> pen.draw());
                                    }
                                }
                                """)
                .asWritten()
                .holds();
    }

    @Test
    void executors_that_are_classes_or_do_more_than_run() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    void draw(Pen pen, Executor pool) {
                                        Executor made = new Executor() {
                                            @Override public void execute(Runnable task) { task.run(); }
                                        };
                                        made.execute(() -> pen.draw());
                                        Executor named = new Here();
                                        named.execute(() -> pen.draw());
                                        CompletableFuture.runAsync(() -> pen.draw(), new Here());
                                        Here known = new Here();
                                        CompletableFuture.runAsync(() -> pen.draw(), known);
                                        Executor careful = task -> {
                                            try {
                                                task.run();
                                            } catch (RuntimeException e) {
                                                System.out.println(e);
                                            }
                                        };
                                        careful.execute(() -> pen.draw());
                                        Executor counting = task -> { System.out.println("one"); task.run(); };
                                        counting.execute(() -> pen.draw());
                                    }
                                    void elsewhere(Pen pen, Executor pool) {
                                        Executor after = task -> { task.run(); pool.execute(task); };
                                        after.execute(() -> pen.draw()); // ERROR crosses-thread
                                        Executor inside = task -> pool.execute(() -> task.run());
                                        inside.execute(() -> pen.draw()); // ERROR crosses-thread
                                        Executor started = new Executor() {
                                            @Override public void execute(Runnable task) { new Thread(task).start(); }
                                        };
                                        started.execute(() -> pen.draw()); // ERROR crosses-thread
                                        Executor there = new There();
                                        there.execute(() -> pen.draw()); // ERROR crosses-thread
                                    }
                                }
                                class Here implements Executor {
                                    @Override public void execute(Runnable task) { task.run(); }
                                }
                                class There implements Executor {
                                    @Override public void execute(Runnable task) { new Thread(task).start(); }
                                }
                                """)
                .asWritten()
                .holds();
    }

    @Test
    void what_is_started_with_such_an_executor_and_what_only_ends_with_it() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    void draw(Pen pen, Executor pool, CompletableFuture<String> when) {
                                        CompletableFuture.runAsync(() -> pen.draw(), Runnable::run);
                                        CompletableFuture.runAsync(() -> pen.draw(), pool); // ERROR crosses-thread
                                        CompletableFuture.supplyAsync(
                                                () -> { pen.draw(); return ""; }, Runnable::run);
                                        when.thenAcceptAsync(text -> pen.draw(), Runnable::run); // ERROR crosses-thread
                                    }
                                }
                                """)
                .asWritten()
                .holds();
    }

    @Test
    void a_threshold_that_is_never_reached() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    private static final long NEVER = Long.MAX_VALUE;
                                    void draw(Pen pen, ConcurrentHashMap<String, String> letters, long some) {
                                        letters.forEach(Long.MAX_VALUE, (to, text) -> pen.draw());
                                        letters.forEachKey(NEVER, to -> pen.draw());
                                        letters.forEach(1, (to, text) -> pen.draw()); // ERROR crosses-thread
                                        letters.forEachKey(some, to -> pen.draw()); // ERROR crosses-thread
                                    }
                                }
                                """)
                .asWritten()
                .holds();
    }

    @Test
    void what_a_stage_that_is_complete_runs_at_once() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    void draw(Pen pen, Executor pool, CompletableFuture<String> when) {
                                        CompletableFuture.completedFuture("a").thenAccept(text -> pen.draw());
                                        CompletableFuture.completedFuture("a").thenApply(String::length).thenRun(pen::draw);
                                        CompletableFuture<String> done = CompletableFuture.completedFuture("a");
                                        done.whenComplete((text, failure) -> pen.draw());
                                        done.thenRunAsync(() -> pen.draw(), Runnable::run);
                                        done.thenApply(String::length).thenRun(() -> pen.draw());
                                        CompletableFuture.failedFuture(new Exception()).exceptionally(e -> { pen.draw(); return null; });
                                        CompletableFuture.completedStage("a").thenAccept(text -> pen.draw());
                                    }
                                    void elsewhere(Pen pen, Executor pool, CompletableFuture<String> when, boolean some) {
                                        CompletableFuture<String> done = CompletableFuture.completedFuture("a");
                                        done.thenRunAsync(() -> pen.draw()); // ERROR crosses-thread
                                        done.thenRunAsync(() -> pen.draw(), pool); // ERROR crosses-thread
                                        done.thenApplyAsync(String::length).thenRun(() -> pen.draw()); // ERROR crosses-thread
                                        done.thenCompose(text -> when).thenRun(() -> pen.draw()); // ERROR crosses-thread
                                        done.applyToEither(when, text -> text).thenRun(() -> pen.draw()); // ERROR crosses-thread
                                        CompletableFuture<String> either = some ? done : when;
                                        either.thenRun(() -> pen.draw()); // ERROR crosses-thread
                                    }
                                    void whereverItCompletes(Pen pen, CompletableFuture<String> when) {
                                        when.thenRun(() -> pen.draw()); // ERROR crosses-thread
                                        when.thenRunAsync(() -> pen.draw(), Runnable::run); // ERROR crosses-thread
                                    }
                                }
                                """)
                .asWritten()
                .holds();
    }

    @Test
    void executors_in_fields_that_hold_nothing_else() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    private static final Executor DIRECT = Runnable::run;
                                    private static final Executor GUAVA =
                                            com.google.common.util.concurrent.MoreExecutors.directExecutor();
                                    private static final Executor STARTED = task -> new Thread(task).start();
                                    static Executor changing = Runnable::run;
                                    private final Executor own;
                                    private final Executor given;
                                    private Executor either = Runnable::run;
                                    Desk(Executor given, boolean fast) {
                                        this.own = task -> task.run();
                                        this.given = given;
                                        if (fast) {
                                            either = given;
                                        }
                                    }
                                    void draw(Pen pen) {
                                        DIRECT.execute(() -> pen.draw());
                                        GUAVA.execute(() -> pen.draw());
                                        own.execute(() -> pen.draw());
                                        CompletableFuture.runAsync(() -> pen.draw(), DIRECT);
                                        STARTED.execute(() -> pen.draw()); // ERROR crosses-thread
                                        changing.execute(() -> pen.draw()); // ERROR crosses-thread
                                        given.execute(() -> pen.draw()); // ERROR crosses-thread
                                        either.execute(() -> pen.draw()); // ERROR crosses-thread
                                    }
                                }
                                """)
                .asWritten()
                .holds();
    }
}

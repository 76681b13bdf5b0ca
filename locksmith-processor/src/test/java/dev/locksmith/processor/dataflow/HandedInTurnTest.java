package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Tasks of a container that are handed over one by one by a function that is run at once. */
class HandedInTurnTest {

    private static void verify(String members) {
        Verify.that(
                        """
                        @NotThreadSafe class Line {
                            int sent;
                            void send(String text) { sent += text.length(); }
                        }
                        class Desk {
                        """
                                + members
                                + "}")
                .holds();
    }

    @Test
    void what_the_tasks_use_is_used_on() {
        verify(
                """
                void reference(ExecutorService pool, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(pool::submit); // ERROR used-after-handover
                    line.send("y");
                }
                void lambda(ExecutorService pool, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(t -> pool.submit(t)); // ERROR used-after-handover
                    line.send("y");
                }
                void ofSome(ExecutorService pool, Line line) {
                    Runnable task = () -> line.send("x");
                    List.of(task).forEach(pool::execute); // ERROR used-after-handover
                    line.send("y");
                }
                void made(ExecutorService pool, Line line, List<String> names) {
                    names.forEach(name -> {
                        Line own = new Line();
                        pool.execute(() -> own.send(name)); // ERROR used-after-handover
                        own.send("y");
                    });
                }
                void one(ExecutorService pool, Line line, Optional<String> name) {
                    name.ifPresent(n -> pool.execute(() -> line.send(n)));
                }
                """);
    }

    @Test
    void several_tasks_share_a_value() {
        verify(
                """
                void shared(ExecutorService pool, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.add(() -> line.send("y"));
                    tasks.forEach(pool::execute); // ERROR used-after-handover
                }
                void apart(ExecutorService pool, Line one, Line other) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> one.send("x"));
                    tasks.add(() -> other.send("y"));
                    tasks.forEach(pool::execute);
                }
                void lambda(ExecutorService pool, Line one, Line other) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> one.send("x"));
                    tasks.add(() -> other.send("y"));
                    tasks.forEach(t -> pool.execute(t));
                    tasks.clear();
                }
                """);
    }

    @Test
    void what_was_waited_for_has_come_back() {
        verify(
                """
                void collected(ExecutorService pool, Line line) throws Exception {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    List<Future<?>> all = new ArrayList<>();
                    tasks.forEach(t -> all.add(pool.submit(t)));
                    for (Future<?> each : all) { each.get(); }
                    line.send("y");
                }
                void joined(Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    List<CompletableFuture<Void>> all = new ArrayList<>();
                    tasks.forEach(t -> all.add(CompletableFuture.runAsync(t)));
                    all.forEach(CompletableFuture::join);
                    line.send("y");
                }
                void inTurn(ExecutorService pool, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(t -> CompletableFuture.runAsync(t, pool).join());
                    line.send("y");
                }
                void counted(ExecutorService pool, Line line, CountDownLatch latch) throws Exception {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> { line.send("x"); latch.countDown(); });
                    tasks.forEach(pool::execute);
                    latch.await();
                    line.send("y");
                }
                void closed(Line line) throws Exception {
                    ExecutorService pool = Executors.newCachedThreadPool();
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(pool::execute);
                    pool.shutdown();
                    pool.awaitTermination(1, TimeUnit.MINUTES);
                    line.send("y");
                }
                """);
    }

    @Test
    void who_takes_them_may_be_this_thread() {
        verify(
                """
                void here(Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(Runnable::run);
                    tasks.forEach(t -> t.run());
                    line.send("y");
                }
                void plain(Executor executor, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(executor::execute);
                    line.send("y");
                }
                void threads(Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(Thread::new);
                    line.send("y");
                }
                void before(ExecutorService pool, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    line.send("y");
                    tasks.add(() -> line.send("x"));
                    tasks.forEach(pool::execute);
                }
                void later(ExecutorService pool, List<Runnable> buttons, Line line) {
                    buttons.add(() -> pool.execute(() -> line.send("x")));
                    line.send("y");
                }
                void listed(ExecutorService pool, Line line, List<String> names) {
                    List<Runnable> tasks = new ArrayList<>();
                    names.forEach(name -> tasks.add(() -> line.send(name)));
                    line.send("y");
                }
                """);
    }
}

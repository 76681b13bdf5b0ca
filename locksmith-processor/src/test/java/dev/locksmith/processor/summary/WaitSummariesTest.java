package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Code that waits for tasks: what was lent is good meanwhile, and what was handed over is back. */
class WaitSummariesTest {

    private static void verifyLent(String text) {
        lent(text).holds();
    }

    private static Verify lent(String text) {
        return Verify.that(
                """
                        import jakarta.servlet.http.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        import java.util.function.*;
                        """
                        + text);
    }

    private static void verifyHandedOver(String text) {
        Verify.that(
                        """
                        @NotThreadSafe class Line implements AutoCloseable {
                            int sent;
                            void send(String text) { sent += text.length(); }
                            @Override public void close() {}
                        }
                        """
                                + text)
                .holds();
    }

    @Test
    void a_helper_may_be_what_waits() {
        verifyLent(
                """
                class Orders {
                    ExecutorService pool;
                    void runAndJoin(HttpServletRequest request) throws Exception {
                        runAndJoin(() -> request.getMethod());
                    }
                    static void runAndJoin(Runnable task) throws Exception {
                        Thread thread = new Thread(task);
                        thread.start();
                        thread.join();
                    }
                    void helpersHelper(HttpServletRequest request) throws Exception {
                        Future<?> task = pool.submit(() -> request.getMethod());
                        outer(task);
                    }
                    void outer(Future<?> task) throws Exception { inner(task); }
                    void inner(Future<?> task) throws Exception { task.get(); }
                    void reference(HttpServletRequest request) {
                        List<Future<?>> tasks = List.of(pool.submit(() -> request.getMethod()));
                        tasks.forEach(Orders::quietly);
                    }
                    void lambda(HttpServletRequest request) {
                        List<Future<?>> tasks = List.of(pool.submit(() -> request.getMethod()));
                        tasks.forEach(each -> quietly(each));
                    }
                    static void quietly(Future<?> task) {
                        try { task.get(); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                    void referenceToTheLibrary(HttpServletRequest request) {
                        List<CompletableFuture<String>> tasks = List.of(CompletableFuture.supplyAsync(() -> request.getMethod()));
                        tasks.forEach(CompletableFuture::join);
                    }
                    void behindAnInterface(HttpServletRequest request, Waiter waiter) throws Exception {
                        waiter.go(pool.submit(() -> request.getMethod()));
                    }
                    interface Waiter { void go(Future<?> task) throws Exception; }
                    static class Getting implements Waiter {
                        @Override public void go(Future<?> task) throws Exception { task.get(); }
                    }
                    static class Cancelling implements Waiter {
                        @Override public void go(Future<?> task) { task.cancel(true); }
                    }
                    void constructor(HttpServletRequest request) throws Exception {
                        new Waited(pool.submit(() -> request.getMethod()));
                    }
                    static class Waited {
                        Waited(Future<?> task) throws Exception { task.get(); }
                    }
                    void closing(HttpServletRequest request) throws Exception {
                        try (Batch batch = new Batch(pool)) {
                            batch.add(() -> request.getMethod());
                        }
                    }
                    static class Batch implements AutoCloseable {
                        private final ExecutorService pool;
                        private final List<Future<?>> tasks = new ArrayList<>();
                        Batch(ExecutorService pool) { this.pool = pool; }
                        void add(Runnable task) { tasks.add(pool.submit(task)); }
                        @Override public void close() throws Exception {
                            for (Future<?> each : tasks) {
                                each.get();
                            }
                        }
                    }
                    void unknownFunction(HttpServletRequest request, Consumer<Future<?>> waiter) {
                        waiter.accept(pool.submit(() -> request.getMethod()));
                    }
                    void anonymous(HttpServletRequest request) throws Exception {
                        Future<?> task = pool.submit(() -> request.getMethod());
                        Callable<Object> waiting = new Callable<>() {
                            @Override public Object call() throws Exception { return task.get(); }
                        };
                        waiting.call();
                    }
                    void untilItIsDone(HttpServletRequest request, ExecutorService own) throws Exception {
                        own.submit(() -> request.getMethod());
                        stop(own);
                    }
                    static void stop(ExecutorService own) throws Exception {
                        own.shutdown();
                        while (!own.isTerminated()) {
                            Thread.sleep(1);
                        }
                    }
                    void barrier(HttpServletRequest request, CyclicBarrier barrier) throws Exception {
                        pool.execute(() -> { request.getMethod(); meet(barrier); });
                        meet(barrier);
                    }
                    static void meet(CyclicBarrier barrier) {
                        try { barrier.await(); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                }
                """);
    }

    @Test
    void that_a_task_waits_makes_no_loan_longer() {
        lent("""
                class Orders {
                    ExecutorService pool;
                    Future<String> other;
                    void itself(HttpServletRequest request) {
                        pool.execute(() -> { // ERROR crosses-thread
                            try { other.get(); } catch (Exception e) { return; }
                            request.getMethod();
                        });
                    }
                    void byAHelper(HttpServletRequest request) {
                        pool.execute(() -> { quietly(other); request.getMethod(); }); // ERROR crosses-thread
                    }
                    void anotherTask(HttpServletRequest request) {
                        pool.execute(() -> request.getMethod()); // ERROR crosses-thread
                        Runnable waiting = () -> quietly(other);
                        pool.execute(waiting);
                    }
                    void byReference(HttpServletRequest request) {
                        pool.execute(() -> request.getMethod()); // ERROR crosses-thread
                        pool.execute(this::quietly);
                    }
                    void quietly() { quietly(other); }
                    static void quietly(Future<?> task) {
                        try { task.get(); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                    void helperThatDoesNotWait(HttpServletRequest request) {
                        log(pool.submit(() -> request.getMethod())); // ERROR crosses-thread
                    }
                    static void log(Future<?> task) { System.out.println(task); }
                }
                """)
                .asWritten() // what a method gives back may be run here
                .holds();
    }

    @Test
    void what_comes_back_by_whatever_code_waits() {
        verifyHandedOver(
                """
                class Desk {
                    ExecutorService pool;
                    void quietly(Future<?> task) {
                        try { task.get(); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                    void lambda(Line line) {
                        List<Future<?>> tasks = List.of(pool.submit(() -> line.send("x")));
                        tasks.forEach(each -> quietly(each));
                        line.close();
                    }
                    void reference(Line line) {
                        List<Future<?>> tasks = List.of(pool.submit(() -> line.send("x")));
                        tasks.forEach(this::quietly);
                        line.close();
                    }
                    void referenceToTheLibrary(Line line) {
                        List<CompletableFuture<Void>> tasks = List.of(CompletableFuture.runAsync(() -> line.send("x")));
                        tasks.forEach(CompletableFuture::join);
                        line.close();
                    }
                    void variable(Line line) throws Exception {
                        Future<?> task = pool.submit(() -> line.send("x"));
                        Callable<Object> waiting = () -> task.get();
                        waiting.call();
                        line.close();
                    }
                    void anonymous(Line line) throws Exception {
                        Future<?> task = pool.submit(() -> line.send("x"));
                        Callable<Object> waiting = new Callable<>() {
                            @Override public Object call() throws Exception { return task.get(); }
                        };
                        waiting.call();
                        line.close();
                    }
                    void helpersLambda(Line line) {
                        all(List.of(pool.submit(() -> line.send("x"))));
                        line.close();
                    }
                    private void all(List<Future<?>> tasks) { tasks.forEach(each -> quietly(each)); }
                    void helpersReference(Line line) {
                        each(List.of(pool.submit(() -> line.send("x"))));
                        line.close();
                    }
                    private void each(List<Future<?>> tasks) { tasks.forEach(this::quietly); }
                    void helpersAnonymousClass(Line line) throws Exception {
                        made(pool.submit(() -> line.send("x")));
                        line.close();
                    }
                    private void made(Future<?> task) throws Exception {
                        new Callable<Object>() {
                            @Override public Object call() throws Exception { return task.get(); }
                        }.call();
                    }
                    void behindAnInterface(Line line, Waiter waiter) throws Exception {
                        waiter.go(pool.submit(() -> line.send("x")));
                        line.close();
                    }
                    interface Waiter { void go(Future<?> task) throws Exception; }
                    static class Getting implements Waiter {
                        @Override public void go(Future<?> task) throws Exception { task.get(); }
                    }
                    static class Cancelling implements Waiter {
                        @Override public void go(Future<?> task) { task.cancel(true); }
                    }
                    void unknownFunction(Line line, Consumer<Future<?>> waiter) {
                        waiter.accept(pool.submit(() -> line.send("x")));
                        line.close();
                    }
                    void constructor(Line line) throws Exception {
                        new Waited(pool.submit(() -> line.send("x")));
                        line.close();
                    }
                    static class Waited {
                        Waited(Future<?> task) throws Exception { task.get(); }
                    }
                }
                """);
    }

    @Test
    void nothing_comes_back_when_another_task_waits() {
        verifyHandedOver(
                """
                class Desk {
                    ExecutorService pool;
                    Future<?> other;
                    void quietly(Future<?> task) {
                        try { task.get(); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                    void log(Future<?> task) { System.out.println(task); }
                    void lambda(Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        pool.execute(() -> quietly(other));
                        line.send("y");
                    }
                    void inAHelper(Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        start();
                        line.send("y");
                    }
                    void start() { pool.execute(() -> quietly(other)); }
                    void noWait(Line line) {
                        List<Future<?>> tasks = List.of(pool.submit(() -> line.send("x"))); // ERROR used-after-handover
                        tasks.forEach(each -> log(each));
                        tasks.forEach(this::log);
                        line.send("y");
                    }
                }
                """);
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Nobody waits for a task that is done, nor keeps the monitor of the thread that is waited for. */
class FinishedTasksTest {

    private static void holds(String members) {
        Verify.that(
                        """
                        import java.util.concurrent.*;
                        class Mill {
                            private final Object door = new Object();
                            private int n;
                            private int grind() { synchronized (door) { return n++; } }
                        """
                                + members
                                + "}")
                .holds();
    }

    @Test
    void a_task_that_was_asked_whether_it_is_done() {
        holds(
                """
                int either(ExecutorService pool) throws Exception {
                    Future<Integer> flour = pool.submit(this::grind);
                    synchronized (door) { return flour.isDone() ? flour.get() : 0; }
                }
                int none(ExecutorService pool) throws Exception {
                    Future<Integer> flour = pool.submit(this::grind);
                    synchronized (door) {
                        if (!flour.isDone()) { return 0; }
                        return flour.get();
                    }
                }
                void dead() throws Exception {
                    Thread miller = new Thread(this::grind);
                    miller.start();
                    synchronized (door) { if (!miller.isAlive()) { miller.join(); } }
                }
                """);
        holds(
                """
                private Future<Integer> flour;
                int later(ExecutorService pool) throws Exception {
                    synchronized (door) {
                        if (flour == null) { flour = pool.submit(this::grind); }
                        return flour.isDone() ? flour.get() : 0;
                    }
                }
                """);
    }

    @Test
    void one_that_was_not_or_is_another_one_now() {
        holds(
                """
                int other(ExecutorService pool) throws Exception {
                    Future<Integer> flour = pool.submit(this::grind);
                    synchronized (door) { return flour.isDone() ? 0 : flour.get(); } // ERROR lock-cycle
                }
                """);
        holds(
                """
                int both(ExecutorService pool) throws Exception {
                    Future<Integer> flour = pool.submit(this::grind);
                    Future<Integer> bran = pool.submit(() -> grind());
                    synchronized (door) { return flour.isDone() ? bran.get() : 0; } // ERROR lock-cycle
                }
                """);
        holds(
                """
                private Future<Integer> flour;
                int again(ExecutorService pool) throws Exception {
                    synchronized (door) {
                        if (flour != null && flour.isDone()) { flour = pool.submit(this::grind); }
                        return flour.get(); // ERROR lock-cycle
                    }
                }
                """);
        holds(
                """
                void alive() throws Exception {
                    Thread miller = new Thread(this::grind);
                    miller.start();
                    synchronized (door) { if (miller.isAlive()) { miller.join(); } } // ERROR lock-cycle
                }
                """);
    }

    @Test
    void one_that_was_waited_for_before() {
        holds(
                """
                int twice(ExecutorService pool) throws Exception {
                    Future<Integer> flour = pool.submit(this::grind);
                    flour.get();
                    synchronized (door) { return flour.get(); }
                }
                int all() {
                    CompletableFuture<Integer> flour = CompletableFuture.supplyAsync(this::grind);
                    CompletableFuture<Integer> bran = CompletableFuture.supplyAsync(() -> grind());
                    CompletableFuture.allOf(flour, bran).join();
                    synchronized (door) { return flour.join() + bran.join(); }
                }
                """);
        holds(
                """
                void each(ExecutorService pool) throws Exception {
                    for (int i = 0; i < 3; i++) {
                        Future<Integer> flour = pool.submit(this::grind);
                        synchronized (door) { flour.get(); } // ERROR lock-cycle
                    }
                }
                """);
    }

    @Test
    void the_monitor_of_the_thread_itself() {
        holds(
                """
                class Wheel extends Thread {
                    private boolean stopped;
                    private synchronized boolean isStopped() { return stopped; }
                    @Override public void run() { while (!isStopped()) { grind(); } }
                    synchronized void end() throws Exception { stopped = true; join(); }
                }
                """);
        holds(
                """
                class Wheel extends Thread {
                    private boolean stopped;
                    @Override public void run() { grind(); }
                    synchronized void end() throws Exception {
                        synchronized (door) { join(); } // ERROR lock-cycle
                    }
                }
                """);
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Who waits for all threads or futures of a collection, and holds what one of them needs. */
class TasksInCollectionsTest {

    private static void holds(String methods) {
        Verify.that(
                        """
                        import java.util.*;
                        import java.util.concurrent.*;
                        class Mill {
                            private final Object door = new Object();
                            private final Object other = new Object();
                            private int grind() { synchronized (door) { return 1; } }
                        """
                                + methods
                                + "}")
                .holds();
    }

    @Test
    void threads_in_an_array() {
        holds(
                """
                void all() throws InterruptedException {
                    Thread[] threads = new Thread[2];
                    for (int i = 0; i < 2; i++) {
                        threads[i] = new Thread(() -> grind());
                        threads[i].start();
                    }
                    synchronized (door) {
                        for (Thread each : threads) { each.join(); } // ERROR lock-cycle
                    }
                }
                void byIndex() throws InterruptedException {
                    Thread[] threads = new Thread[2];
                    threads[0] = new Thread(this::grind);
                    threads[0].start();
                    synchronized (other) { threads[0].join(); }
                    synchronized (door) { threads[0].join(); } // ERROR lock-cycle
                }
                void after() throws InterruptedException {
                    Thread[] threads = new Thread[2];
                    synchronized (door) {
                        threads[0] = new Thread(this::grind);
                        threads[0].start();
                    }
                    for (Thread each : threads) { each.join(); }
                }
                """);
    }

    @Test
    void futures_in_a_list() {
        holds(
                """
                void all(ExecutorService pool) throws Exception {
                    List<Future<Integer>> futures = new ArrayList<>();
                    for (int i = 0; i < 2; i++) { futures.add(pool.submit(() -> grind())); }
                    synchronized (door) {
                        for (Future<Integer> each : futures) { each.get(); } // ERROR lock-cycle
                    }
                }
                void free(ExecutorService pool) throws Exception {
                    List<Future<Integer>> futures = new ArrayList<>();
                    futures.add(pool.submit(() -> 1));
                    synchronized (door) {
                        for (Future<Integer> each : futures) { each.get(1, TimeUnit.DAYS); }
                        for (Future<Integer> each : futures) { each.get(); }
                    }
                }
                void each() {
                    List<CompletableFuture<Integer>> futures = new ArrayList<>();
                    futures.add(CompletableFuture.supplyAsync(() -> grind()));
                    synchronized (door) { futures.forEach(each -> each.join()); } // ERROR lock-cycle
                }
                void allOf() {
                    List<CompletableFuture<Integer>> futures = new ArrayList<>();
                    futures.add(CompletableFuture.supplyAsync(() -> grind()));
                    synchronized (door) {
                        CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).join(); // ERROR lock-cycle
                    }
                }
                void allOfArray() {
                    CompletableFuture<?>[] futures = new CompletableFuture<?>[1];
                    futures[0] = CompletableFuture.supplyAsync(() -> grind());
                    synchronized (door) { CompletableFuture.allOf(futures).join(); } // ERROR lock-cycle
                }
                void invokeAll(ExecutorService pool) throws Exception {
                    List<Callable<Integer>> tasks = new ArrayList<>();
                    tasks.add(() -> grind());
                    synchronized (door) { pool.invokeAll(tasks); } // ERROR lock-cycle
                }
                """);
    }

    @Test
    void futures_that_a_stream_collected() {
        holds(
                """
                void all(ExecutorService pool, List<String> names) throws Exception {
                    List<Future<Integer>> futures =
                            names.stream().map(name -> pool.submit(() -> grind())).toList();
                    synchronized (other) { for (Future<Integer> each : futures) { each.get(); } }
                    synchronized (door) {
                        for (Future<Integer> each : futures) { each.get(); } // ERROR lock-cycle
                    }
                }
                void each(List<String> names) {
                    var futures =
                            names.stream()
                                    .map(name -> CompletableFuture.supplyAsync(() -> grind()))
                                    .filter(each -> each != null)
                                    .collect(java.util.stream.Collectors.toList());
                    synchronized (door) { futures.forEach(each -> each.join()); } // ERROR lock-cycle
                }
                void allOf(List<String> names) {
                    CompletableFuture<?>[] futures =
                            names.stream()
                                    .map(name -> CompletableFuture.supplyAsync(this::grind))
                                    .toArray(CompletableFuture<?>[]::new);
                    synchronized (door) { CompletableFuture.allOf(futures).join(); } // ERROR lock-cycle
                }
                void free(ExecutorService pool, List<String> names) throws Exception {
                    List<Future<Integer>> futures =
                            names.stream().map(name -> pool.submit(() -> name.length())).toList();
                    List<Integer> done = names.stream().map(name -> grind()).toList();
                    synchronized (door) {
                        for (Future<Integer> each : futures) { each.get(); }
                        for (Integer each : done) { each.intValue(); }
                    }
                }
                void counted(List<String> names) {
                    synchronized (door) {
                        names.stream().map(name -> CompletableFuture.supplyAsync(() -> grind())).count();
                    }
                }
                void before(List<String> names) {
                    List<CompletableFuture<Integer>> futures =
                            names.stream().map(name -> CompletableFuture.supplyAsync(() -> grind())).toList();
                    CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).join();
                    synchronized (door) { n++; }
                }
                private int n;
                """);
    }

    @Test
    void futures_in_a_list_of_some() {
        holds(
                """
                void all(ExecutorService pool) throws Exception {
                    List<Future<Integer>> futures = List.of(pool.submit(() -> grind()), pool.submit(() -> 1));
                    synchronized (door) {
                        for (Future<Integer> each : futures) { each.get(); } // ERROR lock-cycle
                    }
                }
                """);
    }

    @Test
    void functions_in_a_list_are_no_tasks() {
        holds(
                """
                void all() {
                    List<Runnable> listeners = new ArrayList<>();
                    listeners.add(() -> grind());
                    synchronized (door) { for (Runnable each : listeners) { each.run(); } }
                }
                """);
    }

    @Test
    void threads_in_a_field() {
        holds(
                """
                private final List<Thread> threads = new ArrayList<>();
                private final List<Thread> idle = new ArrayList<>();
                private final List<Thread> mixed = new ArrayList<>();
                void begin() {
                    Thread thread = new Thread(() -> grind());
                    threads.add(thread);
                    thread.start();
                    idle.add(new Thread(() -> { }));
                    mixed.add(new Thread(() -> { }));
                    mixed.add(new Thread(() -> grind()));
                }
                synchronized void end() throws InterruptedException {
                    synchronized (door) {
                        for (Thread each : threads) { each.join(); } // ERROR lock-cycle
                    }
                    synchronized (door) { for (Thread each : idle) { each.join(); } }
                    synchronized (other) { for (Thread each : threads) { each.join(); } }
                    synchronized (threads) { for (Thread each : threads) { each.interrupt(); } }
                }
                """);
    }

    @Test
    void tasks_that_are_futures() {
        holds(
                """
                void elsewhere(ExecutorService pool) throws Exception {
                    FutureTask<Integer> task = new FutureTask<>(() -> grind());
                    synchronized (door) {
                        pool.execute(task);
                        task.get(); // ERROR lock-cycle
                    }
                }
                void onThread() throws Exception {
                    FutureTask<Integer> task = new FutureTask<>(() -> grind());
                    new Thread(task).start();
                    synchronized (door) { task.get(); } // ERROR lock-cycle
                }
                int here() throws Exception {
                    FutureTask<Integer> task = new FutureTask<>(() -> grind());
                    synchronized (door) {
                        task.run();
                        return task.get();
                    }
                }
                """);
    }
}

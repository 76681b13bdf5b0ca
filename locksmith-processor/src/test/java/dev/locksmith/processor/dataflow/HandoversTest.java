package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Where a value that one thread may use at a time goes, and is used again. */
class HandoversTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line implements AutoCloseable {
                int sent;
                void send(String text) { sent += text.length(); }
                boolean isOpen() { return sent > 0; }
                @Override public void close() {}
            }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void used_after_it_was_handed_over() {
        verify(
                """
                class Desk {
                    void lambda(ExecutorService pool, Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                    void reference(Line line) {
                        CompletableFuture.runAsync(line::close); // ERROR used-after-handover
                        line.send("y");
                    }
                    void anonymous(ExecutorService pool) {
                        Line line = new Line();
                        pool.submit(new Runnable() { // ERROR used-after-handover
                            @Override public void run() { line.send("x"); }
                        });
                        line.close();
                    }
                    void local(ExecutorService pool, Line line) {
                        class Job implements Runnable {
                            @Override public void run() { line.send("x"); }
                        }
                        pool.submit(new Job()); // ERROR used-after-handover
                        line.close();
                    }
                    void alias(ExecutorService pool, Line line) {
                        Line same = line;
                        pool.execute(() -> same.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                    void variable(ExecutorService pool, Line line) {
                        Runnable task = () -> line.send("x");
                        pool.execute(task); // ERROR used-after-handover
                        line.send("y");
                    }
                    void queue(BlockingQueue<Line> queue, Line line) throws Exception {
                        queue.put(line); // ERROR used-after-handover
                        line.send("y");
                    }
                    Line make() { return new Line(); }
                    void result(ExecutorService pool) {
                        Line line = make();
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                    void inTheTaskItself(ExecutorService pool, ExecutorService other, Line line) {
                        pool.execute(() -> {
                            other.execute(() -> line.send("x")); // ERROR used-after-handover
                            line.send("y");
                        });
                    }
                    void onOnePath(ExecutorService pool, Line line, boolean urgent) {
                        if (urgent) {
                            pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        }
                        line.close();
                    }
                    void perhapsAfterwards(ExecutorService pool, Line line, boolean last) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        if (last) {
                            line.close();
                        }
                    }
                    void inFinally(ExecutorService pool, Line line) {
                        try {
                            pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        } finally {
                            line.close();
                        }
                    }
                    void closedByTry(ExecutorService pool) {
                        try (Line line = new Line()) {
                            pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        }
                    }
                    void functionRunHere(ExecutorService pool, Line line, List<String> texts) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        texts.forEach(text -> line.send(text));
                    }
                    void functionCalledHere(ExecutorService pool, Line line) {
                        Runnable send = () -> line.send("x");
                        pool.execute(send); // ERROR used-after-handover
                        send.run();
                    }
                    void later(ScheduledExecutorService timer, Line line) {
                        timer.schedule(() -> line.send("x"), 1, TimeUnit.SECONDS); // ERROR used-after-handover
                        line.close();
                    }
                }
                """);
    }

    @Test
    void handed_over_whole() {
        verify(
                """
                class Desk {
                    void handedOver(ExecutorService pool) {
                        Line line = new Line();
                        line.send("before");
                        pool.execute(() -> {
                            line.send("x");
                            line.close();
                        });
                    }
                    Future<?> returned(ExecutorService pool, Line line) {
                        line.send("before");
                        return pool.submit(() -> line.send("x"));
                    }
                    void exclusive(ExecutorService pool, Line line, boolean async) {
                        if (async) {
                            pool.execute(() -> line.send("x"));
                        } else {
                            line.send("x");
                        }
                    }
                    void exclusiveByReturn(ExecutorService pool, Line line, boolean async) {
                        if (async) {
                            pool.execute(() -> line.send("x"));
                            return;
                        }
                        line.send("x");
                    }
                    void exclusiveBySwitch(ExecutorService pool, Line line, int how) {
                        switch (how) {
                            case 0 -> pool.execute(() -> line.send("x"));
                            case 1 -> pool.execute(() -> line.send("y"));
                            default -> line.send("z");
                        }
                    }
                    void exclusiveByTheSameCondition(ExecutorService pool, Line line, boolean async) {
                        if (async) {
                            pool.execute(() -> line.send("x"));
                        }
                        System.out.println("sent");
                        if (!async) {
                            line.send("x");
                        }
                    }
                    void rejected(ExecutorService pool, Line line) {
                        try {
                            pool.execute(() -> line.send("x"));
                        } catch (RejectedExecutionException e) {
                            line.close();
                        }
                    }
                    void rejectedAndGoesOn(ExecutorService pool, Line line) {
                        try {
                            pool.execute(() -> line.send("x"));
                            return;
                        } catch (RejectedExecutionException e) {
                            System.out.println(e);
                        }
                        line.send("x");
                    }
                    void closedIfNotStarted(ExecutorService pool, Line line) {
                        boolean started = false;
                        try {
                            pool.execute(() -> line.send("x"));
                            started = true;
                        } finally {
                            if (!started) {
                                line.close();
                            }
                        }
                    }
                    void reassigned(ExecutorService pool) {
                        Line line = new Line();
                        Line first = line;
                        pool.execute(() -> first.send("x"));
                        line = new Line();
                        line.send("y");
                    }
                    void newEachTurn(ExecutorService pool, int turns) {
                        for (int i = 0; i < turns; i++) {
                            Line line = new Line();
                            pool.execute(() -> line.send("x"));
                        }
                    }
                    void anotherEachTurn(ExecutorService pool, List<Line> lines) {
                        for (Line line : lines) {
                            line.send("x");
                            pool.execute(() -> line.send("x"));
                        }
                        lines.forEach(line -> pool.execute(() -> line.send("x")));
                    }
                    void takenEachTurn(ExecutorService pool, BlockingQueue<Line> queue) throws Exception {
                        while (true) {
                            Line line = queue.take();
                            line.send("x");
                            queue.put(line);
                        }
                    }
                    void once(ExecutorService pool, Line line, List<String> texts) {
                        boolean started = false;
                        for (String text : texts) {
                            if (!started) {
                                pool.execute(() -> line.send(text));
                                started = true;
                            }
                        }
                    }
                    void leftAfterwards(ExecutorService pool, Line line, List<String> texts) {
                        for (String text : texts) {
                            pool.execute(() -> line.send(text));
                            break;
                        }
                    }
                    void looked(ExecutorService pool, Line line, Line other) {
                        pool.execute(() -> line.send("x"));
                        if (line != null && line != other && !line.equals(other)) {
                            System.out.println(line.getClass());
                        }
                    }
                    void notUsedThere(ExecutorService pool, Line line, Map<Object, String> names) {
                        pool.execute(() -> System.out.println(line == null));
                        line.send("x");
                    }
                    void onlyMade(Line line, ExecutorService pool) {
                        pool.execute(() -> line.send("x"));
                        Runnable closing = () -> line.close();
                        System.out.println(closing);
                    }
                }
                """);
    }

    @Test
    void through_helpers() {
        verify(
                """
                class Desk {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    private void start(Line line) { pool.execute(() -> line.send("x")); }
                    private void later(Runnable task) { pool.execute(task); }
                    private void wrapped(Runnable task) { pool.execute(() -> task.run()); }
                    private void now(Runnable task) { task.run(); }
                    private void deeper(Line line) { start(line); }
                    private void use(Line line) { line.send("y"); }
                    private void useDeeper(Line line) { use(line); }
                    private boolean look(Line line) { return line == null; }
                    private void lock(Line line) { synchronized (line) { line.send("y"); } }
                    private void startLocked(Line line) {
                        pool.execute(() -> { synchronized (line) { line.send("x"); } });
                    }

                    void handedOverByHelper(Line line) {
                        start(line); // ERROR used-after-handover
                        line.send("y");
                    }
                    void handedOverDeeper(Line line) {
                        deeper(line); // ERROR used-after-handover
                        line.send("y");
                    }
                    void functionHandedOver(Line line) {
                        later(() -> line.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                    void functionWrapped(Line line) {
                        wrapped(() -> line.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                    void functionRun(Line line) {
                        now(() -> line.send("x"));
                        line.send("y");
                    }
                    void functionRunAfterwards(Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        now(() -> line.send("y"));
                    }
                    void usedByHelper(Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        use(line);
                    }
                    void usedDeeper(Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        useDeeper(line);
                    }
                    void usedThereByHelper(Line line) {
                        pool.execute(() -> use(line)); // ERROR used-after-handover
                        line.send("y");
                    }
                    void twice(Line line) {
                        start(line); // ERROR used-after-handover
                        start(line);
                    }
                    void notUsed(Line line) {
                        pool.execute(() -> line.send("x"));
                        look(line);
                    }
                    void notUsedThere(Line line) {
                        pool.execute(() -> look(line));
                        line.send("x");
                    }
                    void locked(Line line) {
                        startLocked(line);
                        lock(line);
                    }
                }
                """);
    }

    @Test
    void objects_that_are_tasks() {
        verify(
                """
                class Job implements Runnable {
                    private final Line line;
                    Job(Line line) { this.line = line; }
                    @Override public void run() { line.send("x"); }
                }
                class Guarded implements Runnable {
                    private final Line line;
                    Guarded(Line line) { this.line = line; }
                    @Override public void run() { synchronized (line) { line.send("x"); } }
                }
                class Worker extends Thread {
                    private final Line line;
                    Worker(Line line) { this.line = line; }
                    @Override public void run() { line.send("x"); }
                }
                class Named implements Runnable {
                    Named(Line line) { System.out.println(line == null); }
                    @Override public void run() {}
                }
                class Desk {
                    void usedAfterwards(ExecutorService pool, Line line) {
                        pool.execute(new Job(line)); // ERROR used-after-handover
                        line.send("y");
                    }
                    void inVariable(ExecutorService pool, Line line) {
                        Job job = new Job(line);
                        line.send("y");
                        pool.execute(job); // ERROR used-after-handover
                        line.send("y");
                    }
                    void thread(Line line) {
                        new Worker(line).start(); // ERROR used-after-handover
                        line.send("y");
                    }
                    void threadInVariable(Line line) {
                        Worker worker = new Worker(line);
                        line.send("y");
                        worker.start(); // ERROR used-after-handover
                        line.send("y");
                    }
                    void twice(ExecutorService pool, Line line) {
                        pool.execute(new Job(line)); // ERROR used-after-handover
                        pool.execute(new Job(line));
                    }
                    void handedOver(ExecutorService pool, Line line) {
                        line.send("y");
                        pool.execute(new Job(line));
                    }
                    void guarded(ExecutorService pool, Line line) {
                        pool.execute(new Guarded(line));
                        pool.execute(new Guarded(line));
                    }
                    void notKept(ExecutorService pool, Line line) {
                        pool.execute(new Named(line));
                        line.send("y");
                    }
                }
                """);
    }

    @Test
    void by_helpers_with_a_finally_and_by_references() {
        verify(
                """
                class Desk {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    private void start(Line line) { pool.execute(() -> line.send("x")); }
                    private void careful(Line line) {
                        try {
                            start(line);
                        } finally {
                            System.out.println();
                        }
                    }
                    void used(Line line) {
                        careful(line); // ERROR used-after-handover
                        line.send("y");
                    }
                    void twice(Line line) {
                        try {
                            start(line); // ERROR used-after-handover
                            start(line);
                        } finally {
                            System.out.println();
                        }
                    }
                    private void wrapped(Runnable task) { pool.execute(task::run); }
                    void function(Line line) {
                        wrapped(() -> line.send("x")); // ERROR used-after-handover
                        line.send("y");
                    }
                    private void run(Runnable task) { Optional.of("x").ifPresent(text -> task.run()); }
                    void here(Line line) {
                        run(() -> line.send("x"));
                        line.send("y");
                    }
                }
                """);
    }

    @Test
    void in_a_part_that_is_not_always_run() {
        verify(
                """
                class Desk {
                    void eachTurn(ExecutorService pool, Line line, List<String> texts) {
                        for (String text : texts) {
                            try {
                                pool.execute(() -> line.send(text)); // ERROR used-after-handover
                            } catch (RejectedExecutionException e) {
                                System.out.println(e);
                            }
                        }
                    }
                    void sideBySide(Line line, List<String> texts, boolean all) {
                        if (all) {
                            texts.parallelStream().forEach(text -> line.send(text)); // ERROR used-after-handover
                        }
                    }
                    void left(ExecutorService pool, Line line, boolean more) {
                        try {
                            pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        } catch (RejectedExecutionException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            System.out.println();
                        }
                        if (more) { line.send("y"); }
                    }
                    void refused(ExecutorService pool, Line line, boolean more) {
                        boolean given = false;
                        try {
                            pool.execute(() -> line.send("x"));
                            given = true;
                        } catch (RejectedExecutionException e) {
                            System.out.println(e);
                        }
                        if (!given) { line.send("y"); }
                    }
                    void closedOtherwise(ExecutorService pool, Line line) {
                        boolean given = false;
                        try {
                            pool.execute(() -> line.send("x"));
                            given = true;
                        } finally {
                            if (!given) { line.close(); }
                        }
                    }
                    void onFailure(ExecutorService pool, Line line) {
                        try {
                            pool.execute(() -> line.send("x"));
                        } catch (RejectedExecutionException e) {
                            line.close();
                            throw e;
                        }
                    }
                    void oneTurn(ExecutorService pool, Line line, List<String> texts, boolean b) {
                        for (String text : texts) {
                            if (b) { pool.execute(() -> line.send(text)); }
                        }
                    }
                }
                """);
    }

    @Test
    void containers_may_be_read_by_several() {
        verify(
                """
                class Desk {
                    void read(ExecutorService pool, Names names) {
                        pool.execute(() -> System.out.println(names.size()));
                        System.out.println(names.get(0));
                    }
                    void written(ExecutorService pool, Names names) {
                        pool.execute(() -> System.out.println(names.size())); // ERROR used-after-handover
                        names.add("x");
                    }
                }
                @NotThreadSafe class Names extends ArrayList<String> {}
                """);
    }
}

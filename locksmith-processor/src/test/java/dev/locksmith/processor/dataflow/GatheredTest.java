package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Tasks and threads that are put into containers, and handed over together or one by one. */
class GatheredTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line { int sent; void send(String text) { sent += text.length(); } }
            class Job implements Callable<Object> {
                private final Line line;
                Job(Line line) { this.line = line; }
                @Override public Object call() { line.send("x"); return null; }
            }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void tasks_of_one_value() {
        verify(
                """
                class Desk {
                    void together(ExecutorService pool, Line line, List<String> texts) throws Exception {
                        List<Callable<Object>> tasks = new ArrayList<>();
                        for (String each : texts) {
                            tasks.add(() -> { line.send(each); return null; });
                        }
                        pool.invokeAll(tasks); // ERROR used-after-handover
                    }
                    void atOnce(ExecutorService pool, Line line) throws Exception {
                        pool.invokeAll(List.of(() -> { line.send("x"); return 1; }, () -> { line.send("y"); return 2; })); // ERROR used-after-handover
                    }
                    void oneByOne(ExecutorService pool, Line line, List<String> texts) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (String each : texts) {
                            Runnable task = () -> line.send(each);
                            tasks.add(task);
                        }
                        for (Runnable each : tasks) {
                            pool.submit(each); // ERROR used-after-handover
                        }
                    }
                    void two(ExecutorService pool, Line line) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> line.send("x"));
                        tasks.add(() -> line.send("y"));
                        for (Runnable each : tasks) {
                            pool.submit(each); // ERROR used-after-handover
                        }
                    }
                    void byCallback(ExecutorService pool, Line line) {
                        List<Runnable> tasks = List.of(() -> line.send("x"), () -> line.send("y"));
                        tasks.forEach(each -> pool.submit(each)); // ERROR used-after-handover
                    }
                    void byIndex(ExecutorService pool, Line line, List<String> texts) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (String each : texts) {
                            tasks.add(() -> line.send(each));
                        }
                        for (int i = 0; i < tasks.size(); i++) {
                            pool.submit(tasks.get(i)); // ERROR used-after-handover
                        }
                    }
                    void byQueue(ExecutorService pool, Line line, List<String> texts) {
                        Deque<Runnable> tasks = new ArrayDeque<>();
                        for (String each : texts) {
                            tasks.add(() -> line.send(each));
                        }
                        while (!tasks.isEmpty()) {
                            Runnable next = tasks.poll();
                            pool.submit(next); // ERROR used-after-handover
                        }
                    }
                    void objects(ExecutorService pool, Line line, List<String> texts) throws Exception {
                        List<Job> tasks = new ArrayList<>();
                        for (String each : texts) {
                            tasks.add(new Job(line));
                        }
                        pool.invokeAll(tasks); // ERROR used-after-handover
                    }
                    void objectsOneByOne(ExecutorService pool, Line line, List<String> texts) {
                        List<Job> tasks = new ArrayList<>();
                        for (String each : texts) {
                            Job job = new Job(line);
                            tasks.add(job);
                        }
                        for (Job each : tasks) {
                            pool.submit(each); // ERROR used-after-handover
                        }
                    }
                    void usedAfterwards(ExecutorService pool, Line line) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> line.send("x"));
                        for (Runnable each : tasks) {
                            pool.submit(each); // ERROR used-after-handover
                        }
                        line.send("y");
                    }
                    void runHereToo(ExecutorService pool, Line line) {
                        Runnable task = () -> line.send("x");
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(task);
                        tasks.add(task);
                        for (Runnable each : tasks) {
                            pool.submit(each); // ERROR used-after-handover
                        }
                    }
                }
                class OfAField {
                    private final Line line = new Line();
                    void open(ExecutorService pool, List<String> texts) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (String each : texts) {
                            tasks.add(this::one);
                        }
                        for (Runnable each : tasks) {
                            pool.submit(each); // ERROR used-after-handover
                        }
                    }
                    private void one() { line.send("x"); }
                }
                """);
    }

    @Test
    void threads_of_one_value() {
        verify(
                """
                class Desk {
                    void list(Line line) throws Exception {
                        List<Thread> threads = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            threads.add(new Thread(() -> line.send("x"))); // ERROR used-after-handover
                        }
                        for (Thread each : threads) { each.start(); }
                        for (Thread each : threads) { each.join(); }
                    }
                    void array(Line line) throws Exception {
                        Thread[] threads = new Thread[3];
                        for (int i = 0; i < 3; i++) {
                            threads[i] = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        }
                        for (Thread each : threads) { each.start(); }
                        for (Thread each : threads) { each.join(); }
                    }
                    void arrayAtOnce(Line line) throws Exception {
                        Thread[] threads = new Thread[3];
                        for (int i = 0; i < 3; i++) {
                            threads[i] = new Thread(() -> line.send("x")); // ERROR used-after-handover
                            threads[i].start();
                        }
                        for (Thread each : threads) { each.join(); }
                    }
                    void initializer(Line line) {
                        Thread[] threads = {
                            new Thread(() -> line.send("x")),
                            new Thread(() -> line.send("y")) // ERROR used-after-handover
                        };
                        for (Thread each : threads) { each.start(); }
                    }
                    void byIndex(Line line) {
                        List<Thread> threads = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            Thread thread = new Thread(() -> line.send("x")); // ERROR used-after-handover
                            threads.add(thread);
                        }
                        for (int i = 0; i < 3; i++) { threads.get(i).start(); }
                    }
                    void byCallback(Line line) {
                        List<Thread> threads = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            threads.add(new Thread(() -> line.send("x"))); // ERROR used-after-handover
                        }
                        threads.forEach(each -> each.start());
                    }
                    void usedAfterwards(Line line) {
                        Thread[] threads = new Thread[1];
                        threads[0] = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        threads[0].start();
                        line.send("y");
                    }
                }
                """);
    }

    @Test
    void threads_that_fields_hold() {
        verify(
                """
                class Desk {
                    private Thread thread;
                    private final List<Thread> threads = new ArrayList<>();
                    private final Thread[] array = new Thread[3];
                    void one(Line line) {
                        thread = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        thread.start();
                        line.send("y");
                    }
                    void daemon(Line line) {
                        this.thread = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        this.thread.setDaemon(true);
                        this.thread.start();
                        line.send("y");
                    }
                    void list(Line line) {
                        for (int i = 0; i < 3; i++) {
                            threads.add(new Thread(() -> line.send("x"))); // ERROR used-after-handover
                        }
                        for (Thread each : threads) { each.start(); }
                    }
                    void array(Line line) {
                        for (int i = 0; i < 3; i++) {
                            array[i] = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        }
                        for (Thread each : array) { each.start(); }
                    }
                    void waited(Line line) throws Exception {
                        thread = new Thread(() -> line.send("x"));
                        line.send("y");
                        thread.start();
                        thread.join();
                        line.send("z");
                    }
                    void ofTwo(Line line, Line other) {
                        threads.add(new Thread(() -> line.send("x")));
                        threads.add(new Thread(() -> other.send("x")));
                        for (Thread each : threads) { each.start(); }
                    }
                }
                """);
    }

    @Test
    void each_turn_takes_another_task() {
        verify(
                """
                class Desk {
                    void two(ExecutorService pool, Line line, Line other) throws Exception {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> line.send("x"));
                        tasks.add(() -> other.send("x"));
                        for (Runnable each : tasks) { pool.submit(each); }
                        List<Runnable> more = List.of(() -> line.send("y"), () -> other.send("y"));
                        pool.awaitTermination(1, TimeUnit.DAYS);
                        more.forEach(each -> pool.submit(each));
                    }
                    void together(ExecutorService pool, Line line, Line other) throws Exception {
                        pool.invokeAll(List.of(() -> { line.send("x"); return 1; }, () -> { other.send("y"); return 2; }));
                    }
                    void ownEachTurn(ExecutorService pool, List<Line> lines) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (Line line : lines) { tasks.add(() -> line.send("x")); }
                        for (Runnable each : tasks) { pool.submit(each); }
                        List<Runnable> more = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            Line line = new Line();
                            more.add(() -> line.send("x"));
                        }
                        for (Runnable each : more) { pool.submit(each); }
                    }
                    void one(ExecutorService pool, Line line) {
                        List<Runnable> first = new ArrayList<>();
                        first.add(() -> line.send("x"));
                        List<Runnable> second = new ArrayList<>(first);
                        List<Runnable> third = new ArrayList<>();
                        for (Runnable each : second) { third.add(each); }
                        for (Iterator<Runnable> all = third.iterator(); all.hasNext();) { pool.submit(all.next()); }
                    }
                    void oneOfTwo(ExecutorService pool, Line line, boolean loud) {
                        List<Runnable> tasks = new ArrayList<>();
                        if (loud) { tasks.add(() -> line.send("X")); } else { tasks.add(() -> line.send("x")); }
                        for (Runnable each : tasks) { pool.submit(each); }
                    }
                    void objects(ExecutorService pool, Line line, Line other, List<Line> lines) throws Exception {
                        List<Callable<Object>> tasks = new ArrayList<>();
                        tasks.add(new Job(line));
                        tasks.add(new Job(other));
                        for (Callable<Object> each : tasks) { pool.submit(each); }
                        List<Job> more = new ArrayList<>();
                        for (Line each : lines) { more.add(new Job(each)); }
                        pool.invokeAll(more);
                    }
                    void locked(ExecutorService pool, Line line, List<String> texts) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (String text : texts) { tasks.add(() -> { synchronized (line) { line.send(text); } }); }
                        for (Runnable each : tasks) { pool.submit(each); }
                    }
                    void single(Line line, List<String> texts) {
                        ExecutorService one = Executors.newSingleThreadExecutor();
                        List<Runnable> tasks = new ArrayList<>();
                        for (String text : texts) { tasks.add(() -> line.send(text)); }
                        for (Runnable each : tasks) { one.submit(each); }
                    }
                    void here(Line line, List<String> texts) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (String text : texts) { tasks.add(() -> line.send(text)); }
                        for (Runnable each : tasks) { each.run(); }
                    }
                }
                class Threads {
                    void oneOfTwo(Line line, boolean loud) {
                        List<Thread> threads = new ArrayList<>();
                        if (loud) {
                            threads.add(new Thread(() -> line.send("X")));
                        } else {
                            threads.add(new Thread(() -> line.send("x")));
                        }
                        for (Thread each : threads) { each.start(); }
                    }
                    void ownEachTurn(List<Line> lines) {
                        List<Thread> threads = new ArrayList<>();
                        for (Line line : lines) { threads.add(new Thread(() -> line.send("x"))); }
                        for (Thread each : threads) { each.start(); }
                        Thread[] array = new Thread[3];
                        for (int i = 0; i < 3; i++) {
                            Line line = new Line();
                            array[i] = new Thread(() -> line.send("x"));
                        }
                        for (Thread each : array) { each.start(); }
                    }
                    void inTurn(Line line) throws Exception {
                        Thread[] threads = new Thread[3];
                        for (int i = 0; i < 3; i++) {
                            threads[i] = new Thread(() -> line.send("x"));
                            threads[i].start();
                            threads[i].join();
                        }
                    }
                    void waited(Line line) throws Exception {
                        List<Thread> threads = new ArrayList<>();
                        threads.add(new Thread(() -> line.send("x")));
                        for (Thread each : threads) { each.start(); }
                        for (Thread each : threads) { each.join(); }
                        line.send("y");
                    }
                }
                """);
    }
}

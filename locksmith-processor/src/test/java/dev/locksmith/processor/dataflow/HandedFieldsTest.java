package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Values that one thread may use at a time, and that fields of the object hold. */
class HandedFieldsTest {

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
    void fields_of_the_object() {
        verify(
                """
                class Desk {
                    private final Line line = new Line();
                    private Line other = new Line();
                    void run(ExecutorService pool) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        this.line.send("y");
                    }
                    void renewed(ExecutorService pool) {
                        pool.execute(() -> System.out.println());
                        other = new Line();
                        other.send("y");
                    }
                }
                class Two {
                    private final Line line = new Line();
                    void run(ExecutorService pool) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        pool.execute(() -> line.send("y"));
                    }
                }
                class Others {
                    final Line line = new Line();
                    void run(ExecutorService pool, Others one, Others two) {
                        pool.execute(() -> one.line.send("x"));
                        two.line.send("y");
                    }
                }
                """);
    }

    @Test
    void a_field_that_a_task_and_another_method_use() {
        verify(
                """
                class Reader {
                    private final Line line;
                    private final ExecutorService pool;
                    Reader(Line line, ExecutorService pool) {
                        line.send("hello");
                        this.line = line;
                        this.pool = pool;
                    }
                    void open() {
                        line.send("before");
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                    }
                    void checkpoint() {
                        line.send("y");
                    }
                }
                class Loop {
                    private final Line line = new Line();
                    void open() {
                        new Thread(this::loop).start(); // ERROR used-after-handover
                    }
                    private void loop() { once(); }
                    private void once() { line.send("x"); }
                    void publish(String text) { write(text); }
                    private void write(String text) { line.send(text); }
                }
                class Called {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.execute(() -> once()); // ERROR used-after-handover
                    }
                    private void once() { line.send("x"); }
                    void publish(String text) { line.send(text); }
                }
                """);
    }

    @Test
    void a_field_that_is_used_by_one_at_a_time() {
        verify(
                """
                class Task implements Runnable {
                    private final Line line;
                    Task(Line line) { this.line = line; }
                    @Override public void run() { line.send("x"); }
                    void open(ExecutorService pool) { pool.execute(this); }
                }
                class Locked {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.execute(() -> {
                            synchronized (this) {
                                line.send("x");
                            }
                        });
                    }
                    synchronized void publish(String text) { line.send(text); }
                }
                class LockedInside {
                    private final Line line = new Line();
                    void open(ExecutorService pool) { pool.execute(this::once); }
                    private synchronized void once() { line.send("x"); }
                    void publish(String text) {
                        synchronized (this) {
                            write(text);
                        }
                    }
                    private void write(String text) { line.send(text); }
                }
                class OnItsExecutor {
                    private final Line line = new Line();
                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                    void open() { single.execute(() -> line.send("x")); }
                    void publish(String text) { single.execute(() -> line.send(text)); }
                }
                class InThePool {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        line.send("before");
                        pool.execute(() -> loop());
                    }
                    void loop() { line.send("x"); }
                }
                class LifeCycle {
                    private final Line line = new Line();
                    private Thread thread;
                    void init() { line.send("hello"); }
                    void start() {
                        thread = new Thread(() -> line.send("x"));
                        thread.start();
                    }
                    void lastWords() throws Exception {
                        thread.join();
                        line.send("bye");
                    }
                    void close() { line.close(); }
                }
                class Looked {
                    private final Line line = new Line();
                    void open(ExecutorService pool) { pool.execute(() -> line.send("x")); }
                    boolean isThere() { return line != null; }
                    @Override public String toString() { return "line " + line; }
                }
                """);
    }

    @Test
    void a_handler_that_is_kept_is_not_handed_to_another_thread() {
        verify(
                """
                interface Source {
                    void onEnd(Runnable handler);
                    void onText(Consumer<String> handler);
                    void onError(Runnable handler);
                }
                class Kept implements Source {
                    private Runnable end;
                    private final List<Consumer<String>> all = new ArrayList<>();
                    @Override public void onEnd(Runnable handler) { end = handler; }
                    @Override public void onText(Consumer<String> handler) { all.add(handler); }
                    @Override public void onError(Runnable handler) {}
                    void feed(String text) {
                        all.forEach(each -> each.accept(text));
                        if (text.isEmpty()) { end.run(); }
                    }
                }
                abstract class Unknown { abstract void onEnd(Runnable handler); }
                class Parser {
                    private final Line line = new Line();
                    void watch(Source source, Kept kept, Unknown unknown) {
                        source.onEnd(() -> line.send("end"));
                        source.onText(text -> line.send(text));
                        source.onText(line::send);
                        source.onError(this::send);
                        kept.onEnd(() -> send());
                        unknown.onEnd(() -> line.send("end"));
                        now(() -> line.send("now"));
                    }
                    private static void now(Runnable task) { task.run(); }
                    private void send() { line.send("x"); }
                    void write() { line.send("y"); }
                }
                """);
    }

    @Test
    void the_whole_message_for_a_helper_that_hands_over() {
        Verify.that(
                        TYPES
                                + """
                                class Reader {
                                    private final Line line = new Line();
                                    void watch(ExecutorService pool) {
                                        later(pool, () -> line.send("x")); // ERROR used-after-handover
                                    }
                                    void checkpoint() { line.send("y"); }
                                    private static void later(ExecutorService pool, Runnable task) {
                                        pool.execute(task);
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-after-handover] 'line' is for one thread at a time, but goes to another one here and is used on as well
                          'line' is a Line, which is @NotThreadSafe
                          Executor.execute runs its task on another thread
                          used at Test.java:12, too, and nothing waits for the other thread before
                          to fix: wait for the other thread first (join, get), give it one of its own, or hold one lock on both sides\
                        """);
    }

    @Test
    void components_of_records() {
        verify(
                """
                record Job(Line line, String text) implements Runnable {
                    @Override public void run() { line.send(text); }
                }
                record Checked(Line line) implements Callable<Integer> {
                    Checked { Objects.requireNonNull(line); }
                    @Override public Integer call() { line.send(""); return 1; }
                }
                record Named(String line) implements Runnable {
                    @Override public void run() { System.out.println(line); }
                }
                class Desk {
                    void used(ExecutorService pool, Line line) {
                        pool.submit(new Job(line, "x")); // ERROR used-after-handover
                        line.close();
                    }
                    void checked(ExecutorService pool, Line line) {
                        Checked task = new Checked(line);
                        pool.submit(task); // ERROR used-after-handover
                        line.close();
                    }
                    void waited(ExecutorService pool, Line line) throws Exception {
                        pool.submit(new Job(line, "x")).get();
                        line.close();
                    }
                    void named(ExecutorService pool, Line line) {
                        pool.submit(new Named("" + line.isOpen()));
                        line.close();
                    }
                }
                """);
    }

    @Test
    void a_task_that_its_method_waits_for() {
        verify(
                """
                class Joined {
                    private final Line line = new Line();
                    void open(String text) { CompletableFuture.runAsync(() -> line.send(text)).join(); }
                    void publish(String text) { line.send(text); }
                }
                class Asked {
                    private final Line line = new Line();
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    boolean isOpen() throws Exception { return pool.submit(() -> line.isOpen()).get(); }
                    boolean isSoon() throws Exception {
                        Future<Boolean> answer = pool.submit(() -> line.isOpen());
                        return answer.get(1, TimeUnit.SECONDS);
                    }
                    void all() throws InterruptedException {
                        pool.invokeAll(List.of(Executors.callable(() -> line.send("x"))));
                    }
                    void publish(String text) { line.send(text); }
                }
                class Threads {
                    private final Line line = new Line();
                    void open() throws InterruptedException {
                        Thread thread = new Thread(this::once);
                        thread.start();
                        thread.join();
                    }
                    private void once() { line.send("x"); }
                    void publish(String text) { line.send(text); }
                }
                class ByHelper {
                    private final Line line = new Line();
                    void open(ExecutorService pool) throws Exception {
                        Future<?> done = pool.submit(() -> line.send("x"));
                        await(done);
                    }
                    private static void await(Future<?> future) throws Exception { future.get(); }
                    void publish(String text) { line.send(text); }
                }
                """);
    }

    @Test
    void a_task_that_its_method_does_not_wait_for() {
        verify(
                """
                class Late {
                    private final Line line = new Line();
                    void open(Future<?> other) throws Exception {
                        other.get();
                        CompletableFuture.runAsync(() -> line.send("x")); // ERROR used-after-handover
                    }
                    void publish(String text) { line.send(text); }
                }
                class Calls {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        Future<?> done = pool.submit(() -> line.send("x")); // ERROR used-after-handover
                        log(done);
                    }
                    private static void log(Future<?> future) { System.out.println(future); }
                    void publish(String text) { line.send(text); }
                }
                class Watching {
                    private final Line line = new Line();
                    private volatile boolean running;
                    void open(ExecutorService pool) {
                        pool.submit(() -> line.send("x")); // ERROR used-after-handover
                        while (running) { System.out.println(); }
                    }
                    void publish(String text) { line.send(text); }
                }
                class UsesItItself {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.submit(() -> line.send("x")); // ERROR used-after-handover
                    }
                    void publish(ExecutorService pool) throws Exception { pool.submit(() -> line.send("y")).get(); }
                }
                """);
    }
}

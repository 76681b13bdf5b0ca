package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Fields that a task uses by a method of its object, and that code of one method uses as well. */
class OwnMethodsTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line { int sent; void send(String text) { sent += text.length(); } }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void the_field_is_used_here_as_well() {
        verify(
                """
                class ByReference {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.submit(this::one); // ERROR used-after-handover
                        line.send("y");
                    }
                    private void one() { line.send("x"); }
                }
                class ByCall {
                    private final Line line = new Line();
                    void open() {
                        new Thread(() -> one()).start(); // ERROR used-after-handover
                        two();
                    }
                    private void one() { deeper(); }
                    private void deeper() { line.send("x"); }
                    private void two() { line.send("y"); }
                }
                class Itself {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.execute(() -> one()); // ERROR used-after-handover
                        one();
                    }
                    private void one() { line.send("x"); }
                }
                class ByHelper {
                    private final Line line = new Line();
                    void open() {
                        later(this::one); // ERROR used-after-handover
                        line.send("y");
                    }
                    private void one() { line.send("x"); }
                    private static void later(Runnable task) { new Thread(task).start(); }
                }
                class FieldThere {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        one();
                    }
                    private void one() { line.send("y"); }
                }
                class Base {
                    private final Line line = new Line();
                    protected void one() { line.send("x"); }
                }
                class Extended extends Base {
                    void open(ExecutorService pool) {
                        pool.submit(() -> one()); // ERROR used-after-handover
                        one();
                    }
                }
                class Outer {
                    private final Line line = new Line();
                    private void one() { line.send("x"); }
                    class Inner {
                        void open(ExecutorService pool) {
                            pool.submit(Outer.this::one); // ERROR used-after-handover
                            one();
                        }
                    }
                }
                """);
    }

    @Test
    void several_tasks_use_the_field() {
        verify(
                """
                class Twice {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.submit(() -> one()); // ERROR used-after-handover
                        pool.submit(this::two);
                    }
                    private void one() { line.send("x"); }
                    private void two() { line.send("y"); }
                }
                class EachTurn {
                    private final List<String> names = new ArrayList<>();
                    void open(ExecutorService pool, List<String> texts) {
                        for (String each : texts) {
                            pool.submit(() -> add(each)); // ERROR used-after-handover
                        }
                    }
                    private void add(String text) { names.add(text); }
                }
                class InParallel {
                    private final StringBuilder all = new StringBuilder();
                    void open(List<String> texts) {
                        texts.parallelStream().forEach(this::add); // ERROR used-after-handover
                    }
                    private void add(String text) { all.append(text); }
                }
                class InParallelByCall {
                    private final Map<String, Integer> counts = new HashMap<>();
                    void open(List<String> texts) {
                        texts.parallelStream().forEach(each -> count(each)); // ERROR used-after-handover
                    }
                    private void count(String text) { counts.merge(text, 1, Integer::sum); }
                }
                """);
    }

    @Test
    void one_thread_at_a_time_uses_the_field() {
        verify(
                """
                class Waited {
                    private final Line line = new Line();
                    void open(ExecutorService pool) throws Exception {
                        pool.submit(this::one).get();
                        one();
                    }
                    void startAwaited(ExecutorService pool) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        pool.submit(() -> { one(); done.countDown(); });
                        await(done);
                        one();
                    }
                    private void one() { line.send("x"); }
                    private void await(CountDownLatch done) throws Exception { done.await(); }
                }
                class OneOfTwo {
                    private final Line line = new Line();
                    void open(ExecutorService pool, boolean async) {
                        if (async) { pool.submit(this::one); } else { one(); }
                    }
                    void startRefused(ExecutorService pool) {
                        try { pool.submit(this::one); } catch (RejectedExecutionException full) { one(); }
                    }
                    private void one() { line.send("x"); }
                }
                class InOneTask {
                    private final Line line = new Line();
                    void open(ExecutorService pool) {
                        line.send("before");
                        pool.submit(() -> { line.send("x"); one(); two(); });
                    }
                    private void one() { line.send("y"); }
                    private void two() { one(); }
                }
                class InOneTaskOfAHelper {
                    private final Line line = new Line();
                    void open(ExecutorService pool) { later(pool, () -> { line.send("x"); one(); }); }
                    private static void later(ExecutorService pool, Runnable task) { pool.submit(task); }
                    private void one() { line.send("y"); }
                }
                class Locked {
                    private final Line line = new Line();
                    void startInside(ExecutorService pool) {
                        pool.submit(this::one);
                        two();
                        pool.submit(this::two);
                    }
                    void startOutside(ExecutorService pool) {
                        pool.submit(() -> { synchronized (this) { bare(); } });
                        synchronized (this) { bare(); }
                    }
                    private void one() { synchronized (this) { line.send("x"); } }
                    private synchronized void two() { line.send("y"); }
                    private void bare() { line.send("z"); }
                }
                class LockedByCallers {
                    private final Map<String, Integer> sizes = new HashMap<>();
                    void put(ExecutorService pool) { synchronized (sizes) { start(pool); } }
                    private void start(ExecutorService pool) { pool.submit(this::clear); size(); }
                    private void clear() { synchronized (sizes) { sizes.clear(); } }
                    private void size() { sizes.put("x", 1); }
                }
                class TwoFields {
                    private final Line line = new Line();
                    private final Line other = new Line();
                    void open(ExecutorService pool) { pool.submit(this::one); two(); }
                    private void one() { line.send("x"); }
                    private void two() { other.send("y"); }
                }
                class TwoObjects {
                    private final Line line = new Line();
                    void open(ExecutorService pool, TwoObjects other, List<TwoObjects> all) {
                        pool.submit(other::one);
                        for (TwoObjects each : all) { pool.submit(each::one); }
                        for (TwoObjects each : all) { pool.submit(() -> each.one()); }
                    }
                    private void one() { line.send("x"); }
                }
                class Renewed {
                    private Line line = new Line();
                    void open(ExecutorService pool) {
                        pool.submit(this::one);
                        line = new Line();
                        one();
                    }
                    private void one() { line.send("x"); }
                }
                class Read {
                    private final List<String> names = new ArrayList<>();
                    void open(ExecutorService pool) {
                        pool.submit(this::show);
                        names.size();
                        show();
                    }
                    private void show() { System.out.println(names.size()); }
                }
                class Single {
                    private final List<String> names = new ArrayList<>();
                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                    void open(Executor plain) {
                        single.submit(this::add);
                        single.submit(this::add);
                        plain.execute(this::add);
                    }
                    private void add() { names.add("x"); }
                }
                """);
    }

    @Test
    void methods_that_wait_for_each_other() {
        verify(
                """
                class Fed {
                    private final Line line = new Line();
                    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
                    void open() {
                        new Thread(this::loop).start();
                        line.send("hello");
                        texts.add("x");
                    }
                    private void loop() {
                        try { line.send(texts.take()); } catch (InterruptedException end) { return; }
                    }
                }
                class Told {
                    private final Line line = new Line();
                    private volatile boolean done;
                    void open(ExecutorService pool) {
                        pool.submit(this::one);
                        two();
                    }
                    private void one() { line.send("x"); done = true; }
                    private void two() {
                        while (!done) { System.out.println(); }
                        line.send("y");
                    }
                }
                """);
    }

    @Test
    void each_object_of_a_local_class_has_fields_of_its_own() {
        verify(
                """
                abstract class Job implements Runnable {
                    protected final Line line = new Line();
                    protected void one() { line.send("x"); }
                }
                class Desk {
                    void inherited(ExecutorService pool) {
                        for (int i = 0; i < 3; i++) {
                            pool.submit(new Job() { @Override public void run() { line.send("y"); one(); } });
                        }
                    }
                    void own(ExecutorService pool) {
                        for (int i = 0; i < 3; i++) {
                            pool.submit(new Runnable() {
                                private final Line line = new Line();
                                @Override public void run() { line.send("y"); one(); }
                                void one() { line.send("x"); }
                            });
                        }
                    }
                }
                """);
    }
}

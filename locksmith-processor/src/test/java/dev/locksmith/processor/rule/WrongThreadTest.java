package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class WrongThreadTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;
            import javax.swing.*;
            import dev.locksmith.annotations.*;
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        IMPORTS
                                + """
                                class Status {
                                    static void show(JLabel label) { label.setText("done"); }
                                    void work(ExecutorService pool, JLabel label) {
                                        pool.execute(() -> show(label)); // ERROR wrong-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:wrong-thread] JLabel.setText belongs to Swing's event thread, but this lambda is run on another one
                          this lambda calls Status.show (Test.java:10)
                          Status.show uses JLabel.setText (Test.java:8)
                          JComponent belongs to Swing's event thread
                          Executor.execute runs its task on another thread
                          to fix: do here what takes time, and hand the rest to Swing's event thread, with SwingUtilities.invokeLater, or in SwingWorker.done\
                        """);
    }

    @Test
    void where_code_certainly_runs_elsewhere() {
        Verify.that(
                        IMPORTS
                                + """
                                class Status {
                                    private final JLabel label = new JLabel();
                                    void run(ExecutorService pool, List<String> lines, ScheduledExecutorService clock) {
                                        new Thread(() -> label.setText("a")).start(); // ERROR wrong-thread
                                        pool.submit(() -> label.getText()); // ERROR wrong-thread
                                        clock.schedule(() -> label.setText("b"), 1, TimeUnit.SECONDS); // ERROR wrong-thread
                                        CompletableFuture.runAsync(() -> label.setText("c")); // ERROR wrong-thread
                                        CompletableFuture.supplyAsync(() -> "d").thenAccept(label::setText); // ERROR wrong-thread
                                        CompletableFuture.supplyAsync(() -> "d", pool).thenApply(String::trim)
                                            .thenAccept(text -> label.setText(text)); // ERROR wrong-thread
                                        lines.parallelStream().forEach(line -> label.setText(line)); // ERROR wrong-thread
                                        pool.execute(this::here); // ERROR wrong-thread
                                        Runnable task = () -> here();
                                        pool.execute(task); // ERROR wrong-thread
                                        pool.execute(new Task(label)); // ERROR wrong-thread
                                    }
                                    private void here() { label.setVisible(true); }
                                }
                                class Task implements Runnable {
                                    private final JLabel label;
                                    Task(JLabel label) { this.label = label; }
                                    @Override public void run() { label.setText("x"); }
                                }
                                class Loader extends Thread {
                                    private final JLabel label;
                                    Loader(JLabel label) { this.label = label; }
                                    @Override public void run() { // ERROR wrong-thread
                                        label.setText("x");
                                    }
                                }
                                class Anonymous {
                                    void start(JLabel label, java.util.Timer timer) {
                                        new Thread() { // ERROR wrong-thread
                                            @Override public void run() {
                                                label.setText("x");
                                            }
                                        }.start();
                                        timer.schedule(new TimerTask() { // ERROR wrong-thread
                                            @Override public void run() {
                                                label.setText("x");
                                            }
                                        }, 10);
                                        new SwingWorker<String, String>() {
                                            @Override protected String doInBackground() { // ERROR wrong-thread
                                                label.setText("x");
                                                publish("y");
                                                return "z";
                                            }
                                            @Override protected void process(List<String> lines) { label.setText("y"); }
                                            @Override protected void done() { label.setText("z"); }
                                        }.execute();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void where_it_comes_back_or_never_left() {
        Verify.that(
                        IMPORTS
                                + """
                                class Status {
                                    private final JLabel label = new JLabel();
                                    private final Executor ui = SwingUtilities::invokeLater;
                                    void run(ExecutorService pool, Executor any, List<String> lines, CompletableFuture<String> text) {
                                        SwingUtilities.invokeLater(() -> label.setText("a"));
                                        SwingUtilities.invokeLater(this::here);
                                        pool.execute(() -> SwingUtilities.invokeLater(this::here));
                                        pool.execute(() -> later(() -> label.setText("b")));
                                        any.execute(() -> label.setText("c"));
                                        ui.execute(() -> label.setText("d"));
                                        text.thenAccept(label::setText);
                                        CompletableFuture.supplyAsync(() -> "d", pool).thenAcceptAsync(label::setText, SwingUtilities::invokeLater);
                                        CompletableFuture.supplyAsync(() -> "d", pool).thenAcceptAsync(label::setText, ui);
                                        CompletableFuture.supplyAsync(() -> "d", pool).thenAcceptAsync(label::setText, task -> SwingUtilities.invokeLater(task));
                                        CompletableFuture.supplyAsync(() -> "d", pool)
                                            .thenApplyAsync(String::trim, SwingUtilities::invokeLater).thenAccept(label::setText);
                                        lines.forEach(line -> label.setText(line));
                                        lines.stream().map(String::trim).forEach(label::setText);
                                        pool.execute(() -> label.repaint());
                                        pool.execute(() -> System.out.println(label));
                                        Runnable task = () -> label.setText("e");
                                        task.run();
                                        new javax.swing.Timer(10, event -> label.setText("f")).start();
                                        new JButton().addActionListener(event -> label.setText("g"));
                                    }
                                    void later(Runnable task) { SwingUtilities.invokeLater(task); }
                                    private void here() { label.setVisible(true); }
                                }
                                """)
                .holds();
    }

    @Test
    void the_thread_was_asked_for() {
        Verify.that(
                        IMPORTS
                                + """
                                class Status {
                                    private final JLabel label = new JLabel();
                                    void show(String text) {
                                        if (!SwingUtilities.isEventDispatchThread()) {
                                            SwingUtilities.invokeLater(() -> show(text));
                                            return;
                                        }
                                        label.setText(text);
                                    }
                                    void onUi(Runnable task) {
                                        if (java.awt.EventQueue.isDispatchThread()) {
                                            task.run();
                                        } else {
                                            SwingUtilities.invokeLater(task);
                                        }
                                    }
                                    static boolean isHere() { return SwingUtilities.isEventDispatchThread(); }
                                    void helped() {
                                        if (isHere()) {
                                            label.setText("x");
                                        }
                                    }
                                    void remembered() {
                                        boolean here = SwingUtilities.isEventDispatchThread();
                                        if (here) {
                                            label.setText("x");
                                        }
                                    }
                                    void wrong() {
                                        if (!SwingUtilities.isEventDispatchThread()) {
                                            label.setText("x");
                                        }
                                    }
                                    void run(ExecutorService pool) {
                                        pool.execute(() -> show("a"));
                                        pool.execute(() -> onUi(() -> label.setText("b")));
                                        pool.execute(this::helped);
                                        pool.execute(this::remembered);
                                        pool.execute(() -> wrong()); // ERROR wrong-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void functions_are_run_where_those_run_them_who_get_them() {
        Verify.that(
                        IMPORTS
                                + """
                                interface Listener { void onProgress(int percent); default void onEnd() {} }
                                class Download {
                                    private final ExecutorService pool = Executors.newCachedThreadPool();
                                    void start(Listener listener) { pool.execute(() -> listener.onProgress(1)); }
                                    void startAndTell(Listener listener) {
                                        pool.execute(() -> SwingUtilities.invokeLater(() -> listener.onProgress(1)));
                                    }
                                    void now(Listener listener) { listener.onProgress(1); }
                                    void through(Listener listener) { start(listener); }
                                    void task(Runnable task) { new Thread(task).start(); }
                                    void wrapped(Runnable task) { task(() -> { System.out.println(); task.run(); }); }
                                }
                                class Window {
                                    private final JLabel label = new JLabel();
                                    void open(Download download) {
                                        download.start(percent -> label.setText("" + percent)); // ERROR wrong-thread
                                        download.through(percent -> label.setText("" + percent)); // ERROR wrong-thread
                                        download.start(new Listener() { // ERROR wrong-thread
                                            @Override public void onProgress(int percent) { label.setText("" + percent); }
                                        });
                                        download.start(new Listener() {
                                            @Override public void onProgress(int percent) { System.out.println(percent); }
                                            @Override public void onEnd() { label.setText("end"); }
                                        });
                                        download.startAndTell(percent -> label.setText("" + percent));
                                        download.now(percent -> label.setText("" + percent));
                                        download.task(() -> label.setText("x")); // ERROR wrong-thread
                                        download.wrapped(() -> label.setText("x")); // ERROR wrong-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_overridden_needs_what_all_need_who_implement_it() {
        Verify.that(
                        IMPORTS
                                + """
                                interface View { void show(String text); }
                                class LabelView implements View {
                                    private final JLabel label = new JLabel();
                                    @Override public void show(String text) { label.setText(text); }
                                }
                                interface Log { void show(String text); }
                                class LabelLog implements Log {
                                    private final JLabel label = new JLabel();
                                    @Override public void show(String text) { label.setText(text); }
                                }
                                class LaterLog implements Log {
                                    private final Log log = new LabelLog();
                                    @Override public void show(String text) { SwingUtilities.invokeLater(() -> log.show(text)); }
                                }
                                class Presenter {
                                    private View view;
                                    private Log log;
                                    void load(ExecutorService pool) {
                                        pool.execute(() -> view.show("x")); // ERROR wrong-thread
                                        pool.execute(() -> log.show("x"));
                                    }
                                }
                                abstract class Job {
                                    void start(ExecutorService pool) { pool.execute(() -> { work(); done(); }); }
                                    abstract void work();
                                    abstract void done();
                                }
                                class Jobs {
                                    void run(ExecutorService pool, JLabel label) {
                                        new Job() { // ERROR wrong-thread
                                            @Override void work() {}
                                            @Override void done() { label.setText("x"); }
                                        }.start(pool);
                                        new Job() {
                                            @Override void work() {}
                                            @Override void done() {}
                                        }.start(pool);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_domain_of_ones_own() {
        Verify.that(
                        IMPORTS
                                + """
                                @ThreadDomain @interface Loop { String value() default ""; }
                                @Loop("orders") class Book { void add(String order) {} int size; }
                                @Loop("prices") class Prices { void set(int price) {} }
                                class Exchange {
                                    @Loop("orders") private final Executor orders = Executors.newSingleThreadExecutor();
                                    @Loop("prices") private final ExecutorService prices = Executors.newSingleThreadExecutor();
                                    private final Book book = new Book();
                                    void received(String order, ExecutorService pool) {
                                        orders.execute(() -> book.add(order));
                                        prices.execute(() -> new Prices().set(1));
                                        prices.submit(() -> book.add(order)); // ERROR wrong-thread
                                        pool.execute(() -> book.add(order)); // ERROR wrong-thread
                                        pool.execute(() -> book.size++); // ERROR wrong-thread
                                        pool.execute(() -> orders.execute(() -> book.add(order)));
                                        inLoop(() -> book.add(order));
                                    }
                                    void inLoop(@Loop("orders") Runnable task) { orders.execute(task); }
                                    @Loop("orders") void direct() { book.add("x"); }
                                    void call(ExecutorService pool) {
                                        pool.execute(this::direct); // ERROR wrong-thread
                                        orders.execute(this::direct);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void another_domain_is_elsewhere() {
        Verify.that(
                        IMPORTS
                                + """
                                @ThreadDomain @interface Loop {}
                                class Both {
                                    @Loop private Executor loop;
                                    void mixed(JLabel label) {
                                        loop.execute(() -> label.setText("x")); // ERROR wrong-thread
                                        loop.execute(() -> SwingUtilities.invokeLater(() -> label.setText("x")));
                                        SwingUtilities.invokeLater(() -> ofLoop()); // ERROR wrong-thread
                                    }
                                    @Loop void ofLoop() {}
                                    @Loop void wrong(JLabel label) {
                                        label.setText("x"); // ERROR wrong-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void it_can_be_silenced() {
        Verify.that(
                        IMPORTS
                                + """
                                class Status {
                                    @SuppressWarnings("locksmith:wrong-thread")
                                    void run(ExecutorService pool, JLabel label) {
                                        pool.execute(() -> label.setText("x"));
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_stage_in_a_variable_is_what_it_was_given() {
        Verify.that(
                        IMPORTS
                                + """
                                class Status {
                                    private final JLabel label = new JLabel();
                                    void run(ExecutorService pool, CompletableFuture<String> given, boolean some) {
                                        CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> "d");
                                        text.thenAccept(label::setText); // ERROR wrong-thread
                                        var trimmed = CompletableFuture.supplyAsync(() -> "d", pool).thenApply(String::trim);
                                        trimmed.thenAccept(label::setText); // ERROR wrong-thread
                                        trimmed.thenAcceptAsync(label::setText, SwingUtilities::invokeLater);
                                        CompletableFuture<String> changed = CompletableFuture.supplyAsync(() -> "d");
                                        if (some) { changed = given; }
                                        changed.thenAccept(label::setText);
                                        given.thenAccept(label::setText);
                                    }
                                }
                                """)
                .holds();
    }
}

package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * What helpers do with values for one thread at a time, and of thread domains: the same is found
 * where they are compiled together with their callers and where they come in a jar.
 */
class FactsOfUsesTest {

    private static final String IMPORTS =
            """
            import java.text.*;
            import java.util.*;
            import java.util.concurrent.*;
            import javax.swing.*;
            """;

    @TempDir Path classes;

    private void holds(String library, String user) {
        Verify.that(IMPORTS + library + user).holds();
        ClassFiles.withFacts(classes, IMPORTS + library);
        Verify.that(IMPORTS + user).against(classes).holds();
    }

    @Test
    void helpers_that_hand_over_use_and_wait() {
        holds(
                """
                final class Sender {
                    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
                    static void later(StringBuilder text) { POOL.submit(() -> System.out.println(text.append("x"))); }
                    static void run(Runnable task) { POOL.submit(task); }
                    static void finish(Runnable task) throws Exception { POOL.submit(task).get(); }
                    static void here(StringBuilder text) { text.append("a"); }
                    static void locked(StringBuilder text) { synchronized (text) { text.append("a"); } }
                    static void settle() throws Exception { POOL.awaitTermination(1, TimeUnit.SECONDS); }
                }
                """,
                """
                final class User {
                    void handedOver() {
                        StringBuilder text = new StringBuilder();
                        Sender.later(text); // ERROR used-after-handover
                        text.append("y");
                    }
                    void last() {
                        StringBuilder text = new StringBuilder();
                        text.append("y");
                        Sender.later(text);
                    }
                    void twice() {
                        StringBuilder text = new StringBuilder();
                        Sender.later(text); // ERROR used-after-handover
                        Sender.later(text);
                    }
                    void function() {
                        StringBuilder text = new StringBuilder();
                        Sender.run(() -> text.append("x")); // ERROR used-after-handover
                        text.append("y");
                    }
                    void finished() throws Exception {
                        StringBuilder text = new StringBuilder();
                        Sender.finish(() -> text.append("x"));
                        text.append("y");
                    }
                    void settled() throws Exception {
                        StringBuilder text = new StringBuilder();
                        Sender.later(text);
                        Sender.settle();
                        text.append("y");
                    }
                    void usedByHelper(ExecutorService pool) {
                        StringBuilder text = new StringBuilder();
                        pool.submit(() -> text.append("x")); // ERROR used-after-handover
                        Sender.here(text);
                    }
                    void usedByHelperInTask(ExecutorService pool) {
                        StringBuilder text = new StringBuilder();
                        pool.submit(() -> Sender.here(text)); // ERROR used-after-handover
                        text.append("x");
                    }
                    void locked(ExecutorService pool) {
                        StringBuilder text = new StringBuilder();
                        pool.submit(() -> Sender.locked(text));
                        Sender.locked(text);
                    }
                }
                """);
    }

    @Test
    void containers_that_helpers_see_as_interfaces() {
        holds(
                """
                final class Lists {
                    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
                    static void fill(List<String> list) { POOL.submit(() -> list.add("x")); }
                    static void read(Collection<String> list) { POOL.submit(() -> System.out.println(list.size())); }
                    static void put(List<String> list, String line) { list.add(line); }
                    static void count(Map<String, Integer> counts, String word) { counts.merge(word, 1, Integer::sum); }
                    static int size(List<String> list) { return list.size(); }
                    static void all(List<String> list) throws Exception {
                        List<Future<?>> done = new ArrayList<>();
                        done.add(POOL.submit(() -> list.add("x")));
                        for (Future<?> each : done) { each.get(); }
                    }
                }
                """,
                """
                final class User {
                    void filled() {
                        List<String> list = new ArrayList<>();
                        Lists.fill(list); // ERROR used-after-handover
                        list.add("y");
                    }
                    void looped() {
                        List<String> list = new ArrayList<>();
                        Lists.fill(list); // ERROR used-after-handover
                        for (String each : list) { System.out.println(each); }
                    }
                    void bothRead() {
                        List<String> list = new ArrayList<>();
                        list.add("y");
                        Lists.read(list);
                        for (String each : list) { System.out.println(each); }
                    }
                    void finished() throws Exception {
                        List<String> list = new ArrayList<>();
                        Lists.all(list);
                        list.add("y");
                    }
                    void inTask(ExecutorService pool) {
                        List<String> list = new ArrayList<>();
                        pool.submit(() -> Lists.put(list, "x")); // ERROR used-after-handover
                        list.add("y");
                    }
                    void inParallel(List<String> lines) {
                        List<String> list = new ArrayList<>();
                        Map<String, Integer> counts = new HashMap<>();
                        lines.parallelStream().forEach(line -> Lists.put(list, line)); // ERROR used-after-handover
                        lines.stream().parallel().forEach(line -> Lists.count(counts, line)); // ERROR used-after-handover
                    }
                    void right(List<String> lines) {
                        List<String> list = Collections.synchronizedList(new ArrayList<>());
                        Map<String, Integer> counts = new ConcurrentHashMap<>();
                        List<String> read = new ArrayList<>(lines);
                        List<String> inTurn = new ArrayList<>();
                        lines.parallelStream().forEach(line -> Lists.put(list, line));
                        lines.parallelStream().forEach(line -> Lists.count(counts, line));
                        lines.parallelStream().forEach(line -> System.out.println(Lists.size(read)));
                        lines.stream().forEach(line -> Lists.put(inTurn, line));
                        lines.parallelStream().forEach(line -> { List<String> own = new ArrayList<>(); Lists.put(own, line); });
                    }
                }
                """);
    }

    @Test
    void loops_over_containers() {
        Verify.that(
                        IMPORTS
                                + """
                                final class Loops {
                                    void changedMeanwhile(ExecutorService pool, List<String> lines) {
                                        Set<String> seen = new HashSet<>();
                                        pool.submit(() -> seen.addAll(lines)); // ERROR used-after-handover
                                        for (String each : seen) { System.out.println(each); }
                                    }
                                    void inTask(ExecutorService pool) {
                                        List<String> list = new ArrayList<>();
                                        pool.submit(() -> { for (String each : list) { System.out.println(each); } }); // ERROR used-after-handover
                                        list.add("x");
                                    }
                                    void onlyRead(ExecutorService pool, List<String> lines) {
                                        List<String> list = new ArrayList<>(lines);
                                        pool.submit(() -> { for (String each : list) { System.out.println(each); } });
                                        for (String each : list) { System.out.println(each); }
                                    }
                                    void tasks(ExecutorService pool, List<String> lines) throws Exception {
                                        List<Future<Integer>> results = new ArrayList<>();
                                        for (String each : lines) { results.add(pool.submit(each::length)); }
                                        for (Future<Integer> each : results) { System.out.println(each.get()); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void helpers_that_use_what_a_static_field_holds() {
        holds(
                """
                final class Dates {
                    static String day(SimpleDateFormat format, Date date) { return format.format(date); }
                    static String locked(SimpleDateFormat format, Date date) { synchronized (format) { return format.format(date); } }
                    static SimpleDateFormat copy(SimpleDateFormat format) { return (SimpleDateFormat) format.clone(); }
                    static String pattern(SimpleDateFormat format) { return format.toPattern(); }
                }
                """,
                """
                final class User {
                    private static final SimpleDateFormat BARE = new SimpleDateFormat("yyyy"); // ERROR shared-unlocked
                    private static final SimpleDateFormat LOCKED = new SimpleDateFormat("yyyy");
                    private static final SimpleDateFormat AROUND = new SimpleDateFormat("yyyy");
                    private static final SimpleDateFormat COPIED = new SimpleDateFormat("yyyy");
                    String bare(Date date) { return Dates.day(BARE, date); }
                    String locked(Date date) { return Dates.locked(LOCKED, date); }
                    String around(Date date) { synchronized (AROUND) { return Dates.day(AROUND, date); } }
                    String copied(Date date) { return Dates.copy(COPIED).format(date); }
                    String local(Date date) { return Dates.day(new SimpleDateFormat("yyyy"), date); }
                }
                """);
    }

    @Test
    void helpers_that_test_what_has_to_do_with_no_thread() {
        holds(
                """
                final class Background {
                    private boolean isOpen;
                    boolean isOpen() { return isOpen; }
                    void later(Runnable task) { if (isOpen()) { new Thread(task).start(); } }
                    void here(Runnable task) { if (SwingUtilities.isEventDispatchThread()) { task.run(); } }
                }
                """,
                """
                final class User {
                    private final JLabel label = new JLabel();
                    void show(Background background, ExecutorService pool) {
                        background.later(() -> label.setText("x")); // ERROR wrong-thread
                        pool.submit(() -> background.here(() -> label.setText("y")));
                    }
                }
                """);
    }

    @Test
    void helpers_that_test_the_thread_or_run_what_subclasses_do() {
        holds(
                """
                final class Ui {
                    static boolean isUi() { return SwingUtilities.isEventDispatchThread(); }
                    static boolean isBig() { return Runtime.getRuntime().availableProcessors() > 8; }
                    static void later(Runnable task) { SwingUtilities.invokeLater(task); }
                }
                abstract class Worker implements Runnable {
                    protected abstract void work();
                    protected void done() {}
                    @Override public final void run() {
                        work();
                        SwingUtilities.invokeLater(this::done);
                    }
                    final void start() { new Thread(this).start(); }
                }
                """,
                """
                final class User {
                    private final JLabel label = new JLabel();
                    void tested(ExecutorService pool) {
                        pool.submit(() -> { if (Ui.isUi()) { label.setText("x"); } else { Ui.later(() -> label.setText("y")); } });
                        pool.submit(() -> { if (Ui.isBig()) { label.setText("x"); } }); // ERROR wrong-thread
                    }
                    static class Load extends Worker {
                        private final JLabel label = new JLabel();
                        @Override protected void work() { System.out.println(); }
                        @Override protected void done() { label.setText("x"); }
                    }
                    static class Early extends Worker {
                        private final JLabel label;
                        Early(JLabel label) { this.label = label; }
                        @Override protected void work() { label.setText("x"); }
                    }
                    void start() {
                        new Load().start();
                        new Early(label).start(); // ERROR wrong-thread
                    }
                }
                """);
    }

    @Test
    void tests_that_compare_the_thread() {
        holds(
                """
                final class Owner {
                    private final Thread thread;
                    Owner(Thread thread) { this.thread = thread; }
                    boolean isHere() { return Thread.currentThread() == thread; }
                    boolean isOld() { return thread.isDaemon(); }
                }
                """,
                """
                final class User {
                    private final JLabel label = new JLabel();
                    void run(ExecutorService pool, Owner owner) {
                        pool.submit(() -> { if (owner.isHere()) { label.setText("x"); } });
                        pool.submit(() -> { if (owner.isOld()) { label.setText("x"); } }); // ERROR wrong-thread
                    }
                }
                """);
    }
}

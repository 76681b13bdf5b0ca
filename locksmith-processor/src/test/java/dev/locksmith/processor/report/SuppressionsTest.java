package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.joining;

import dev.locksmith.processor.testing.PlainJavac;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/** Where {@code @SuppressWarnings} silences a finding, and what is told of one that does not. */
@SuppressWarnings("StringConcatToTextBlock") // a case a line: blocks would make three of each
class SuppressionsTest {

    private static final String TYPES =
            """
            import dev.locksmith.annotations.*;
            import java.util.*;
            import java.util.concurrent.*;
            @ThreadConfined class Canvas { void draw() {} }
            """;

    private static final String QUIET = "@SuppressWarnings(\"locksmith:crosses-thread\") ";

    @TempDir private Path directory;

    /**
     * The case as it is has findings; with the annotation in place of the {@code $} it has none.
     */
    private static void silenced(String text) {
        Verify.that(TYPES + text.replace("$", "")).holds();
        Verify.that(TYPES + text.replace("$", QUIET).replaceAll("// ERROR.*", "")).holds();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Painter { void paint(Executor pool, $Canvas canvas) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { void paint(Executor pool) {\n$Canvas canvas = new Canvas();\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { void paint(Executor pool) {\n$final Canvas canvas;\n"
                        + "canvas = new Canvas();\n"
                        + "pool.execute(canvas::draw); // ERROR crosses-thread\n} }",
                "class Painter { void paint(Executor pool, Canvas canvas) {\n"
                        + "$Runnable task = () -> canvas.draw();\n"
                        + "pool.execute(task); // ERROR crosses-thread\n} }",
                "class Painter { void paint(ExecutorService pool, Canvas canvas) {\n"
                        + "$Future<?> done =\n"
                        + "pool.submit(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { $Canvas canvas = new Canvas(); void paint(Executor pool) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { $Canvas canvas = new Canvas(); void paint(Executor pool) {\n"
                        + "pool.execute(canvas::draw); // ERROR crosses-thread\n} }",
                "class Painter { $static final Executor POOL = Executors.newCachedThreadPool();\n"
                        + "void paint(Canvas canvas) {\n"
                        + "POOL.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { void paint(Executor pool, List<Canvas> all) {\n"
                        + "all.forEach(($Canvas canvas) ->\n"
                        + "pool.execute(() -> canvas.draw())); // ERROR crosses-thread\n} }",
                "class Painter { void paint(Executor pool, List<Canvas> all) {\n"
                        + "for ($Canvas canvas : all) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} } }",
                "class Painter { void paint(Executor pool, Object any) {\n"
                        + "if (any instanceof $Canvas canvas) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} } }",
                "@ThreadConfined class Pen implements AutoCloseable { public void close() {} }\n"
                        + "class Painter { void paint(Executor pool) {\ntry ($Pen pen = new Pen()) {\n"
                        + "pool.execute(() -> pen.close()); // ERROR crosses-thread\n} } }",
                "@ThreadConfined class Torn extends Exception {}\n"
                        + "class Painter { void tear() throws Torn {} void paint(Executor pool) {\n"
                        + "try { tear(); } catch ($Torn torn) {\n"
                        + "pool.execute(() -> torn.getMessage()); // ERROR crosses-thread\n} } }",
                "record Painter($Canvas canvas) { void paint(Executor pool) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { $void paint(Executor pool, Canvas canvas) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { $Painter(Executor pool, Canvas canvas) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "$class Painter { static Executor pool; static { Canvas canvas = new Canvas();\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "$class Painter { Executor pool; { Canvas canvas = new Canvas();\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} }",
                "enum Painter { $INK { void paint(Executor pool, Canvas canvas) {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} };\n"
                        + "abstract void paint(Executor pool, Canvas canvas); }",
                "class Painter { void paint(Executor pool, Canvas canvas) {\n"
                        + "$class Job { void run() {\n"
                        + "pool.execute(() -> canvas.draw()); // ERROR crosses-thread\n} } } }",
                "class Painter { void later(Executor pool, Runnable task) { pool.execute(task); }\n"
                        + "void paint(Executor pool, $Canvas canvas) {\n"
                        + "later(pool, () -> canvas.draw()); // ERROR crosses-thread\n} }",
                "class Painter { void paint(Executor pool, $Canvas canvas) {\n"
                        + "pool.execute(new Runnable() { public void run() { canvas.draw(); } });"
                        + " // ERROR crosses-thread\n} }",
            })
    void it_works_where_a_reader_would_put_it(String text) {
        silenced(text);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void it_works_on_the_variable_of_a_pattern_in_a_switch() {
        silenced(
                """
                class Painter {
                    void paint(Executor pool, Object any) {
                        switch (any) {
                            case $Canvas canvas ->
                                pool.execute(() -> canvas.draw()); // ERROR crosses-thread
                            default -> {}
                        }
                    }
                }
                """);
    }

    @Test
    void it_works_on_a_field_however_a_function_comes_to_it() {
        silenced(
                """
                class Painter {
                    final $Canvas canvas = new Canvas();
                    void bare(Executor pool) {
                        pool.execute(() -> canvas.draw()); // ERROR crosses-thread
                    }
                    void withThis(Executor pool) {
                        pool.execute(() -> this.canvas.draw()); // ERROR crosses-thread
                    }
                    void inAClass(Executor pool) {
                        pool.execute(new Runnable() { // ERROR crosses-thread
                            public void run() { Painter.this.canvas.draw(); }
                        });
                    }
                    void byAnotherName(Executor pool) {
                        Canvas same = canvas;
                        pool.execute(() -> same.draw()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void it_works_on_a_field_in_whatever_a_function_is_put_or_made_into() {
        silenced(
                """
                class Painter {
                    final $Canvas canvas = new Canvas();
                    static Runnable same(Runnable task) { return task; }
                    static Runnable twice(Runnable task) {
                        return () -> { task.run(); task.run(); };
                    }
                    static Runnable pick(boolean first, Runnable one, Runnable two) {
                        return first ? one : two;
                    }
                    Runnable drawing() { return () -> canvas.draw(); }
                    void handedBack(Executor pool) {
                        pool.execute(same(() -> canvas.draw())); // ERROR crosses-thread
                    }
                    void ofAReference(Executor pool) {
                        pool.execute(same(canvas::draw)); // ERROR crosses-thread
                    }
                    void wrapped(Executor pool) {
                        pool.execute(twice(() -> this.canvas.draw())); // ERROR crosses-thread
                    }
                    void wrappedTwice(Executor pool) {
                        pool.execute(same(twice(canvas::draw))); // ERROR crosses-thread
                    }
                    void oneOfTwo(Executor pool) {
                        pool.execute(pick(true, () -> canvas.draw(), () -> {})); // ERROR crosses-thread
                    }
                    void made(Executor pool) {
                        pool.execute(drawing()); // ERROR crosses-thread
                    }
                    void ofAClass(Executor pool) {
                        pool.execute(same(new Runnable() { // ERROR crosses-thread
                            public void run() { Painter.this.canvas.draw(); }
                        }));
                    }
                    void chosen(Executor pool, boolean now) {
                        pool.execute(now ? () -> canvas.draw() : () -> {}); // ERROR crosses-thread
                    }
                    void switched(Executor pool, int when) {
                        pool.execute(switch (when) {
                            case 0 -> same(canvas::draw); // ERROR crosses-thread
                            default -> () -> {};
                        });
                    }
                    void cast(Executor pool) {
                        pool.execute((Runnable & java.io.Serializable) () -> canvas.draw()); // ERROR crosses-thread
                    }
                    void kept(Executor pool) {
                        Runnable task = same(() -> canvas.draw());
                        pool.execute(task); // ERROR crosses-thread
                    }
                    void asATask(Executor pool) {
                        var task = new FutureTask<>(() -> canvas.draw(), null);
                        pool.execute(task); // ERROR crosses-thread
                    }
                    void inAThread() {
                        new Thread(same(() -> canvas.draw())).start(); // ERROR crosses-thread
                    }
                    void asAnArgument(Executor pool) {
                        pool.execute(new Job(canvas)); // ERROR crosses-thread
                    }
                }
                class Job implements Runnable {
                    private final Object drawn;
                    @SuppressWarnings("locksmith:confinement-forgotten")
                    Job(Object drawn) { this.drawn = drawn; }
                    public void run() { drawn.hashCode(); }
                }
                """);
    }

    @Test
    void it_works_on_a_variable_whose_type_is_seen_later() {
        silenced(
                """
                class Painter {
                    void cast(Executor pool, $Object any) {
                        Canvas canvas = (Canvas) any;
                        pool.execute(() -> canvas.draw()); // ERROR crosses-thread
                    }
                    void tested(Executor pool, $Object any) {
                        if (any instanceof Canvas canvas) {
                            pool.execute(() -> canvas.draw()); // ERROR crosses-thread
                        }
                    }
                    void castInACall(Executor pool, $Object any) {
                        pool.execute(same(((Canvas) any)::draw)); // ERROR crosses-thread
                    }
                    static Runnable same(Runnable task) { return task; }
                }
                """);
    }

    @Test
    void it_works_on_what_holds_the_value_in_the_end() {
        Verify.that(
                        TYPES
                                + """
                                class Gallery {
                                    @SuppressWarnings("locksmith:shared-state") static Object best;
                                    static Object worst;
                                    @SuppressWarnings("locksmith:confinement-forgotten") Object now;
                                    Object then;
                                    @SuppressWarnings("locksmith:confinement-forgotten")
                                    final List<Object> all = new ArrayList<>();
                                    final List<Object> some = new ArrayList<>();
                                    @SuppressWarnings("locksmith:confinement-forgotten")
                                    final Object[] row = new Object[9];
                                    final Object[] line = new Object[9];
                                    void hang(Canvas canvas) {
                                        best = canvas;
                                        worst = canvas; // ERROR shared-state
                                        now = canvas;
                                        then = canvas; // ERROR confinement-forgotten
                                        all.add(canvas);
                                        some.add(canvas); // ERROR confinement-forgotten
                                        row[0] = canvas;
                                        line[0] = canvas; // ERROR confinement-forgotten
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void it_works_on_types_of_variables_and_parameters() {
        Verify.that(
                        TYPES
                                + """
                                class Gallery {
                                    void open(
                                            @SuppressWarnings("locksmith:confined-type-argument")
                                            BlockingQueue<Canvas> in,
                                            BlockingQueue<Canvas> out) { // ERROR confined-type-argument
                                        @SuppressWarnings("locksmith:confined-type-argument")
                                        BlockingQueue<Canvas> one;
                                        BlockingQueue<Canvas> two; // ERROR confined-type-argument
                                    }
                                }
                                class Worker { void run(Runnable one, Runnable two) {} }
                                class Pool extends Worker {
                                    void run(
                                            @SuppressWarnings("locksmith:boundary-added") @Sendable
                                            Runnable one,
                                            @Sendable Runnable two) {} // ERROR boundary-added
                                }
                                """)
                .holds();
    }

    @Test
    void it_works_on_a_variable_that_is_used_twice() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        class Teller {
                            void serve(
                                    @SuppressWarnings("locksmith:used-twice") KeyVoucher known,
                                    KeyVoucher voucher) {
                                known.redeem();
                                known.redeem();
                                voucher.redeem();
                                voucher.redeem(); // ERROR used-twice
                            }
                            void pass(
                                    java.util.concurrent.Executor pool,
                                    @SuppressWarnings("locksmith:used-twice") KeyVoucher known) {
                                known.redeem();
                                pool.execute(() -> known.redeem());
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_other_variables_hold_is_still_reported() {
        Verify.that(
                        TYPES
                                + """
                                class Painter {
                                    @SuppressWarnings("locksmith:crosses-thread") final Canvas first;
                                    final Canvas second;
                                    Painter(Canvas one, Canvas two) { first = one; second = two; }
                                    void paint(
                                            Executor pool,
                                            @SuppressWarnings("locksmith:crosses-thread") Canvas one,
                                            Canvas two) {
                                        pool.execute(() -> { one.draw(); two.draw(); }); // ERROR crosses-thread
                                        pool.execute(() -> { first.draw(); second.draw(); }); // ERROR crosses-thread
                                        pool.execute(() -> { first.draw(); paint(pool, null, null); }); // ERROR crosses-thread
                                        pool.execute(() -> first.draw());
                                        pool.execute(both(() -> first.draw(), () -> second.draw())); // ERROR crosses-thread
                                        pool.execute(both(() -> first.draw(), () -> {}));
                                        pool.execute(times > 0 ? first::draw : second::draw); // ERROR crosses-thread
                                        pool.execute(own()::draw); // ERROR crosses-thread
                                    }
                                    int times;
                                    Canvas own() { return first; }
                                    Runnable both(Runnable one, Runnable two) {
                                        return () -> { one.run(); two.run(); };
                                    }
                                    void paint(Executor pool, Canvas one, int times) {
                                        pool.execute(() -> one.draw()); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_said_of_one_rule_counts_for_no_other() {
        Verify.that(
                        TYPES
                                + """
                                class Painter {
                                    void paint(
                                            Executor pool,
                                            @SuppressWarnings("locksmith:shared-state") Canvas canvas) {
                                        pool.execute(() -> canvas.draw()); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    // What is told of suppressions

    private String told(String annotation, String... options) throws IOException {
        String text =
                TYPES
                        + "class Painter {\n    "
                        + annotation
                        + "\n    void paint(Executor pool, Canvas canvas) {}\n}\n";
        return PlainJavac.run(directory, "Painter", text, options)
                .lines()
                .filter(line -> line.matches(".*(warning|error): locksmith: .*"))
                .collect(joining("\n"))
                .replaceAll("(?m)^\\S+Painter.java:", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "locksmith:croses-thread | did you mean 'locksmith:crosses-thread'?",
                "locksmith:crosses_thread | did you mean 'locksmith:crosses-thread'?",
                "locksmith: crosses-thread | did you mean 'locksmith:crosses-thread'?",
                "Locksmith:crosses-thread | did you mean 'locksmith:crosses-thread'?",
                "locksmith-crosses-thread | did you mean 'locksmith:crosses-thread'?",
                "locksmth:crosses-thread | did you mean 'locksmith:crosses-thread'?",
                "locksmith:threads | write 'locksmith' for all rules, or 'locksmith:<rule>' with",
            })
    void a_misspelt_one_is_told_once_with_what_was_meant(String name, String meant)
            throws IOException {
        String annotation = "@SuppressWarnings({\"unchecked\", \"" + name + "\"})";
        for (String door : new String[] {"-Xlint:-options", "-proc:none"}) {
            String expected = "6: warning: locksmith: '" + name + "' suppresses nothing; " + meant;
            String told = told(annotation, door);
            assertEquals(expected, told.substring(0, Math.min(told.length(), expected.length())));
            assertEquals(1, told.lines().count(), told);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings(\"locksmith\")",
                "@SuppressWarnings(\"locksmith:unproven\")",
                "@SuppressWarnings(\"lock:crosses-thread\")",
                "@SuppressWarnings({\"unchecked\", \"smith\"})",
            })
    void others_are_not_told(String annotation) throws IOException {
        assertEquals("", told(annotation));
    }

    @Test
    void one_that_suppresses_nothing_is_told_on_request() throws IOException {
        String option = "-Alocksmith.unusedSuppressions=";
        String unused = "@SuppressWarnings(\"locksmith:used-twice\")";
        String text = "locksmith: 'locksmith:used-twice' suppresses nothing here; remove it";
        assertEquals("", told(unused));
        assertEquals("6: warning: " + text, told(unused, option + "warn"));
        assertEquals("6: error: " + text, told(unused, option + "error"));
        String everything = told("@SuppressWarnings(\"locksmith\")", option + "warn");
        assertEquals(
                "6: warning: locksmith: 'locksmith' suppresses nothing here; remove it",
                everything);
        // It is needed in the other mode only.
        assertEquals("", told("@SuppressWarnings(\"locksmith:unproven\")", option + "warn"));
        assertEquals("", told(unused, option + "warn", "-Alocksmith.skip=Painter"));
    }

    @Test
    void one_that_suppresses_something_is_needed() throws IOException {
        String text =
                TYPES
                        + """
                        class Painter {
                            @SuppressWarnings("locksmith:crosses-thread")
                            void paint(Executor pool, Canvas canvas) {
                                pool.execute(() -> canvas.draw());
                            }
                            @SuppressWarnings("locksmith:crosses-thread") // 10
                            void paint(
                                    @SuppressWarnings("locksmith:crosses-thread") Canvas canvas,
                                    Executor pool) {
                                later(pool, () -> canvas.draw());
                            }
                            @SuppressWarnings("locksmith") static Canvas best;
                            @SuppressWarnings({"locksmith", "locksmith:shared-state"}) // 17
                            static Canvas worst;
                            void later(Executor pool, Runnable task) { pool.execute(task); }
                        }
                        """;
        for (String severity : new String[] {"all:error", "all:off"}) {
            String told =
                    PlainJavac.run(
                            directory,
                            "Painter",
                            text,
                            "-Alocksmith.unusedSuppressions=warn",
                            "-Alocksmith.severity=" + severity);
            assertEquals(
                    "10: warning: locksmith: 'locksmith:crosses-thread' suppresses nothing here;"
                            + " remove it\n"
                            + "17: warning: locksmith: 'locksmith' suppresses nothing here;"
                            + " remove it",
                    told.lines()
                            .filter(line -> line.contains("locksmith"))
                            .filter(line -> line.contains("warning") || line.contains("error"))
                            .collect(joining("\n"))
                            .replaceAll("(?m)^\\S+Painter.java:", ""));
        }
    }
}

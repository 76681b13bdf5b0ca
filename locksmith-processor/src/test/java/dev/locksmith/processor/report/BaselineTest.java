package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.PlainJavac;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was found before is not reported again, whatever has moved since. */
class BaselineTest {

    private static final String HEAD =
            """
            package shop;
            import dev.locksmith.annotations.*;
            import java.util.concurrent.*;
            """;

    private static final String CANVAS = HEAD + "@ThreadConfined class Canvas { void draw() {} }";

    private static final String PAINTER =
            """
            class Painter {
                static Canvas last;
                Painter(Executor pool, Canvas first) { pool.execute(() -> first.draw()); }
                static { Canvas made = new Canvas(); new Thread(() -> made.draw()).start(); }
                void paint(Executor pool, Canvas canvas) {
                    pool.execute(() -> canvas.draw());
                    pool.execute(canvas::draw);
                }
                static class Brush {
                    void stroke(Executor pool, Canvas canvas) {
                        pool.execute(new Runnable() {
                            public void run() { canvas.draw(); }
                        });
                    }
                }
            }
            """;

    private static final List<String> ENTRIES =
            List.of(
                    "shop.Painter.<clinit> crosses-thread 'made'",
                    "shop.Painter.<init> crosses-thread 'first'",
                    "shop.Painter.Brush.stroke crosses-thread 'canvas'",
                    "shop.Painter.last shared-state 'last'",
                    "shop.Painter.paint crosses-thread 'canvas'",
                    "shop.Painter.paint crosses-thread 'canvas'");

    private static final String SINCE = "  # since \\d{4}-\\d\\d-\\d\\d$";

    private static final Pattern FINDING = Pattern.compile("(\\w+\\.java:\\d+): error: \\[");

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void canvas() throws IOException {
        file = directory.resolve("baseline.txt");
        PlainJavac.run(directory, "Canvas", CANVAS, "-proc:none", "-Xplugin:Locksmith");
    }

    private String write(String name, String text) throws IOException {
        return compile(name, text, "-Alocksmith.baseline=write:" + file);
    }

    private String compile(String name, String text) throws IOException {
        return compile(name, text, "-Alocksmith.baseline=" + file);
    }

    private String compile(String name, String text, String... options) throws IOException {
        return PlainJavac.run(directory, name, HEAD + text, options);
    }

    /** Without the days on which they were written. */
    private List<String> entries() throws IOException {
        return lines().stream().map(line -> line.replaceFirst(SINCE, "")).toList();
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        assertTrue(lines.remove(0).startsWith("# "), "no head");
        return lines;
    }

    private static List<String> found(String output) {
        return FINDING.matcher(output).results().map(each -> each.group(1)).toList();
    }

    private static void contains(String output, String... texts) {
        for (String text : texts) {
            assertTrue(output.contains(text), output);
        }
    }

    @Test
    void what_is_written_is_sorted_and_keyed_by_member_rule_and_value() throws IOException {
        String output = write("Painter", PAINTER);
        assertEquals(List.of(), found(output), output);
        contains(
                output,
                "Note: locksmith: the baseline '" + file + "' now has 6 findings; from now on");
        assertEquals(ENTRIES, entries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.", "-Xplugin:Locksmith "})
    void both_doors_write_and_read_the_same(String door) throws IOException {
        String processing = door.startsWith("-A") ? "-g" : "-proc:none";
        compile("Painter", PAINTER, processing, door + "baseline=write:" + file);
        assertEquals(ENTRIES, entries());
        String output = compile("Painter", PAINTER, processing, door + "baseline=" + file);
        assertEquals("Note: Locksmith: no new findings; 6 in the baseline", output.strip());
    }

    @Test
    void an_entry_keeps_the_day_on_which_it_was_written_first() throws IOException {
        Files.writeString(
                file,
                """
                # head
                shop.Painter.last shared-state 'last'  # since 2020-02-29
                shop.Painter.paint crosses-thread 'canvas' # since 2021-03-01
                shop.Painter.<init> crosses-thread 'first'
                shop.Painter.gone crosses-thread 'gone'  # since 2019-01-01
                """);
        write("Painter", PAINTER);
        List<String> lines = lines();
        assertEquals("shop.Painter.<init> crosses-thread 'first'", lines.get(1));
        assertEquals("shop.Painter.last shared-state 'last'  # since 2020-02-29", lines.get(3));
        assertEquals(
                "shop.Painter.paint crosses-thread 'canvas'  # since 2021-03-01", lines.get(4));
        assertTrue(lines.get(5).matches("shop.Painter.paint crosses-thread 'canvas'" + SINCE));
        assertEquals(ENTRIES, entries());
        assertEquals(List.of(), found(compile("Painter", PAINTER)));
    }

    @Test
    void a_day_that_there_is_not_is_no_mistake_of_the_finding() throws IOException {
        String entry = "shop.Painter.last shared-state 'last'  # since 2021-02-31\n";
        Files.writeString(file, entry);
        String painter = "class Painter { static Canvas last; }";
        assertEquals(
                "Note: Locksmith: no new findings; 1 in the baseline",
                compile("Painter", painter).strip());
    }

    @Test
    void edits_and_moves_change_nothing() throws IOException {
        write("Painter", PAINTER);
        String moved =
                """

                /** Paints. */
                class Painter {
                    void before() {}
                    static class Brush {
                        void stroke(Executor pool, Canvas canvas) { int a = 1; pool.execute(new Runnable() {
                                public void run() { canvas.draw(); } }); }
                    }
                    void paint(Executor pool, final Canvas canvas) {
                        if (pool != null) { pool.execute(canvas::draw); }
                        pool.execute(() -> { canvas.draw(); canvas.draw(); });
                    }
                    static { Canvas made = new Canvas(); new Thread(() -> made.draw()).start(); }
                    Painter(Executor pool, Canvas first) { pool.execute(() -> first.draw()); }
                    static Canvas last;
                }
                """;
        String output = compile("Painter", moved);
        assertEquals("Note: Locksmith: no new findings; 6 in the baseline", output.strip());
    }

    @Test
    void new_findings_are_reported_beside_old_ones() throws IOException {
        write("Painter", PAINTER);
        String more =
                """
                static Canvas last;
                void more(Executor pool, Canvas canvas) { pool.execute(canvas::draw); }
                """;
        more = PAINTER.replace("static Canvas last;", more);
        String output = compile("Painter", more);
        assertEquals(List.of("Painter.java:6"), found(output), output);
        contains(output, "Note: Locksmith: 1 finding: 1 crosses-thread; 6 more in the baseline");
    }

    @Test
    void equal_findings_are_counted() throws IOException {
        write("Painter", PAINTER);
        String third =
                """
                canvas::draw);
                pool.execute(canvas::draw);""";
        third = PAINTER.replace("canvas::draw);", third);
        assertEquals(List.of("Painter.java:11"), found(compile("Painter", third)));
        // A change of the value is another finding.
        String renamed =
                PAINTER.replace(
                        "Canvas first) { pool.execute(() -> first",
                        "Canvas one) { pool.execute(() -> one");
        assertEquals(List.of("Painter.java:6"), found(compile("Painter", renamed)));
    }

    @Test
    void entries_that_no_longer_apply_are_told_and_leave_with_the_next_version()
            throws IOException {
        write("Painter", PAINTER);
        String fixed =
                PAINTER.replace("pool.execute(canvas::draw);", "")
                        .replace("static Canvas last;", "");
        String output = compile("Painter", fixed);
        contains(
                output,
                "warning: locksmith: 2 entries of the baseline '" + file + "' no longer apply",
                "shop.Painter.last shared-state 'last'",
                "shop.Painter.paint crosses-thread 'canvas'",
                "to fix: take out what no longer applies, or write the file anew with"
                        + " -Alocksmith.baseline=write:"
                        + file,
                "no new findings; 4 in the baseline");
        write("Painter", fixed);
        assertEquals(4, entries().size());
        output = compile("Painter", "class Painter { static Canvas last; }");
        contains(output, "4 entries of", "<clinit>", "<init>", "Brush.stroke", "paint", "1 error");
    }

    @Test
    void of_many_entries_that_no_longer_apply_a_few_are_named() throws IOException {
        List<String> lines = new ArrayList<>(List.of("# a head", ""));
        for (int i = 1; i <= 8; i++) {
            lines.add("shop.Painter.paint" + i + " crosses-thread 'canvas'");
        }
        Files.write(file, lines);
        String output = compile("Painter", "class Painter {}");
        contains(output, "8 entries of", "shop.Painter.paint5 ", "  and 3 more");
        assertFalse(output.contains("paint6"), output);
    }

    @Test
    void of_classes_that_are_not_compiled_nothing_is_told_and_all_is_kept() throws IOException {
        write("Painter", PAINTER);
        String other = "class PainterOfWalls { static Canvas wall; }";
        String output = compile("PainterOfWalls", other);
        assertEquals(List.of("PainterOfWalls.java:4"), found(output), output);
        assertFalse(output.contains("no longer"), output);
        write("PainterOfWalls", other);
        List<String> both = new ArrayList<>(ENTRIES);
        both.add("shop.PainterOfWalls.wall shared-state 'wall'");
        assertEquals(both, entries());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Alocksmith.skip=shop",
                "-Alocksmith.packages=shop.other",
                "-Alocksmith.severity=all:off"
            })
    void of_what_is_not_reported_nothing_is_told_and_all_is_kept(String option) throws IOException {
        write("Painter", PAINTER);
        String output =
                compile("Painter", "class Painter {}", "-Alocksmith.baseline=" + file, option);
        assertFalse(output.contains("no longer"), output);
        compile("Painter", "class Painter {}", "-Alocksmith.baseline=write:" + file, option);
        assertEquals(ENTRIES, entries());
    }

    @Test
    void entries_of_the_other_mode_are_kept() throws IOException {
        String complete = "-Alocksmith.mode=complete";
        String text =
                "class Till { void later(Executor e, StringBuilder b) { e.execute(b::reverse); } }";
        compile("Till", text, complete, "-Alocksmith.baseline=write:" + file);
        assertEquals(List.of("shop.Till.later unproven 'b'"), entries());
        assertEquals("", compile("Till", text));
        write("Till", text);
        assertEquals(List.of("shop.Till.later unproven 'b'"), entries());
        String output = compile("Till", "class Till {}", complete, "-Alocksmith.baseline=" + file);
        contains(output, "1 entry of the baseline '" + file + "' no longer applies");
    }

    @Test
    void what_is_suppressed_is_no_entry_but_the_suppression_is() throws IOException {
        write("Painter", "class Painter { @SuppressWarnings(\"locksmith\") static Canvas last; }");
        assertEquals(List.of("shop.Painter.last @SuppressWarnings locksmith"), entries());
    }

    @Test
    void where_an_error_of_another_kind_ends_the_compilation_entries_stay() throws IOException {
        write("Painter", PAINTER);
        String output = compile("Painter", "class Painter { int x = ; }");
        assertFalse(output.contains("no longer"), output);
        write("Painter", "class Painter { int x = ; }");
        assertEquals(ENTRIES, entries());
    }

    @Test
    void text_in_any_script_and_new_folders() throws IOException {
        file = directory.resolve("new/folder/baseline.txt");
        String text = "class Painter { static Canvas größe; }";
        String output =
                compile(
                        "Painter",
                        text,
                        "-encoding",
                        "UTF-8",
                        "-Alocksmith.baseline=write:" + file);
        contains(output, "now has 1 finding;");
        assertEquals(
                "shop.Painter.größe shared-state 'größe'",
                Files.readAllLines(file, StandardCharsets.UTF_8).get(1).replaceFirst(SINCE, ""));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList(), "something was left behind");
        }
    }

    @Test
    void a_file_that_stays_the_same_is_not_touched() throws IOException {
        write("Painter", PAINTER);
        Object before = Files.getLastModifiedTime(file);
        write("Painter", PAINTER);
        assertEquals(before, Files.getLastModifiedTime(file));
    }

    @Test
    void a_missing_file_is_an_error_with_the_way_out() throws IOException {
        String output = compile("Painter", "class Painter {}");
        contains(
                output,
                "error: locksmith: the baseline '" + file + "' does not exist",
                "to fix: mend the file or its path; or write one with all that is found today, with"
                        + " -Alocksmith.baseline=write:"
                        + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<<<<<<< ours | line 3 is left over from a merge; keep the findings of both sides",
                "======= | line 3 is left over from a merge",
                "shop.Painter.last | line 3 is 'shop.Painter.last', and not a member, a rule and",
                "a.B.c croses-thread 'x' | line 3 is about 'croses-thread', which is no rule; did you mean 'crosses-thread'?",
                "a.B.c weather 'x' | line 3 is about 'weather', which is no rule.",
            })
    void a_damaged_file_is_an_error_with_the_line(String line, String problem) throws IOException {
        Files.writeString(file, "# head\n" + ENTRIES.get(3) + "\n" + line + "\n");
        String output = compile("Painter", "class Painter { static Canvas last; }");
        contains(
                output,
                "error: locksmith: the baseline '" + file + "' is damaged: " + problem,
                "to fix: mend the file");
        assertEquals(List.of(), found(output), output);
        Files.writeString(file, "# head\n" + line + "\n" + line + "\n");
        contains(compile("Painter", "class Painter {}"), ", and so is 1 more line");
    }

    @Test
    void a_file_of_bytes_is_damaged_and_can_be_replaced() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xfe});
        contains(compile("Painter", "class Painter {}"), "is damaged: it is not UTF-8");
        contains(write("Painter", PAINTER), "what is wrong there is left out now");
        assertEquals(ENTRIES, entries());
    }

    @Test
    void a_file_that_cannot_be_written_is_an_error() throws IOException {
        Files.createDirectories(file.resolve("no file"));
        contains(
                write("Painter", PAINTER),
                "error: locksmith: the baseline '"
                        + file
                        + "' cannot be written: it is a directory");
        contains(
                compile("Painter", "class Painter {}"),
                "error: locksmith: the baseline '" + file + "' cannot be read: it is a directory");
    }

    @Test
    void a_folder_that_is_a_file_is_told_in_words() throws IOException {
        Path folder = Files.writeString(directory.resolve("folder"), "");
        file = folder.resolve("baseline.txt");
        contains(
                write("Painter", PAINTER),
                "cannot be written: '" + folder + "' is a file, and no directory");
    }

    @Test
    void a_path_that_is_seen_from_the_compiler_is_told_whole() throws IOException {
        file = Path.of("no-such-folder", "baseline.txt");
        contains(
                compile("Painter", "class Painter {}"),
                "the baseline '" + file + "' does not exist: there is no " + file.toAbsolutePath());
    }

    @Test
    void a_mark_of_the_encoding_and_ends_of_lines_of_windows_are_no_damage() throws IOException {
        write("Painter", PAINTER);
        Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
        assertEquals(
                "Note: Locksmith: no new findings; 6 in the baseline",
                compile("Painter", PAINTER).strip());
    }

    @Test
    void the_place_of_a_circle_of_locks_does_not_depend_on_the_order_of_files() throws IOException {
        String one =
                "class A { static final Object a = new Object(); static void f() { synchronized (a) { synchronized (B.b) {} } } }";
        String other =
                "class B { static final Object b = new Object(); static void f() { synchronized (b) { synchronized (A.a) {} } } }";
        Files.writeString(directory.resolve("B.java"), HEAD + other);
        compile(
                "A",
                one,
                "-Alocksmith.baseline=write:" + file,
                directory.resolve("B.java").toString());
        List<String> first = entries();
        assertEquals(List.of("shop.B.f lock-cycle A.a and B.b"), first);
        Files.delete(file);
        compile(
                "B",
                other,
                "-Alocksmith.baseline=write:" + file,
                directory.resolve("A.java").toString());
        assertEquals(first, entries());
    }
}

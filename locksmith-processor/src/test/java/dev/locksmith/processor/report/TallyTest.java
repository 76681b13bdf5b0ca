package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.util.stream.Collectors.joining;

import dev.locksmith.processor.testing.PlainJavac;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * At the end of a compilation with findings one line says how many there are, and of which rules.
 */
class TallyTest {

    private static final String CANVAS =
            """
            import dev.locksmith.annotations.*;
            @ThreadConfined class Canvas { void draw() {} }
            """;

    @TempDir private Path directory;

    private String summaryOf(String text, String... options) throws IOException {
        return PlainJavac.run(directory, "Canvas", CANVAS + text, options)
                .lines()
                .filter(line -> line.startsWith("Note: Locksmith: "))
                .collect(joining("\n"))
                .replace("Note: Locksmith: ", "");
    }

    private static String fields(int number) {
        return "class Wall {"
                + IntStream.range(0, number)
                        .mapToObj(i -> "static Canvas c" + i + "; ")
                        .collect(joining())
                + "void paint(Canvas c) { new Thread(c::draw); } }";
    }

    @Test
    void findings_are_counted_by_rule_most_frequent_first() throws IOException {
        assertEquals("3 findings: 2 shared-state, 1 crosses-thread", summaryOf(fields(2)));
        assertEquals("1 finding: 1 crosses-thread", summaryOf(fields(0)));
    }

    @Test
    void where_nothing_is_found_nothing_is_said() throws IOException {
        assertEquals("", summaryOf("class Wall {}"));
        assertEquals("", summaryOf(fields(1), "-Alocksmith.severity=all:off"));
        assertEquals("", summaryOf("@SuppressWarnings(\"locksmith\") " + fields(1)));
    }

    @Test
    void all_are_counted_that_javac_does_not_show() throws IOException {
        String many =
                "151 findings: 150 shared-state, 1 crosses-thread; the compiler may have shown some"
                        + " of them only (-Xmaxerrs and -Xmaxwarns say how many)";
        assertEquals(many, summaryOf(fields(150)));
        assertEquals(many, summaryOf(fields(150), "-Alocksmith.severity=all:warn"));
    }

    @Test
    void warnings_count_too_and_each_place_counts_once() throws IOException {
        assertEquals(
                "2 findings: 1 crosses-thread, 1 shared-state",
                summaryOf(fields(1), "-Alocksmith.severity=all:warn"));
        assertFalse(summaryOf(fields(1)).contains("baseline"));
    }
}

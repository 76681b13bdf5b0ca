package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.locksmith.processor.testing.PlainJavac;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A baseline also keeps since when rules are silenced in the code; its lines silence nothing. */
class BaselineOfSuppressionsTest {

    private static final String HEAD =
            """
            package shop;
            import dev.locksmith.annotations.*;
            import java.util.concurrent.*;
            @ThreadConfined class Canvas { void draw() {} }
            """;

    private static final String PAINTER =
            """
            @SuppressWarnings("locksmith")
            class Painter {
                @SuppressWarnings({"locksmith:shared-state", "rawtypes"}) static Canvas last;
                @SuppressWarnings({"locksmith:crosses-thread", "locksmith:used-twice"})
                void paint(@SuppressWarnings("locksmith:wrong-thread") int many) {
                    Runnable later = () -> {
                        @SuppressWarnings("locksmith:stale-key") int none = 0;
                    };
                }
                @SuppressWarnings("locksmith:crosses-thread") void paint() {}
                @SuppressWarnings("locksmith:crosses-tread") void misspelt() {}
                @SuppressWarnings("unused") void ofJavac() {}
                @Generated static class Made { @SuppressWarnings("locksmith") int x; }
                @interface Generated {}
            }
            """;

    private static final List<String> ENTRIES =
            List.of(
                    "shop.Painter @SuppressWarnings locksmith",
                    "shop.Painter.last @SuppressWarnings locksmith:shared-state",
                    "shop.Painter.paint @SuppressWarnings locksmith:crosses-thread",
                    "shop.Painter.paint @SuppressWarnings locksmith:crosses-thread",
                    "shop.Painter.paint @SuppressWarnings locksmith:stale-key 'none'",
                    "shop.Painter.paint @SuppressWarnings locksmith:used-twice",
                    "shop.Painter.paint @SuppressWarnings locksmith:wrong-thread 'many'");

    private static final String SINCE = "  # since \\d{4}-\\d\\d-\\d\\d$";

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void names() {
        file = directory.resolve("baseline.txt");
    }

    private String compile(String text, String... options) throws IOException {
        return PlainJavac.run(directory, "Painter", HEAD + text, options);
    }

    private String write(String text, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Alocksmith.baseline=write:" + file);
        return compile(text, all.toArray(new String[0]));
    }

    private String read(String text) throws IOException {
        return compile(text, "-Alocksmith.baseline=" + file);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private List<String> entries() throws IOException {
        return lines().stream().map(line -> line.replaceFirst(SINCE, "")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.", "-Xplugin:Locksmith "})
    void each_name_at_each_declaration_is_written_with_its_day(String door) throws IOException {
        String processing = door.startsWith("-A") ? "-g" : "-proc:none";
        String output = compile(PAINTER, processing, door + "baseline=write:" + file);

        assertEquals(ENTRIES, entries());
        assertTrue(lines().stream().allMatch(line -> line.matches(".*" + SINCE)), "no day");
        assertTrue(
                output.contains(
                        "now has 0 findings, and since when 7 suppressions in the code are there;"
                                + " from now on compile with -Alocksmith.baseline="
                                + file
                                + ", and only what is new is reported"),
                output);
        assertFalse(read(PAINTER).contains("no longer"), "all are there");
    }

    @Test
    void a_suppression_keeps_its_day_when_the_file_is_written_again() throws IOException {
        Files.writeString(
                file,
                """
                shop.Painter @SuppressWarnings locksmith  # since 2020-02-29
                shop.Painter.paint @SuppressWarnings locksmith:crosses-thread  # since 2021-03-01
                shop.Painter.last @SuppressWarnings locksmith:shared-state
                """);
        write(PAINTER);
        assertEquals(ENTRIES, entries());
        assertTrue(lines().get(0).endsWith("  # since 2020-02-29"), lines().toString());
        assertEquals(ENTRIES.get(1), lines().get(1));
        assertTrue(lines().get(2).endsWith("  # since 2021-03-01"), lines().toString());
        assertTrue(lines().get(3).matches(".*" + SINCE), lines().toString());
    }

    @Test
    void a_line_silences_nothing_and_one_of_which_nothing_is_left_is_told() throws IOException {
        Files.writeString(file, "shop.Painter.last @SuppressWarnings locksmith:shared-state\n");
        String output = read("class Painter { static Canvas last; }");
        assertTrue(output.contains("Painter.java:5: error: [locksmith:shared-state]"), output);
        assertTrue(
                output.contains(
                        "warning: locksmith: 1 entry of the baseline '"
                                + file
                                + "' no longer applies\n"
                                + "    shop.Painter.last @SuppressWarnings locksmith:shared-state\n"
                                + "    to fix: take out what no longer applies"),
                output);
        write("class Painter {}");
        assertEquals(List.of(), entries());
    }

    @Test
    void of_several_that_are_alike_those_that_are_left_over_are_told() throws IOException {
        write(PAINTER);
        String one =
                PAINTER.replace(
                        "@SuppressWarnings(\"locksmith:crosses-thread\") void paint()",
                        "void paint()");
        assertTrue(read(one).contains("1 entry of the baseline"), "two are written, one is there");
    }

    @Test
    void of_what_is_not_looked_at_nothing_is_told_and_all_is_kept() throws IOException {
        write(PAINTER);
        String without = "class Painter {}";
        String skip = "-Alocksmith.skip=shop";
        String output = compile(without, skip, "-Alocksmith.baseline=" + file);
        assertFalse(output.contains("no longer"), output);
        write(without, skip);
        assertEquals(ENTRIES, entries());
        PlainJavac.run(directory, "Other", "class Other {}", "-Alocksmith.baseline=write:" + file);
        assertEquals(ENTRIES, entries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"locksmith:weather", "locksmyth", "'last'"})
    void a_line_with_another_name_is_damaged(String name) throws IOException {
        Files.writeString(file, "shop.Painter.last @SuppressWarnings " + name + "\n");
        String output = read("class Painter {}");
        String problem = "is damaged: line 1 is about '" + name + "', which suppresses nothing";
        assertTrue(output.contains(problem), output);
    }

    // The report

    private JsonNode report(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Alocksmith.report=" + directory.resolve("report"));
        compile(PAINTER, all.toArray(new String[0]));
        Path json = directory.resolve("report/locksmith.json");
        return new ObjectMapper().readTree(Files.readString(json)).at("/suppressions");
    }

    /** Of each suppression, its name and its age. */
    private static Map<String, String> ages(JsonNode suppressions) {
        Map<String, String> ages = new TreeMap<>();
        for (JsonNode each : suppressions) {
            for (JsonNode name : each.at("/names")) {
                String age =
                        name.has("new")
                                ? "new"
                                : name.has("since") ? name.at("/since").asText() : "-";
                ages.merge(
                        each.at("/declaration").asText() + " " + name.at("/name").asText(),
                        age,
                        (one, other) -> one + ", " + other);
            }
        }
        return ages;
    }

    private static String among(Map<String, String> ages, String name) {
        return ages.getOrDefault("shop.Painter" + name, "not there");
    }

    @Test
    void the_report_has_the_days_and_what_came_later() throws IOException {
        Files.writeString(
                file,
                """
                shop.Painter @SuppressWarnings locksmith  # since 2020-02-29
                shop.Painter.paint @SuppressWarnings locksmith:crosses-thread  # since 2021-03-01
                shop.Painter.last @SuppressWarnings locksmith:shared-state
                shop.Painter.gone @SuppressWarnings locksmith  # since 2019-01-01
                """);
        JsonNode suppressions = report("-Alocksmith.baseline=" + file);
        Map<String, String> ages = ages(suppressions);
        assertEquals("2020-02-29", among(ages, " locksmith"));
        assertEquals("2021-03-01, new", among(ages, ".paint locksmith:crosses-thread"));
        assertEquals("new", among(ages, ".paint 'none' locksmith:stale-key"));
        assertEquals("-", among(ages, ".last locksmith:shared-state"));
        assertEquals("-", among(ages, ".misspelt locksmith:crosses-tread"));
        assertEquals(5, suppressions.get(0).at("/line").asInt());
        assertTrue(suppressions.get(1).at("/names/0/needed").asBoolean(), suppressions.toString());
        String page = Files.readString(directory.resolve("report/locksmith.html"));
        assertTrue(
                page.contains(
                        "{\"text\": \"shop.Painter.gone @SuppressWarnings locksmith\","
                                + "\"rule\": \"@SuppressWarnings\",\"found\": false,"
                                + "\"since\": \"2019-01-01\"}"),
                page);
        assertFalse(page.contains("\"text\": \"shop.Painter @SuppressWarnings"), "told twice");
    }

    @Test
    void of_a_file_that_has_no_suppressions_no_age_is_known() throws IOException {
        Files.writeString(file, "# Of an older version\n");
        Map<String, String> ages = ages(report("-Alocksmith.baseline=" + file));
        assertEquals("-", among(ages, " locksmith"));
        assertEquals(ages, ages(report()));
    }

    @Test
    void what_is_written_now_has_the_day_of_today() throws IOException {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        String day = among(ages(report("-Alocksmith.baseline=write:" + file)), " locksmith");
        assertFalse(LocalDate.parse(day).isBefore(before), day);
    }
}

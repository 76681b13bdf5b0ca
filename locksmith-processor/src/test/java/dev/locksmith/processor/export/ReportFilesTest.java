package dev.locksmith.processor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.locksmith.processor.testing.PlainJavac;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All findings are written for other tools, in a form that they know. */
class ReportFilesTest {

    private static final String PLANT =
            """
            package plant;
            import dev.locksmith.annotations.*;
            import java.util.concurrent.*;
            @ThreadConfined class Gauge { void read() {} }
            class Plant {
                static Gauge last;
                void check(Gauge gauge) {
            \t\tlater(() -> gauge.read());
                }
                void later(Runnable task) { pool.execute(task); }
                Executor pool = Runnable::run;
                @SuppressWarnings("locksmith:crosses-thread")
                void known(Gauge quiet) { new Thread(quiet::read); }
                final Object a = new Object(), b = new Object();
                void ab() { synchronized (a) { synchronized (b) {} } }
                void ba() { synchronized (b) { synchronized (a) {} } }
            }
            """;

    @TempDir private Path directory;

    private JsonNode report(String name, String text, String... more) throws IOException {
        Path folder = directory.resolve("new/report");
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-Alocksmith.report=" + folder);
        PlainJavac.run(directory, "Plant", text, options.toArray(new String[0]));
        return read(folder.resolve(name));
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private static JsonNode results(JsonNode sarif) throws IOException {
        try (InputStream schema =
                ReportFilesTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Set<?> wrong =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(requireNonNull(schema))
                            .validate(sarif);
            assertEquals(Set.of(), wrong);
        }
        return sarif.at("/runs/0/results");
    }

    private static List<String> texts(JsonNode array, String pointer) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.at(pointer).asText()));
        return texts;
    }

    @Test
    void sarif_has_each_finding_with_its_place_and_its_reasons() throws IOException {
        JsonNode sarif = report("locksmith.sarif", PLANT);
        JsonNode results = results(sarif);
        assertEquals(
                List.of("shared-state", "crosses-thread", "crosses-thread", "lock-cycle"),
                texts(results, "/ruleId"));
        JsonNode crossing = results.get(1);
        assertEquals("error", crossing.at("/level").asText());
        assertEquals(
                """
                'gauge' is confined to its thread, but this lambda takes it to another one
                to fix: take what the other thread needs out of 'gauge' first, or make a Gauge over\
                 there""",
                crossing.at("/message/text").asText());
        JsonNode place = crossing.at("/locations/0/physicalLocation");
        assertTrue(place.at("/artifactLocation/uri").asText().endsWith("Plant.java"));
        assertEquals("{\"startLine\":8,\"startColumn\":9}", place.at("/region").toString());
        assertEquals(
                "plant.Plant.check",
                crossing.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
        JsonNode reasons = crossing.at("/relatedLocations");
        assertEquals(
                List.of(
                        "'gauge' is a Gauge, which is @ThreadConfined",
                        "Plant.later passes its parameter 'task' on (Plant.java:10)",
                        "Executor.execute runs its task on another thread"),
                texts(reasons, "/message/text"));
        assertEquals(List.of("8", "10", "8"), texts(reasons, "/physicalLocation/region/startLine"));
        assertEquals(
                "plant.Plant.check crosses-thread 'gauge'",
                crossing.at("/partialFingerprints/memberRuleValue~1v1").asText());
        assertEquals(4, results.get(3).at("/relatedLocations").size());
        assertTrue(sarif.at("/runs/0/invocations/0/executionSuccessful").asBoolean());
        JsonNode rule = sarif.at("/runs/0/tool/driver/rules/" + crossing.at("/ruleIndex").asInt());
        assertEquals(
                "https://locksmith.dev/rules/crosses-thread.html", rule.at("/helpUri").asText());
    }

    @Test
    void what_is_suppressed_or_in_the_baseline_is_marked() throws IOException {
        Path baseline =
                Files.writeString(
                        directory.resolve("baseline.txt"),
                        "plant.Plant.last shared-state 'last'\n");
        JsonNode results =
                results(report("locksmith.sarif", PLANT, "-Alocksmith.baseline=" + baseline));
        assertEquals(
                List.of("external", "", "inSource", ""), texts(results, "/suppressions/0/kind"));
    }

    @Test
    void plain_json_has_the_words_of_messages() throws IOException {
        JsonNode findings =
                report("locksmith.json", PLANT, "-Alocksmith.severity=shared-state:warn")
                        .at("/findings");
        JsonNode first = findings.get(0);
        assertEquals("warn", first.at("/severity").asText());
        assertEquals("new", first.at("/standing").asText());
        assertEquals("plant.Plant.last", first.at("/member").asText());
        assertEquals("'last'", first.at("/value").asText());
        assertEquals(6, first.at("/line").asInt());
        assertEquals(1, first.at("/reasons").size());
        assertEquals("suppressed", findings.get(2).at("/standing").asText());
    }

    @Test
    void there_are_more_than_javac_shows() throws IOException {
        StringBuilder many = new StringBuilder(PLANT.replace("class Plant {", "class Plant {\n"));
        for (int i = 0; i < 150; i++) {
            many.append("class Wall").append(i).append(" { static Gauge gauge; }\n");
        }
        assertEquals(154, results(report("locksmith.sarif", many.toString())).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"class Plant {}", ""})
    void where_nothing_is_found_the_report_says_so(String text) throws IOException {
        JsonNode sarif = report("locksmith.sarif", "package plant;\n" + text + " interface A {}");
        assertEquals(0, results(sarif).size());
        assertTrue(sarif.at("/runs/0/invocations/0/executionSuccessful").asBoolean());
    }

    @Test
    void the_order_of_files_changes_nothing() throws IOException {
        String aft = "package plant; class Aft { static Gauge gauge; }";
        Path file = Files.writeString(directory.resolve("Aft.java"), aft);
        JsonNode one = report("locksmith.json", PLANT, file.toString());
        assertTrue(one.at("/findings/0/file").asText().endsWith("Aft.java"), one.toString());
        Path report = directory.resolve("report");
        String plant = directory.resolve("Plant.java").toString();
        PlainJavac.run(directory, "Aft", aft, "-Alocksmith.report=" + report, plant);
        assertEquals(one, read(report.resolve("locksmith.json")));
    }

    @Test
    void without_the_option_nothing_is_written() throws IOException {
        PlainJavac.run(directory, "Plant", PLANT);
        try (Stream<Path> files = Files.list(directory)) {
            assertFalse(files.anyMatch(file -> file.toString().contains("locksmith")));
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_an_error() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        String output = PlainJavac.run(directory, "Plant", PLANT, "-Alocksmith.report=" + file);
        assertTrue(
                output.contains("error: locksmith: the report in '" + file + "' cannot be written"),
                output);
    }

    @Test
    void any_text_is_quoted_as_json_wants_it() throws IOException {
        String text = "\"\\\n\t\u0001größe\uD83D\uDD12\uD83D";
        String json = new JsonObject().with("a", text).withStrings("b", List.of()).text();
        assertEquals(text, new ObjectMapper().readTree(json).at("/a").asText());
        assertEquals(
                "{\n \"a\": 1,\n \"b\": {\n  \"c\": true\n }\n}\n",
                new JsonObject().with("a", 1).with("b", new JsonObject().with("c", true)).text());
    }
}

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
    void the_page_has_all_that_has_to_do_with_threads() throws IOException {
        Path baseline =
                Files.writeString(
                        directory.resolve("baseline.txt"),
                        """
                        plant.Plant.last shared-state 'last'  # since 2020-02-29
                        plant.Plant.gone shared-state 'gone'
                        """);
        JsonNode page = page(PLANT, "-Alocksmith.baseline=" + baseline);
        assertTrue(page.at("/complete").asBoolean());
        assertEquals(
                List.of("known", "new", "suppressed", "new"),
                texts(page.at("/findings"), "/standing"));
        JsonNode crossing = page.at("/findings/1");
        assertEquals(6, crossing.at("/first").asInt());
        assertEquals(5, crossing.at("/code").size());
        assertEquals("\t\tlater(() -> gauge.read());", crossing.at("/code/2").asText());
        assertEquals(
                List.of(
                        "Plant.later passes its parameter 'task' on (Plant.java:10)",
                        "Executor.execute runs its task on another thread"),
                strings(of(page.at("/boundaries"), 8).at("/how")));
        assertEquals("confined", of(page.at("/boundaries"), 8).at("/kind").asText());
        assertEquals(List.of("Gauge", "Plant"), texts(page.at("/types"), "/text"));
        assertEquals(List.of("confined", "unknown"), texts(page.at("/types"), "/kind"));
        assertEquals(List.of("plant.Plant.a", "plant.Plant.b"), texts(page.at("/locks"), "/from"));
        assertEquals("plant.Plant.known", page.at("/suppressions/0/declaration").asText());
        assertEquals(List.of("true"), texts(page.at("/suppressions/0/names"), "/needed"));
        assertEquals(List.of("false", "true"), texts(page.at("/baseline"), "/found"));
        assertEquals("2020-02-29", page.at("/baseline/1/since").asText());
    }

    @Test
    void the_page_tells_the_kinds_of_types_and_of_what_crosses() throws IOException {
        JsonNode page =
                page(
                        """
                        package plant;
                        import dev.locksmith.annotations.*;
                        import java.util.concurrent.*;
                        import javax.swing.*;
                        @ThreadDomain @interface Hall {}
                        @Hall class Belt { void move() {} }
                        @NotThreadSafe class Scale {}
                        @ThreadConfined @ScopeBound class Door implements AutoCloseable {
                            public void close() {}
                        }
                        @Sendable(unchecked = "has a lock") class Store { int count; }
                        record Box<T>(T content) {}
                        enum Color { RED }
                        class Plant {
                            final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
                            void send(Scale scale, Belt belt, Store store, Object any)
                                    throws InterruptedException {
                                queue.put(scale);
                                queue.put(belt);
                                queue.put(store);
                                queue.put(any);
                                queue.put("text");
                            }
                            @Hall void run() { new Belt().move(); }
                        }
                        """);
        assertEquals(
                "Belt of-domain, Box sendable, Color sendable, Door scoped, Plant unknown,"
                        + " Scale one-at-a-time, Store sendable",
                kinds(page.at("/types")));
        assertEquals(
                "'any' unknown, 'belt' of-domain, 'scale' one-at-a-time, 'store' sendable",
                kinds(page.at("/boundaries")));
        assertEquals(
                "Belt belongs, Belt.move enters, Belt.move uses, Plant.run enters",
                pairs(page.at("/domains"), "/text", "/role"));
    }

    @Test
    void the_page_tells_the_steps_of_a_lock_order() throws IOException {
        JsonNode order =
                page("""
                                package plant;
                                import dev.locksmith.annotations.LockOrder;
                                @LockOrder enum First { ONE }
                                @LockOrder(after = First.class) enum Levels {
                                    GATE, HALL, @LockOrder.After({"GATE", "HALL"}) OFFICE,
                                    @LockOrder.After({}) SIDE
                                }
                                """)
                        .at("/orders/1");
        assertEquals(
                List.of("First", "GATE", "HALL", "OFFICE", "SIDE"), strings(order.at("/nodes")));
        assertEquals(
                "First GATE, First SIDE, GATE HALL, GATE OFFICE, HALL OFFICE",
                pairs(order.at("/edges"), "/from", "/to"));
    }

    @Test
    void no_text_of_a_program_ends_the_data_of_the_page() throws IOException {
        JsonNode page =
                page(PLANT.replace("gauge.read()", "gauge.read() /* </script><!-- \"\\ */"));
        assertTrue(
                page.at("/findings/1/code/2").asText().contains("/* </script><!-- \"\\ */"),
                page.toString());
    }

    private JsonNode page(String text, String... more) throws IOException {
        Path folder = directory.resolve("page");
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-Alocksmith.report=" + folder);
        PlainJavac.run(directory, "Plant", text, options.toArray(new String[0]));
        String html = Files.readString(folder.resolve("locksmith.html"));
        String begin = "<script id=\"data\" type=\"application/json\">\n";
        int from = html.indexOf(begin) + begin.length();
        return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    private static JsonNode of(JsonNode array, int line) {
        for (JsonNode each : array) {
            if (each.at("/line").asInt() == line) {
                return each;
            }
        }
        throw new AssertionError("nothing of line " + line + " in " + array);
    }

    private static List<String> strings(JsonNode array) {
        return texts(array, "");
    }

    private static String kinds(JsonNode array) {
        return pairs(array, "/text", "/kind");
    }

    private static String pairs(JsonNode array, String first, String second) {
        List<String> pairs = new ArrayList<>();
        array.forEach(each -> pairs.add(each.at(first).asText() + " " + each.at(second).asText()));
        return String.join(", ", pairs.stream().sorted().toList());
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
        assertEquals(
                Files.readString(directory.resolve("new/report/locksmith.html")),
                Files.readString(report.resolve("locksmith.html")));
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
                output.contains(
                        "error: locksmith: the report in '"
                                + file
                                + "' cannot be written: '"
                                + file
                                + "' is a file, and no directory"),
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

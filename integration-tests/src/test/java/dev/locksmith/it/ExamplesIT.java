package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples, in plain javac as {@code ./demo} calls it. */
class ExamplesIT {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("locksmith.root")).resolve("examples");
    private static final String LIBRARY = Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME);

    @TempDir Path classes;

    @Test
    void each_leaky_file_has_one_finding() throws Exception {
        Outcome outcome = compile("leaky");
        List<String> refused =
                Pattern.compile("(?m)^(leaky\\S*\\.java):\\d+: error: \\[locksmith:")
                        .matcher(outcome.output())
                        .results()
                        .map((MatchResult error) -> error.group(1))
                        .sorted()
                        .toList();
        assertEquals(sources("leaky"), refused, outcome.output());
        assertTrue(outcome.output().endsWith(refused.size() + " errors\n"), outcome.output());
    }

    @Test
    void the_deadlock_is_refused_and_explained() throws Exception {
        Outcome outcome = compile("deadlock");
        String ledger = Path.of("deadlock", "Ledger.java").toString();
        assertTrue(outcome.output().startsWith(ledger + ":30: error: "), outcome.output());
        assertTrue(
                outcome.output().contains(ledger + ":30: Note: [locksmith:lock-order] "),
                outcome.output());
        assertTrue(outcome.output().endsWith("\n1 error\n"), outcome.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank", "philosophers"})
    void a_sound_example_compiles_and_runs(String name) throws Exception {
        assertEquals(new Outcome(0, ""), compile(name));
        Outcome run =
                Outcome.of(
                        List.of(
                                Javac.tool("java"),
                                "-classpath",
                                Javac.path(classes, LIBRARY),
                                name + ".Main"));
        assertEquals(0, run.status(), run.output());
    }

    /** Each has a build file and a test; a mistake that its comments warn of is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bank|Bank.java|pair.lock(this.journal)|pair.lock(this.fee)"
                        + "|no suitable method found",
                "worker-pool|src/main/java/pool/WordCount.java|pool.submit(() -> work(voucher))"
                        + "|pool.submit(() -> work(smith.issue().orElseThrow()))|crosses-thread",
                "swing-app|src/main/java/search/SearchPanel.java"
                        + "|return index.apply(words);"
                        + "|show(List.of()); return index.apply(words);"
                        + "|wrong-thread",
                "spring-service|src/main/java/invoices/Mailer.java|send(Invoice invoice)"
                        + "|send(Drafts invoice)|crosses-thread",
                "plugin-host|src/main/java/plugins/PluginHost.java"
                        + "|ThreadLocal<Plugin> plugin;|Plugin plugin;|not-sendable",
                "migration|src/main/java/store/Store.java"
                        + "|goods.lock(this.orders)|handle.scope().lock(this.orders)|stale-key",
            })
    void an_example_builds_and_its_mistake_does_not(
            String name, String file, String right, String wrong, String rule) throws Exception {
        Maven maven = Maven.example(name, classes);
        Outcome sound = maven.run("verify");
        assertEquals(0, sound.status(), sound.output());
        assertTrue(sound.output().contains("Tests run: "), sound.output());
        maven.edit(file, right, wrong);
        Outcome refused = maven.run("compile");
        assertNotEquals(0, refused.status(), refused.output());
        assertTrue(refused.output().contains(rule), refused.output());
    }

    /** What a consumer's loop hands on, and when, is not all seen: that it is sound is. */
    @Test
    void the_loop_of_a_consumer_builds() throws Exception {
        Outcome sound = Maven.example("kafka-loop", classes).run("verify");
        assertEquals(0, sound.status(), sound.output());
        assertTrue(sound.output().contains("Tests run: 1"), sound.output());
    }

    @Test
    void only_the_first_step_of_the_migration_is_refused() throws Exception {
        Outcome first = compile("migration/step1/store");
        assertTrue(first.output().contains("error: [locksmith:lock-cycle] "), first.output());
        assertTrue(first.output().endsWith("\n1 error\n"), first.output());
        assertEquals(new Outcome(0, ""), compile("migration/step2/store"));
    }

    private Outcome compile(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Javac.tool("javac"),
                        "-J-Duser.language=en",
                        "-Xlint:all,-try,-processing"));
        command.addAll(List.of("-processorpath", Jars.PROCESSOR, "-classpath", LIBRARY));
        command.addAll(List.of("-d", classes.toString()));
        command.addAll(sources(name));
        return Outcome.of(EXAMPLES, command);
    }

    /** The names as javac is given them, and gives them back. */
    private static List<String> sources(String name) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(name))) {
            return files.map(file -> EXAMPLES.relativize(file).toString())
                    .filter(file -> file.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}

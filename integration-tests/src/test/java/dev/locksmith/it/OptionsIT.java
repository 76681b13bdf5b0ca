package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/**
 * Options at both doors: they do what they say, and a wrong one is told with what would be right.
 */
class OptionsIT {

    private static final String TILL =
            """
            package shop;

            import java.util.concurrent.Executor;

            final class Till {
                void later(Executor executor, StringBuilder text) {
                    executor.execute(() -> System.out.println(text));
                }
            }
            """;

    private static final String MARKED = TILL.replace("(text));", "(text)); // ERROR unproven");

    @TempDir Path directory;

    private Javac checked() {
        return Javac.checked(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode=total     | locksmith.mode is 'total'; it can be 'targeted' or 'complete'",
                "timing=yes     | locksmith.timing is 'yes'; it can be 'true' or 'false'",
                "speed=high     | unknown option 'locksmith.speed'. The options are [locksmith.mode,",
                "pakages=shop   | unknown option 'locksmith.pakages'; did you mean 'locksmith.packages'?",
                "skip=shop*     | locksmith.skip has 'shop*', which is no name; write a package, which",
                "severity=unprovn:off | there is no rule 'unprovn'; did you mean 'unproven'?",
                "unusedSuppressions=yes | it can be 'error', 'warn' or 'off'",
                "severity=off   | locksmith.severity has 'off'; it takes <rule>:<severity>, where a"
                        + " rule is one of [crosses-thread,",
                "severity=unproven:mild | and a severity is 'error', 'warn' or 'off'",
                "stubs=none.astub | no such stub file or directory",
            })
    void what_is_wrong_with_an_option_is_an_error(String option, String problem) {
        for (String door : new String[] {"-Alocksmith." + option, "-Xplugin:Locksmith " + option}) {
            for (String processing : new String[] {"-Xlint:none", "-proc:none"}) {
                if (!door.startsWith("-A") || !processing.equals("-proc:none")) {
                    Outcome outcome =
                            checked()
                                    .with(door, processing)
                                    .source("shop/Till.java", TILL)
                                    .runHere();
                    assertEquals(1, outcome.status(), outcome.output());
                    assertEquals(1, count(problem, outcome), door + "\n" + outcome.output());
                    assertEquals(1, count("error: locksmith: ", outcome), outcome.output());
                    assertEquals(0, count("Till.java", outcome), outcome.output());
                }
            }
        }
    }

    @Test
    void every_wrong_option_is_told() {
        Outcome outcome =
                checked()
                        .with("-Alocksmith.mode=total", "-Alocksmith.timing=yes")
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(1, outcome.status(), outcome.output());
        assertEquals(1, count("error: locksmith: locksmith.mode is", outcome), outcome.output());
        assertEquals(1, count("error: locksmith: locksmith.timing is", outcome), outcome.output());
        assertEquals(0, count("Till.java", outcome), outcome.output());
    }

    @Test
    void a_wrong_option_is_told_even_where_there_is_nothing_to_check() {
        Outcome outcome =
                checked()
                        .with("-Alocksmith.mode=total")
                        .source("shop/package-info.java", "package shop;")
                        .runHere();
        assertEquals(1, count("it can be 'targeted' or 'complete'", outcome), outcome.output());
        Outcome stubs =
                checked()
                        .with("-Alocksmith.stubs=none.astub")
                        .source("shop/package-info.java", "package shop;")
                        .runHere();
        assertEquals(1, count("no such stub file or directory", stubs), stubs.output());
        Outcome skipped =
                checked()
                        .with("-Alocksmith.mode=total", "-Alocksmith.skip=shop")
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(1, count("it can be 'targeted' or 'complete'", skipped), skipped.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.mode=complete", "-Xplugin:Locksmith mode=complete"})
    void options_count_at_either_door_when_both_are_open(String option) {
        checked().with(option).source("shop/Till.java", MARKED).verifyHere();
    }

    @Test
    void options_of_both_doors_count_together() {
        Outcome outcome =
                checked()
                        .with("-Xplugin:Locksmith mode=complete")
                        .with("-Alocksmith.severity=unproven:warn")
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(0, outcome.status(), outcome.output());
        assertEquals(1, count("warning: [locksmith:unproven]", outcome), outcome.output());
    }

    @Test
    void skipped_packages_are_not_reported() {
        checked()
                .with("-Alocksmith.mode=complete", "-Alocksmith.skip=shop")
                .source("shop/Till.java", TILL)
                .source("shop/inner/Till.java", TILL.replace("shop;", "shop.inner;"))
                .source("shops/Till.java", MARKED.replace("shop;", "shops;"))
                .verifyHere();
    }

    @Test
    void every_mistake_in_a_stub_names_its_file_and_line() throws IOException {
        Path stubs = Files.createDirectories(directory.resolve("stubs"));
        Files.writeString(
                stubs.resolve("shop.astub"),
                """
                package shop;

                interface Pool {
                    void add(@Sendable Runnable
                }

                interface Queue {
                    @Bogus void add(@Sendable Runnable task);
                    void drain() {}
                }
                """);
        Files.writeString(
                stubs.resolve("other.astub"),
                """
                package java.util.concurrent;

                interface Executor {
                    void gone(@Sendable Runnable task);
                }
                """);
        Outcome outcome =
                checked()
                        .with("-Alocksmith.stubs=" + stubs)
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(1, outcome.status(), outcome.output());
        assertEquals(1, count("error: locksmith: " + stubs + "/shop.astub:5: ", outcome));
        assertEquals(1, count("error: locksmith: " + stubs + "/shop.astub:8: ", outcome));
        assertEquals(1, count("error: locksmith: " + stubs + "/shop.astub:9: ", outcome));
        assertEquals(1, count("error: locksmith: " + stubs + "/other.astub:4: ", outcome));
        assertEquals(0, count("Till.java", outcome), outcome.output());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Alocksmith.packages=shops",
                "-Alocksmith.packages=shops.*",
                "-Xplugin:Locksmith packages=shops",
            })
    void only_the_packages_named_are_reported(String option) {
        checked()
                .with("-Alocksmith.mode=complete", option)
                .source("shop/Till.java", TILL)
                .source("shops/Till.java", MARKED.replace("shop;", "shops;"))
                .verifyHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.", "-Xplugin:Locksmith "})
    void all_rules_can_be_given_a_severity(String door) {
        Outcome outcome =
                checked()
                        .with("-Alocksmith.mode=complete")
                        .with(door + "severity=all:warn")
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(0, outcome.status(), outcome.output());
        assertEquals(1, count("warning: [locksmith:unproven]", outcome), outcome.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.", "-Xplugin:Locksmith "})
    void a_baseline_takes_what_is_found_today_and_a_report_has_all(String door) throws IOException {
        Path baseline = directory.resolve("baseline.txt");
        Path report = directory.resolve("report");
        String[] modes = {"-Alocksmith.mode=complete", "-Alocksmith.report=" + report};
        Outcome written =
                checked()
                        .with(modes)
                        .with(door + "baseline=write:" + baseline)
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(0, written.status(), written.output());
        String entry = Files.readAllLines(baseline).get(1);
        assertTrue(entry.startsWith("shop.Till.later unproven 'text'  # since "), entry);
        Outcome taken =
                checked()
                        .with(modes)
                        .with(door + "baseline=" + baseline)
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(0, taken.status(), taken.output());
        assertEquals(1, count("no new findings; 1 in the baseline", taken), taken.output());
        String sarif = Files.readString(report.resolve("locksmith.sarif"));
        assertEquals(1, count("\"ruleId\": \"unproven\"", new Outcome(0, sarif)), sarif);
        Outcome more =
                checked()
                        .with(modes)
                        .with(door + "baseline=" + baseline)
                        .source("shop/Till.java", TILL)
                        .source("shop/Desk.java", TILL.replace("Till", "Desk"))
                        .runHere();
        assertEquals(1, more.status(), more.output());
        assertEquals(1, count("Desk.java:7: error: [locksmith:unproven]", more), more.output());
        assertEquals(0, count("Till.java:7", more), more.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.", "-Xplugin:Locksmith "})
    void what_matches_nothing_is_told_once_and_breaks_nothing(String door) throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        Outcome outcome =
                checked()
                        .with("-Werror", "-Xlint:-processing")
                        .with(door + "skip=elsewhere.made")
                        .source("shop/Till.java", TILL)
                        .runHere();
        assertEquals(0, outcome.status(), outcome.output());
        assertEquals(1, count("Note: locksmith: locksmith.skip has", outcome), outcome.output());
        Outcome misspelt =
                checked()
                        .with(door + "skip=shoop.office")
                        .source("shoop/ofice/Till.java", TILL.replace("shop;", "shoop.ofice;"))
                        .runHere();
        assertEquals(0, misspelt.status(), misspelt.output());
        assertEquals(
                1,
                count("warning: locksmith: locksmith.skip has 'shoop.office'", misspelt),
                misspelt.output());
        assertEquals(1, count("did you mean 'shoop.ofice'?", misspelt), misspelt.output());
        Outcome noStubs =
                checked().with(door + "stubs=" + empty).source("shop/Till.java", TILL).runHere();
        assertEquals(0, noStubs.status(), noStubs.output());
        assertEquals(
                1,
                count("warning: locksmith: " + empty + ": there is no stub file", noStubs),
                noStubs.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Alocksmith.", "-Xplugin:Locksmith "})
    void a_suppression_that_suppresses_nothing_is_told_on_request(String door) {
        String needless =
                TILL.replace(
                        "void later", "@SuppressWarnings(\"locksmith:shared-state\") void later");
        Outcome quiet = checked().source("shop/Till.java", needless).runHere();
        assertEquals("", quiet.output());
        Outcome outcome =
                checked()
                        .with(door + "unusedSuppressions=warn")
                        .source("shop/Till.java", needless)
                        .runHere();
        assertEquals(0, outcome.status(), outcome.output());
        assertEquals(
                1,
                count("Till.java:6: warning: locksmith: 'locksmith:shared-state' sup", outcome),
                outcome.output());
    }

    private static long count(String text, Outcome outcome) {
        return outcome.output().lines().filter(line -> line.contains(text)).count();
    }
}

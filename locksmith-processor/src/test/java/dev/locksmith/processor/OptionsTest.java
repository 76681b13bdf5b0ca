package dev.locksmith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import dev.locksmith.processor.report.Selection;
import dev.locksmith.processor.report.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.lang.model.SourceVersion;

class OptionsTest {

    private static final List<String> RULES = List.of("crosses-thread", "shared-state", "unproven");

    /** As the processor gets them and as the plugin does, which must come to the same. */
    private static Options parse(String... options) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String option : options) {
            String[] parts = option.split("=", 2);
            given.put(Options.PREFIX + parts[0], parts.length == 1 ? null : parts[1]);
        }
        Options processor = Options.ofProcessor(given, RULES);
        assertEquals(processor, Options.ofPlugin(options, RULES));
        return processor;
    }

    private static Severity severity(String option, String rule) {
        Options options = parse("severity=" + option);
        assertEquals(List.of(), options.problems());
        return options.severities().of(rule);
    }

    @Test
    void all_rules_can_be_named_at_once_and_the_more_specific_name_wins() {
        assertEquals(Severity.ERROR, severity("", "unproven"));
        assertEquals(Severity.WARN, severity("all:warn", "unproven"));
        for (String option :
                List.of("all:warn,crosses-thread:error", " crosses-thread : error , all : warn,")) {
            assertEquals(Severity.ERROR, severity(option, "crosses-thread"));
            assertEquals(Severity.WARN, severity(option, "shared-state"));
        }
        assertEquals(Severity.OFF, severity("all:off", "shared-state"));
    }

    @Test
    void packages_and_classes_are_selected_with_all_below_them() {
        Options options =
                parse("packages=com.acme, org.acme.Main", "skip=com.acme.made.*,com.acme.old.**");
        assertEquals(List.of(), options.problems());
        Selection selection = options.selection();
        assertTrue(selection.includes("com.acme.Shop"));
        assertTrue(selection.includes("com.acme.core.Shop"));
        assertTrue(selection.includes("org.acme.Main"));
        assertFalse(selection.includes("org.acme.Mainly"));
        assertFalse(selection.includes("com.acmes.Shop"));
        assertFalse(selection.includes("com.acme.made.Shop"));
        assertFalse(selection.includes("com.acme.made.deep.Shop"));
        assertFalse(selection.includes("com.acme.old.Shop"));
        assertTrue(Selection.ALL.includes("Shop"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mod=good | unknown option 'locksmith.mod'; did you mean 'locksmith.mode'?",
                "pakages=a | unknown option 'locksmith.pakages'; did you mean 'locksmith.packages'?",
                "unused-suppressions=warn | did you mean 'locksmith.unusedSuppressions'?",
                "weather=good | unknown option 'locksmith.weather'. The options are [locksmith.mode,",
                "mode=total | locksmith.mode is 'total'; it can be 'targeted' or 'complete'",
                "mode | locksmith.mode is ''; it can be 'targeted' or 'complete'",
                "timing=yes | locksmith.timing is 'yes'; it can be 'true' or 'false'",
                "unusedSuppressions=yes | it can be 'error', 'warn' or 'off'",
                "baseline= | locksmith.baseline is ''; it takes a file, or 'write:' and a file",
                "baseline=write: | locksmith.baseline is 'write:'; it takes a file, or",
                "report= | locksmith.report is ''; it takes a directory, as in 'build/locksmith'",
                "severity=off | locksmith.severity has 'off'; it takes <rule>:<severity>, where a rule",
                "severity=unproven:mild | and a severity is 'error', 'warn' or 'off'",
                "severity=unproven=off | it takes <rule>:<severity>",
                "severity=unprovn:off | there is no rule 'unprovn'; did you mean 'unproven'?",
                "severity=al:off | there is no rule 'al'; did you mean 'all'?",
                "severity=weather:off | there is no rule 'weather'. The rules are [crosses-thread,",
                "severity=all:off,all:warn | 'all' was given a severity before; keep one",
                "skip=com.acme* | locksmith.skip has 'com.acme*', which is no name; write a package,",
                "skip=com.acme;org.acme | locksmith.skip has 'com.acme;org.acme', which is no name",
                "skip=*.made | locksmith.skip has '*.made', which is no name",
                "packages=com..acme | locksmith.packages has 'com..acme', which is no name",
            })
    void what_is_wrong_is_told_with_the_way_out(String option, String problem) {
        List<String> problems = parse(option).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(problem), problems.toString());
    }

    @Test
    void all_that_is_wrong_is_told() {
        Options options = parse("mood=good", "mode=total", "skip=a b,c d", "severity=x:off,y:off");
        assertEquals(6, options.problems().size(), options.problems().toString());
    }

    @Test
    void names_that_were_meant_to_be_ours_are_told() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("Locksmith.mode", "complete");
        given.put("locksmithMode", "complete");
        given.put("locksmith", null);
        given.put("dagger.fastInit", "enabled");
        List<String> problems = Options.ofProcessor(given, RULES).problems();
        assertEquals(3, problems.size(), problems.toString());
        assertTrue(
                problems.get(0)
                        .startsWith(
                                "unknown option 'Locksmith.mode'; did you mean 'locksmith.mode'?"));
        assertTrue(problems.get(1).contains("'locksmithMode'; did you mean 'locksmith.mode'?"));
    }

    @Test
    void the_plugin_understands_full_names_and_says_that_spaces_separate() {
        String[] arguments = {"locksmith.mode=complete", "stubs=my", "stubs/acme.astub"};
        Options options = Options.ofPlugin(arguments, RULES);
        assertEquals(Mode.COMPLETE, options.mode());
        assertEquals(1, options.problems().size());
        assertTrue(options.problems().get(0).contains("separates them by spaces"));
    }

    @Test
    void graphs_are_asked_for_by_member_or_class() {
        String desk =
                """
                package shop;
                class Desk {
                    static { System.out.println("first"); }
                    void print(Runnable task) { task.run(); }
                    void printAll() {}
                }
                """;
        assertEquals(
                List.of(
                        """
                        locksmith: control-flow graph of shop.Desk.print
                          0 -> exit
                              task
                              task.run()
                              discard task.run()"""),
                graphsOf("shop.Desk.print", desk));
        assertEquals(3, graphsOf("shop.Desk", desk).size());
        assertEquals(List.of(), graphsOf("shop.Des", desk));
        String problem = parse("debug=shop.Desk").problems().get(0);
        assertTrue(problem.contains("it takes 'cfg:' and a class or member"), problem);
    }

    private static List<String> graphsOf(String member, String text) {
        return Compiler.javac()
                .withProcessors(new LocksmithProcessor())
                .withOptions("-Alocksmith.debug=cfg:" + member)
                .compile(JavaFileObjects.forSourceString("shop.Desk", text))
                .notes()
                .stream()
                .map(note -> note.getMessage(Locale.ENGLISH))
                .filter(note -> note.contains("control-flow graph"))
                .toList();
    }

    @Test
    void options_of_the_other_door_win() {
        Options both = parse("mode=complete", "skip=a").and(parse("skip=b"), RULES);
        assertEquals(Mode.COMPLETE, both.mode());
        assertTrue(both.selection().includes("a.A"));
        assertFalse(both.selection().includes("b.B"));
    }

    @Test
    void javac_takes_every_name() {
        for (String name : Options.supported()) {
            assertTrue(SourceVersion.isName(name), name);
        }
    }

    @Test
    void the_page_names_every_option_and_no_other() throws IOException {
        String page = Files.readString(house().resolve("docs/options.md"));
        TreeSet<String> titles =
                Pattern.compile("(?m)^## `([^`]+)`$")
                        .matcher(page)
                        .results()
                        .map(title -> title.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Options.NAMES), titles);
        for (String name : Options.NAMES) {
            assertTrue(page.contains("-Alocksmith." + name + "="), name);
            assertTrue(page.contains("-Xplugin:\"Locksmith " + name + "="), name);
        }
    }

    /** The directory that holds all modules, wherever the test is started in it. */
    private static Path house() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}

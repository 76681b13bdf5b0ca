package dev.locksmith.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A rule is one file with one test class and one page; none of the three goes without the others.
 */
class RulesTest {

    @Test
    void every_rule_has_a_page_and_every_page_a_rule() throws IOException {
        TreeSet<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(house().resolve("docs/rules"))) {
            files.map(file -> file.getFileName().toString().replace(".md", "")).forEach(pages::add);
        }
        assertEquals(new TreeSet<>(Rules.ids()), pages);
    }

    @Test
    void every_rule_has_a_test_class() {
        for (Rule<?> rule : Rules.ALL) {
            String name = rule.getClass().getName() + "Test";
            try {
                Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(rule.id() + " has no test class " + name, e);
            }
        }
    }

    @Test
    void every_test_class_is_that_of_a_rule() throws IOException {
        TreeSet<String> tested = new TreeSet<>();
        Path tests = Path.of("src/test/java/dev/locksmith/processor/rule");
        try (Stream<Path> files =
                Files.list(house().resolve("locksmith-processor").resolve(tests))) {
            files.map(file -> file.getFileName().toString().replace("Test.java", ""))
                    .filter(name -> !name.equals("Rules"))
                    .forEach(tested::add);
        }
        TreeSet<String> rules = new TreeSet<>();
        Rules.ALL.forEach(rule -> rules.add(rule.getClass().getSimpleName()));
        assertEquals(rules, tested);
    }

    @Test
    void a_class_is_named_after_its_rule() {
        for (Rule<?> rule : Rules.ALL) {
            String id = rule.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
            assertEquals(id.toLowerCase(java.util.Locale.ROOT), rule.id());
        }
    }

    @Test
    void every_page_shows_its_message_and_how_to_silence_it() throws IOException {
        for (String id : Rules.ids()) {
            String page = Files.readString(house().resolve("docs/rules/" + id + ".md"));
            assertEquals("# " + id, page.lines().findFirst().orElseThrow());
            assertContains(page, "[locksmith:" + id + "]");
            assertContains(page, "@SuppressWarnings(\"locksmith:" + id + "\")");
        }
    }

    private static void assertContains(String page, String text) {
        if (!page.contains(text)) {
            throw new AssertionError("no " + text + " in:\n" + page);
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

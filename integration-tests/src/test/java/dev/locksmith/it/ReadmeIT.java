package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What README shows is what its reader gets. */
class ReadmeIT {

    private static final Path ROOT = Path.of(System.getProperty("locksmith.root"));

    @TempDir Path directory;

    @Test
    void the_leak_has_just_this_message() throws Exception {
        String message = block("```\n(Printer\\.java:.*?)```");
        assertEquals(new Outcome(1, message), compile("Printer.java"));
    }

    @Test
    void the_locks_compile() throws Exception {
        assertEquals(new Outcome(0, ""), compile("Branch.java"));
    }

    @Test
    void the_version_is_that_of_the_jars() throws IOException {
        String version = System.getProperty("locksmith.version");
        Matcher shown =
                Pattern.compile("<version>(.*)</version>|processor-(\\d.*)\\.jar")
                        .matcher(readme());
        int found = 0;
        for (; shown.find(); found++) {
            assertEquals(version, shown.group(1) == null ? shown.group(2) : shown.group(1));
        }
        assertTrue(found >= 2);
    }

    @Test
    void links_lead_somewhere() throws IOException {
        Matcher link = Pattern.compile("]\\((?!https:)([^)]*)\\)").matcher(readme());
        while (link.find()) {
            assertTrue(Files.exists(ROOT.resolve(link.group(1))), link.group(1));
        }
    }

    private Outcome compile(String file) throws Exception {
        String source = block("```java\n(// " + Pattern.quote(file) + "\n.*?)```");
        return new Javac(directory)
                .with("-J-Duser.language=en", "-Xlint:-processing")
                .with("-processorpath", Jars.PROCESSOR)
                .with("-classpath", Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME))
                .source(file, source)
                .run();
    }

    private static String block(String pattern) throws IOException {
        Matcher block = Pattern.compile(pattern, Pattern.DOTALL).matcher(readme());
        assertTrue(block.find(), () -> "README has no " + pattern);
        return block.group(1);
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}

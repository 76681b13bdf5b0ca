package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What README shows is what its reader gets. */
class ReadmeIT {

    @TempDir Path directory;

    @Test
    void the_leak_has_just_this_message() throws Exception {
        String message = Readme.block("```\n(Printer\\.java:.*?)```");
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
                Pattern.compile("\\b0\\.\\d[\\w.]*?(-SNAPSHOT)?(?=[`<\"]|\\.jar)")
                        .matcher(Readme.text());
        int found = 0;
        for (; shown.find(); found++) {
            assertEquals(version, shown.group());
        }
        assertEquals(7, found);
    }

    @Test
    void the_compiler_plugin_is_the_one_that_is_tested() throws IOException {
        String plugin = "maven-compiler-plugin</artifactId>\\s+<version>(.*?)</version>";
        String pom = Files.readString(Readme.ROOT.resolve("pom.xml"));
        assertEquals(
                Readme.find(plugin, pom), Readme.find(plugin, Readme.text()), "the parent's POM");
    }

    @Test
    void modules_are_called_so() throws IOException {
        for (String jar : List.of(Jars.ANNOTATIONS, Jars.RUNTIME, Jars.PROCESSOR)) {
            String row =
                    ModuleFinder.of(Path.of(jar)).findAll().stream()
                            .map(module -> module.descriptor().name())
                            .map(name -> "| `" + artifact(jar) + "` | `" + name + "` |")
                            .collect(Collectors.joining());
            assertTrue(Readme.text().contains(row), row);
        }
    }

    private static String artifact(String jar) {
        return Path.of(jar).getFileName().toString().replaceFirst("-\\d.*", "");
    }

    @Test
    void links_lead_somewhere() throws IOException {
        Matcher link = Pattern.compile("]\\((?!https:)([^)]*)\\)").matcher(Readme.text());
        while (link.find()) {
            assertTrue(Files.exists(Readme.ROOT.resolve(link.group(1))), link.group(1));
        }
    }

    private Outcome compile(String file) throws Exception {
        String source = Readme.block("```java\n(// " + Pattern.quote(file) + "\n.*?)```");
        return new Javac(directory)
                .with("-J-Duser.language=en", "-Xlint:-processing")
                .with("-processorpath", Jars.PROCESSOR)
                .with("-classpath", Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME))
                .source(file, source)
                .run();
    }
}

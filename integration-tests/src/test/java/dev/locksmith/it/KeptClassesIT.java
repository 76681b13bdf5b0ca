package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual machine that compiles again and again keeps the checker's classes. It is one of its
 * own: this one has the checker among its own classes.
 */
class KeptClassesIT {

    /** Compiles as often as it is told, and tells what was found and how often classes are kept. */
    private static final String BUILD =
            """
            import java.io.File;
            import java.io.StringWriter;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.attribute.FileTime;
            import java.util.List;
            import java.util.stream.IntStream;
            import javax.tools.ToolProvider;

            class Build {
                static String path;
                static Path jar;

                public static void main(String[] arguments) throws Exception {
                    path = arguments[0];
                    jar = Path.of(arguments[1]);
                    switch (arguments[2]) {
                        case "again" -> {
                            say(compile());
                            say(compile());
                        }
                        case "replaced" -> {
                            say(compile());
                            Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
                            say(compile());
                        }
                        case "at once" -> {
                            List<String> found =
                                    IntStream.range(0, 8)
                                            .parallel()
                                            .mapToObj(i -> compile())
                                            .distinct()
                                            .toList();
                            System.out.println(found);
                        }
                        default -> throw new IllegalArgumentException(arguments[2]);
                    }
                }

                static void say(String found) {
                    long keepers =
                            Thread.getAllStackTraces().keySet().stream()
                                    .filter(each -> each.getName().startsWith("locksmith-classes"))
                                    .filter(Thread::isDaemon)
                                    .count();
                    System.out.println(found + ", kept: " + keepers);
                }

                /** How often the leak is told. */
                static String compile() {
                    StringWriter output = new StringWriter();
                    var compiler = ToolProvider.getSystemJavaCompiler();
                    try (var files = compiler.getStandardFileManager(null, null, null)) {
                        var sources =
                                files.getJavaFileObjects(new File("Session.java"), new File("Leak.java"));
                        var options =
                                List.of(
                                        "-d",
                                        Files.createTempDirectory(Path.of(""), "classes").toString(),
                                        "-classpath",
                                        path,
                                        "-processorpath",
                                        jar.toString());
                        compiler.getTask(output, files, null, options, null, sources).call();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return "leaks: " + (output.toString().split("\\\\[locksmith:", -1).length - 1);
                }
            }
            """;

    @TempDir Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.copy(Path.of(Jars.PROCESSOR), directory.resolve("checker.jar"));
        Files.writeString(directory.resolve("Build.java"), BUILD);
        Files.writeString(directory.resolve("Session.java"), Shop.SESSION);
        Files.writeString(directory.resolve("Leak.java"), Shop.LEAK);
    }

    private List<String> build(String way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Javac.tool("java"), "Build.java"));
        command.addAll(List.of(Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME), "checker.jar", way));
        Outcome outcome = Outcome.of(directory, command);
        assertEquals(0, outcome.status(), outcome.output());
        return outcome.output().lines().toList();
    }

    @Test
    void the_same_ones_serve_the_next_compilation() throws Exception {
        assertEquals(List.of("leaks: 1, kept: 1", "leaks: 1, kept: 1"), build("again"));
    }

    @Test
    void a_jar_that_was_replaced_is_another_one() throws Exception {
        assertEquals(List.of("leaks: 1, kept: 1", "leaks: 1, kept: 2"), build("replaced"));
    }

    @Test
    void they_serve_several_at_once() throws Exception {
        assertEquals(List.of("[leaks: 1]"), build("at once"));
    }
}

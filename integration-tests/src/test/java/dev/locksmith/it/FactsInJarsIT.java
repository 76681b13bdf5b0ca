package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What one compilation found out about its methods is known to the next, wherever javac finds their
 * classes, and at both doors.
 */
class FactsInJarsIT {

    private static final String FACTS = "lib/Background$$Locksmith.class";

    private static final String BACKGROUND =
            """
            package lib;

            public class Background {
                public static void later(Runnable task) {
                    new Thread(task).start();
                }
            }
            """;

    private static final String FOREGROUND =
            BACKGROUND.replace("new Thread(task).start()", "task.run()");

    private static final String PEN =
            """
            package desk;

            import dev.locksmith.annotations.ThreadConfined;

            @ThreadConfined
            final class Pen {
                void write() {}
            }
            """;

    private static final String DESK =
            """
            package desk;

            final class Desk {
                void lend(Pen pen) {
                    lib.Background.later(pen::write); // ERROR crosses-thread
                    lib.Background.later(() -> System.out.println());
                }
            }
            """;

    private static final String LIB_MODULE = "module lib { exports lib; }";
    private static final String DESK_MODULE =
            "module desk { requires lib; requires dev.locksmith.annotations; }";
    private static final String LIBRARIES = Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME);

    @TempDir Path directory;

    /** Where the classes of the library are, and how javac is told. */
    private enum Place {
        FOLDER {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) {
                Path folder = it.library(BACKGROUND);
                return desk.with("-classpath", Javac.path(folder, LIBRARIES));
            }
        },
        JAR {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path jar = it.jar(it.library(BACKGROUND), "lib.jar");
                return desk.with("-classpath", Javac.path(jar, LIBRARIES));
            }
        },
        JAR_WITH_AN_ODD_NAME {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path jar = it.jar(it.library(BACKGROUND), "o!/100% a+b #1 é.jar");
                return desk.with("-classpath", Javac.path(jar, LIBRARIES));
            }
        },
        JAR_AFTER_ANOTHER_WITH_THAT_PACKAGE {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path other = Files.createDirectories(it.directory.resolve("other"));
                compile(
                        Javac.checked(other)
                                .source("lib/Other.java", "package lib; class Other {}"));
                Path first = it.jar(other, "first.jar");
                Path jar = it.jar(it.library(BACKGROUND), "lib.jar");
                return desk.with("-classpath", Javac.path(first, jar, LIBRARIES));
            }
        },
        JAR_FOR_JAVA_8 {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                String[] release = {"--release", "8", "-Xlint:-options"};
                Path jar = it.jar(it.library(BACKGROUND, release), "lib.jar");
                return desk.with("-classpath", Javac.path(jar, LIBRARIES)).with(release);
            }
        },
        MULTI_RELEASE_JAR {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path base = it.library(FOREGROUND);
                Path newer = base.resolve("META-INF/versions/11");
                Files.createDirectories(newer);
                compile(Javac.checked(newer).source("lib/Background.java", BACKGROUND));
                Path jar = it.jar(base, "lib.jar");
                return desk.with("-classpath", Javac.path(jar, LIBRARIES), "--release", "17");
            }
        },
        MODULE {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path jar = it.jar(it.libraryModule(), "lib.jar");
                return desk.with("--module-path", Javac.path(jar, LIBRARIES))
                        .source("module-info.java", DESK_MODULE);
            }
        },
        FOLDER_OF_A_MODULE {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) {
                return desk.with("--module-path", Javac.path(it.libraryModule(), LIBRARIES))
                        .source("module-info.java", DESK_MODULE);
            }
        },
        AUTOMATIC_MODULE {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path jar = it.jar(it.library(BACKGROUND), "lib-1.0.jar");
                return desk.with("--module-path", Javac.path(jar, LIBRARIES))
                        .source("module-info.java", DESK_MODULE);
            }
        },
        PATCH_OF_A_MODULE {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path module = Files.createDirectories(it.directory.resolve("module"));
                compile(
                        Javac.checked(module)
                                .source("module-info.java", LIB_MODULE)
                                .source("lib/Background.java", FOREGROUND));
                Path patch = it.jar(it.library(BACKGROUND), "patch.jar");
                return desk.with("--module-path", Javac.path(it.jar(module, "lib.jar"), LIBRARIES))
                        .with("--patch-module", "lib=" + patch)
                        .source("module-info.java", DESK_MODULE);
            }
        },
        ONE_OF_SEVERAL_MODULES {
            @Override
            Javac point(Javac desk, FactsInJarsIT it) throws IOException {
                Path modules = Files.createDirectories(it.directory.resolve("modules"));
                compile(
                        Javac.checked(modules)
                                .with("--module-source-path", modules.toString())
                                .source("lib/module-info.java", LIB_MODULE)
                                .source("lib/lib/Background.java", BACKGROUND)
                                .source("other/module-info.java", "module other {}")
                                .source("other/lib/Job.java", "package lib; class Job {}"));
                assertTrue(Files.exists(modules.resolve("lib").resolve(FACTS)));
                return desk.with("--module-path", Javac.path(modules, LIBRARIES))
                        .source("module-info.java", DESK_MODULE);
            }
        };

        abstract Javac point(Javac desk, FactsInJarsIT it) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void a_wrapper_is_seen_through(Place place) throws IOException {
        place.point(desk(), this).verifyHere();
    }

    @ParameterizedTest
    @EnumSource
    void also_without_annotation_processing(Place place) throws IOException {
        place.point(desk().with("-proc:none"), this).verifyHere();
    }

    @Test
    void a_class_is_confined_by_what_its_class_file_hides() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("lib"));
        compile(
                Javac.checked(folder)
                        .source(
                                "lib/Undo.java",
                                """
                                package lib;

                                import dev.locksmith.annotations.ThreadConfined;
                                import java.util.ArrayDeque;
                                import java.util.Deque;

                                public class Undo {
                                    private final Deque<@ThreadConfined Runnable> steps =
                                            new ArrayDeque<>();

                                    public void undo() {
                                        steps.pop().run();
                                    }
                                }
                                """));
        Path jar = jar(folder, "lib.jar");
        for (String processing : List.of("-proc:none", "-Xlint:none")) {
            new Javac(Files.createDirectories(directory.resolve(processing)))
                    .with("-classpath", Javac.path(jar, LIBRARIES))
                    .with("-processorpath", Jars.PROCESSOR, processing)
                    .source(
                            "desk/Desk.java",
                            """
                            package desk;

                            final class Desk {
                                void lend(lib.Undo undo) {
                                    new Thread(() -> undo.undo()).start(); // ERROR crosses-thread
                                }
                            }
                            """)
                    .verifyHere();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-proc:none", "-Xdiags:compact"})
    void facts_in_another_form_are_told_of_once(String door) throws IOException {
        Path folder = library(BACKGROUND);
        compile(
                Javac.checked(folder)
                        .source("lib/Later.java", BACKGROUND.replace("Background", "Later")));
        for (String facts : List.of(FACTS, "lib/Later$$Locksmith.class")) {
            overwrite(folder.resolve(facts), "locksmith-facts 5", "locksmith-facts 6");
        }
        Path jar = jar(folder, "lib.jar");
        String both =
                DESK.replace(" // ERROR crosses-thread", "\nlib.Later.later(() -> pen.write());");
        Outcome outcome =
                with(jar, door)
                        .source("desk/Pen.java", PEN)
                        .source("desk/Desk.java", both)
                        .runHere();
        assertEquals(0, outcome.status(), outcome.output());
        boolean isNamed = isJarKnown(door);
        assertEquals(isNamed ? 1 : 2, count("expected 'locksmith-facts 5'", outcome));
        assertEquals(isNamed ? 1 : 0, count(jar + "!/lib/", outcome), outcome.output());
        assertTrue(outcome.output().contains("$$Locksmith.class cannot be used"), outcome.output());
        assertTrue(outcome.output().contains("compile that class again"), outcome.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-proc:none", "-Xdiags:compact"})
    void what_an_earlier_version_wrote_is_named_once(String door) throws IOException {
        Path folder = library(BACKGROUND);
        Files.delete(folder.resolve(FACTS));
        for (String name : List.of("lib.Background", "lib.Later")) {
            Path facts = folder.resolve("META-INF/locksmith").resolve(name);
            Files.createDirectories(facts.getParent());
            Files.writeString(facts, "locksmith-facts 3\n");
        }
        Path jar = jar(folder, "lib.jar");
        Outcome outcome = quiet(jar, door);
        String entry = jar + "!/META-INF/locksmith/lib.Background cannot be used";
        assertEquals(isJarKnown(door) ? 1 : 0, count(entry, outcome), outcome.output());
        assertEquals(isJarKnown(door) ? 1 : 0, count("META-INF", outcome), outcome.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-proc:none", "-Xdiags:compact"})
    void a_damaged_class_file_is_harmless_and_named(String door) throws IOException {
        Path folder = library(BACKGROUND);
        Path facts = folder.resolve(FACTS);
        Files.write(facts, Arrays.copyOf(Files.readAllBytes(facts), 100));
        Path jar = jar(folder, "lib.jar");
        Outcome outcome = quiet(jar, door);
        String entry = jar + "!/" + FACTS + " cannot be used";
        assertEquals(isJarKnown(door) ? 1 : 0, count(entry, outcome), outcome.output());
    }

    @Test
    void what_is_no_jar_is_left_to_javac() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no zip");
        Path jar = jar(library(BACKGROUND), "lib.jar");
        Outcome outcome =
                with(jar, "-classpath", Javac.path(jar, broken, LIBRARIES))
                        .source("desk/Pen.java", PEN)
                        .source("desk/Desk.java", DESK)
                        .runHere();
        assertFalse(outcome.output().contains("mistake in the checker"), outcome.output());
    }

    // The parts of these stories

    private Javac desk() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("desk"));
        return Javac.lenient(folder)
                .with("-processorpath", Jars.PROCESSOR)
                .source("desk/Pen.java", PEN)
                .source("desk/Desk.java", DESK);
    }

    /** A javac that sees this jar on its class path. */
    private Javac with(Path jar, String... options) throws IOException {
        return Javac.lenient(Files.createDirectories(directory.resolve("app")))
                .with("-classpath", Javac.path(jar, LIBRARIES))
                .with("-processorpath", Jars.PROCESSOR)
                .with(options);
    }

    /** Without facts the library is unknown, and nothing is certain. */
    private Outcome quiet(Path jar, String door) throws IOException {
        Outcome outcome =
                with(jar, door)
                        .source("desk/Pen.java", PEN)
                        .source("desk/Desk.java", DESK)
                        .runHere();
        assertEquals(0, outcome.status(), outcome.output());
        return outcome;
    }

    /** Before Java 18 only processors are shown the file of a class. */
    private static boolean isJarKnown(String door) {
        return !door.equals("-proc:none") || Runtime.version().feature() >= 18;
    }

    private Path library(String background, String... options) {
        Path folder = directory.resolve("library");
        compile(
                Javac.checked(create(folder))
                        .with(options)
                        .source("lib/Background.java", background));
        return folder;
    }

    private Path libraryModule() {
        Path folder = directory.resolve("library");
        compile(
                Javac.checked(create(folder))
                        .source("module-info.java", LIB_MODULE)
                        .source("lib/Background.java", BACKGROUND));
        return folder;
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Javac javac) {
        assertEquals(new Outcome(0, ""), javac.runHere());
    }

    private Path jar(Path folder, String name) throws IOException {
        return Archives.jar(folder, directory.resolve("jars").resolve(name));
    }

    private static void overwrite(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file, ISO_8859_1).replace(old, replacement);
        Files.writeString(file, text, ISO_8859_1);
    }

    private static long count(String text, Outcome outcome) {
        return outcome.output().lines().filter(line -> line.contains(text)).count();
    }
}

package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stub files in jars and folders, on every path that javac has. */
class StubsInJarsIT {

    private static final String LIBRARIES = Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME);
    private static final String IN_META_INF = "META-INF/locksmith/lib.astub";
    private static final String IN_PACKAGE = "lib/package.astub";

    private static final String STUB =
            """
            package lib;

            class Scheduler {
                void every(@Sendable Runnable job);
            }
            """;

    private static final String DESK =
            """
            package desk;

            import dev.locksmith.annotations.ThreadConfined;

            @ThreadConfined
            final class Pen {
                void write() {}
            }

            final class Desk {
                void lend(lib.Scheduler scheduler, Pen pen) {
                    scheduler.every(pen::write); // ERROR crosses-thread
                }
            }
            """;

    @TempDir Path directory;
    private Path library;

    /** A library that was compiled without the checker. */
    @BeforeEach
    void compileLibrary() throws IOException {
        library = Files.createDirectory(directory.resolve("library"));
        Javac javac =
                Javac.lenient(library)
                        .source(
                                "lib/Scheduler.java",
                                "package lib; public interface Scheduler { void every(Runnable r); }");
        assertEquals(new Outcome(0, ""), javac.runHere());
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_META_INF, IN_PACKAGE})
    void in_the_jar_of_the_package_on_the_class_path(String name) throws IOException {
        write(library, name);
        desk().with("-classpath", Javac.path(jar(library), LIBRARIES)).verifyHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_META_INF, IN_PACKAGE})
    void in_a_folder_on_the_class_path(String name) throws IOException {
        Path stubs = Files.createDirectory(directory.resolve("stubs"));
        write(stubs, name);
        desk().with("-classpath", Javac.path(jar(library), stubs, LIBRARIES)).verifyHere();
    }

    @Test
    void in_a_jar_of_stubs_on_the_class_path() throws IOException {
        Path stubs = Files.createDirectory(directory.resolve("stubs"));
        write(stubs, IN_PACKAGE);
        desk().with("-classpath", Javac.path(jar(library), jar(stubs), LIBRARIES)).verifyHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-proc:none", "-Xdiags:compact"})
    void in_a_jar_on_the_processor_path(String door) throws IOException, InterruptedException {
        Path stubs = Files.createDirectory(directory.resolve("stubs"));
        write(stubs, IN_META_INF);
        desk().with("-classpath", Javac.path(jar(library), LIBRARIES), door)
                .with("-Xplugin:Locksmith mode=targeted")
                .with("-processorpath", Javac.path(Jars.PROCESSOR, jar(stubs)))
                .verify();
    }

    @Test
    void in_the_jar_of_the_package_on_the_module_path() throws IOException {
        write(library, IN_META_INF);
        desk().with("--module-path", Javac.path(jar(library), LIBRARIES))
                .source(
                        "module-info.java",
                        "module desk { requires library; requires dev.locksmith.annotations; }")
                .verifyHere();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_18)
    void in_the_jar_of_the_package_without_annotation_processing() throws IOException {
        write(library, IN_META_INF);
        desk().with("-classpath", Javac.path(jar(library), LIBRARIES), "-proc:none").verifyHere();
    }

    @Test
    void a_mistake_names_the_jar_and_the_line() throws IOException {
        write(library, IN_META_INF, STUB.replace(");", ")"));
        Path jar = jar(library);
        Outcome outcome = desk().with("-classpath", Javac.path(jar, LIBRARIES)).runHere();
        assertTrue(
                outcome.output().contains(jar + "!/" + IN_META_INF + ":5: expected ';'"),
                outcome.output());
    }

    private Javac desk() throws IOException {
        return Javac.lenient(Files.createDirectory(directory.resolve("desk")))
                .with("-processorpath", Jars.PROCESSOR)
                .source("desk/Desk.java", DESK);
    }

    private static void write(Path folder, String name) throws IOException {
        write(folder, name, STUB);
    }

    private static void write(Path folder, String name, String stub) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), stub);
    }

    private Path jar(Path folder) throws IOException {
        return Archives.jar(folder, directory.resolve("a jar of/" + folder.getFileName() + ".jar"));
    }
}

package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Code for Java 8 and 11, compiled with the checker by today's compilers. */
class OldReleasesIT {

    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;

    private static final String OFFICE =
            """
            package shop;

            import dev.locksmith.annotations.Sendable;
            import dev.locksmith.annotations.ThreadConfined;

            final class Office {
                static Session last; // ERROR shared-state
                private @ThreadConfined Runnable onClose;

                @Sendable static final class Note {
                    final String text = "";
                    final Session session = null; // ERROR not-sendable
                }
            }
            """;

    private static final String BODIES =
            """
            package shop;

            import java.util.concurrent.Executor;

            final class Bodies {
                void ask(Executor executor, Session session) {
                    executor.execute(() -> session.ask("?")); // ERROR crosses-thread
                    later(executor, session::toString); // ERROR crosses-thread
                    executor.execute(() -> System.out.println("!"));
                }

                private static void later(Executor executor, Runnable task) {
                    executor.execute(task);
                }
            }
            """;

    private static final String BANK =
            """
            package shop;

            @dev.locksmith.annotations.LockOrder
            enum Bank { ACCOUNTS, AUDIT }
            """;

    @TempDir Path directory;

    /** Options of javac, first the Java version they ask for. */
    static Stream<List<String>> releases() {
        return Stream.of(
                List.of("8", "--release", "8"),
                List.of("11", "--release", "11"),
                List.of("8", "-source", "8"),
                List.of("8", "-source", "8", "-target", "8", "-bootclasspath", "JDK"));
    }

    private List<String> options(List<String> release) throws IOException {
        List<String> options = new ArrayList<>(release.subList(1, release.size()));
        if (options.remove("JDK")) {
            options.add(classesOfTheJdk(directory.resolve("jdk")).toString());
        }
        return options;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void javac_checks_it_through_both_doors(List<String> release) throws Exception {
        for (String processing : List.of("-proc:none", "-Alocksmith.mode=targeted")) {
            Javac.checked(directory)
                    .with("-Xlint:-options", processing)
                    .with(options(release).toArray(String[]::new))
                    .source("shop/Session.java", Shop.SESSION)
                    .source("shop/Office.java", OFFICE)
                    .source("shop/Bodies.java", BODIES)
                    .verifyHere();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void javac_refuses_lock_orders_and_says_which_java_they_need(List<String> release)
            throws Exception {
        Outcome outcome =
                Javac.checked(directory)
                        .with("-Xlint:-options")
                        .with(options(release).toArray(String[]::new))
                        .source("shop/Session.java", Shop.SESSION)
                        .source("shop/Bank.java", BANK)
                        .runHere();
        assertEquals(1, outcome.status(), outcome.output());
        assertTrue(
                outcome.output().contains("but this is compiled for Java " + release.get(0)),
                outcome.output());
        assertEquals(2, outcome.output().split("error:", -1).length, outcome.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--release 8", "-source 8 -target 8", "--release 11"})
    void the_eclipse_compiler_checks_declarations(String release) throws Exception {
        Javac.checked(directory)
                .source("shop/Session.java", Shop.SESSION)
                .source("shop/Office.java", OFFICE)
                .source("shop/Bank.java", BANK);
        List<String> command = new ArrayList<>();
        command.addAll(List.of(Javac.tool("java"), "-cp", System.getProperty("java.class.path")));
        command.add("org.eclipse.jdt.internal.compiler.batch.Main");
        command.addAll(List.of(release.split(" ", -1)));
        command.addAll(List.of("-Xemacs", "-d", "classes", "-processorpath", Jars.PROCESSOR));
        command.addAll(List.of("-classpath", Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME)));
        command.addAll(List.of("shop/Session.java", "shop/Office.java", "shop/Bank.java"));
        String output = Outcome.of(directory, command).output();
        for (String expected :
                List.of(
                        "Office.java:7: error: [locksmith:shared-state]",
                        "Office.java:12: error: [locksmith:not-sendable]",
                        "Bank.java:3: error: [locksmith:lock-order]")) {
            assertTrue(output.contains(expected), output);
        }
        assertEquals(4, output.split("error:", -1).length, output);
    }

    /** What an annotation processor or a tool of that time could not read would break it. */
    @Test
    void java_8_can_read_every_class_file_of_the_annotations_that_it_looks_at() throws IOException {
        try (JarFile jar = new JarFile(Jars.ANNOTATIONS)) {
            assertTrue(jar.isMultiRelease());
            List<JarEntry> entries =
                    jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
            List<String> newer = new ArrayList<>();
            for (JarEntry entry : entries) {
                if (version(jar, entry) != JAVA_8) {
                    newer.add(entry.getName());
                }
            }
            assertEquals(List.of("META-INF/versions/9/module-info.class"), newer);
            assertTrue(entries.size() > 5, entries.toString());
        }
        try (JarFile jar = new JarFile(Jars.RUNTIME)) {
            assertEquals(JAVA_17, version(jar, jar.getJarEntry("dev/locksmith/Mutex.class")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "11", "17"})
    void the_module_of_the_annotations_is_found_on_the_module_path(String release) {
        Javac.lenient(directory)
                .with("-Xlint:-options", "--release", release)
                .with("--module-path", Jars.ANNOTATIONS, "-processorpath", Jars.PROCESSOR)
                .source("module-info.java", "module shop { requires dev.locksmith.annotations; }")
                .source("shop/Session.java", Shop.SESSION)
                .source("shop/Office.java", OFFICE)
                .source("shop/Bodies.java", BODIES)
                .verifyHere();
    }

    private static int version(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream classFile = new DataInputStream(jar.getInputStream(entry))) {
            classFile.readInt();
            classFile.readUnsignedShort();
            return classFile.readUnsignedShort();
        }
    }

    /** The base classes of this JDK as a folder, in the place of another JDK's rt.jar. */
    private static Path classesOfTheJdk(Path folder) throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        for (String name : List.of("java/lang", "java/io", "java/util")) {
            try (Stream<Path> files = Files.walk(modules.resolve(name))) {
                files.forEach(
                        file -> copy(file, folder.resolve(modules.relativize(file).toString())));
            }
        }
        return folder;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else if (!Files.exists(to)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jars need nothing beside them, and give users' javac nothing to warn about. */
class PackagedJarsIT {

    private static final String LIBRARY = Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME);

    private static final String SHOP =
            """
            package shop;

            import dev.locksmith.Locksmith;

            final class Shop {
                public static void main(String[] args) {
                    try (Locksmith smith = Locksmith.create(1)) {
                        System.out.print(smith.issue().isPresent());
                    }
                }
            }
            """;

    @TempDir Path directory;

    @Test
    void a_user_on_the_class_path_needs_no_other_library() throws Exception {
        Javac javac = new Javac(directory).with("-classpath", LIBRARY);
        assertEquals(new Outcome(0, ""), javac.source("shop/Shop.java", SHOP).run());
        assertEquals(
                new Outcome(0, "true"),
                java("-classpath", Javac.path(directory, LIBRARY), "shop.Shop"));
    }

    @Test
    void a_user_on_the_module_path_needs_no_other_library() throws Exception {
        Javac javac =
                new Javac(directory)
                        .with("--module-path", LIBRARY)
                        .source("module-info.java", "module shop { requires dev.locksmith; }")
                        .source("shop/Shop.java", SHOP);
        assertEquals(new Outcome(0, ""), javac.run());
        assertEquals(
                new Outcome(0, "true"),
                java("--module-path", Javac.path(directory, LIBRARY), "-m", "shop/shop.Shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void the_processor_runs_alone_on_either_path(String path) throws Exception {
        Javac javac =
                new Javac(directory)
                        .with(path, Jars.PROCESSOR, "-classpath", LIBRARY)
                        .with("-XprintProcessorInfo", "-Xplugin:Locksmith");
        Outcome outcome = javac.source("shop/Shop.java", SHOP).run();
        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(
                outcome.output().contains("dev.locksmith.processor.LocksmithProcessor matches"),
                outcome.output());
    }

    @Test
    void the_processor_jar_holds_only_our_packages() throws IOException {
        try (JarFile jar = new JarFile(Jars.PROCESSOR)) {
            List<String> classes = new ArrayList<>(jar.stream().map(ZipEntry::getName).toList());
            classes.addAll(Jars.packedIn(jar));
            classes.removeIf(name -> !name.endsWith(".class"));
            assertTrue(classes.size() > 500, "only " + classes.size() + " classes");
            classes.removeIf(name -> name.startsWith("dev/locksmith/processor/"));
            // What makes the text of the records that the packer has written.
            assertEquals(
                    List.of("module-info.class", "dev/locksmith/packer/RecordText.class"), classes);
        }
    }

    @Test
    void the_processor_jar_stays_small() throws IOException {
        long size = Files.size(Path.of(Jars.PROCESSOR));
        assertTrue(size < 1_100_000, "bytes: " + size);
    }

    @Test
    void every_processor_says_what_gradle_may_expect_of_it() throws IOException {
        try (JarFile jar = new JarFile(Jars.PROCESSOR)) {
            List<String> declared = lines(jar, Gradle.DECLARATIONS);
            assertEquals(
                    lines(jar, "META-INF/services/javax.annotation.processing.Processor").stream()
                            .map(name -> name + ",aggregating")
                            .toList(),
                    declared);
        }
    }

    private static List<String> lines(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8)
                .lines()
                .toList();
    }

    private static Outcome java(String... arguments) throws IOException, InterruptedException {
        return Outcome.of(
                Stream.concat(Stream.of(Javac.tool("java")), Stream.of(arguments)).toList());
    }
}

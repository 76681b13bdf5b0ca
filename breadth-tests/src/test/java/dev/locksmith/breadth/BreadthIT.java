package dev.locksmith.breadth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The published sources of libraries of all ages and styles, compiled with the checker and without
 * it. Run with {@code -Pbreadth}. What is found goes to {@code target/breadth}, and has to be what
 * {@code findings.txt} lists: somebody read each of these.
 */
@EnabledIfSystemProperty(named = "breadth", matches = "true")
class BreadthIT {

    private static final String PROCESSOR = System.getProperty("locksmith.processor.jar");
    private static final Path REPORTS = Path.of("target", "breadth");

    /** Files that do not compile are left out, and then those that need them, and so on. */
    private static final int ROUNDS = 12;

    private static Repository repository;

    @TempDir Path directory;

    @BeforeAll
    static void open() throws IOException {
        repository = new Repository();
        Files.createDirectories(REPORTS);
    }

    @AfterAll
    static void close() {
        repository.close();
    }

    /** All that are listed, or those whose names contain a piece of text. */
    static List<Library> libraries() throws IOException {
        String wanted = System.getProperty("breadth.only", "");
        return Library.in(Path.of("libraries.txt")).stream()
                .filter(library -> library.coordinates().contains(wanted))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void findings_are_known_and_classes_are_the_same(Library library) throws Exception {
        List<Path> classPath = repository.classPath(library);
        Path archive = repository.sources(library);
        Sources all = Sources.unpack(archive, directory.resolve("src"));
        Sources sources = thatCompile(all, classPath);
        Map<String, Integer> classes = compiled(sources, classPath, "plain", "-proc:none");
        assertTrue(!classes.isEmpty(), "nothing of it compiles");

        Compilation targeted = checked(library, sources, classPath, "targeted", classes);
        Compilation complete = checked(library, sources, classPath, "complete", classes);
        System.out.printf(
                "%s: %d of %d files, %d findings, %d in complete mode%n",
                library,
                sources.files().size(),
                all.files().size(),
                targeted.findings().size(),
                complete.findings().size());
        assertEquals(
                lines(Known.of(library, targeted.findings())),
                lines(targeted.findings()),
                "findings that were read");
    }

    private static String lines(List<String> findings) {
        return String.join("\n", new TreeSet<>(findings));
    }

    private Sources thatCompile(Sources all, List<Path> classPath) throws IOException {
        Sources sources = all;
        for (int round = 0; round < ROUNDS; round++) {
            List<Path> wrong =
                    Compilation.attempt(directory.resolve("none"), sources, classPath).wrong();
            if (wrong.isEmpty()) {
                return sources;
            }
            sources = sources.without(wrong);
        }
        throw new AssertionError("still errors after " + ROUNDS + " rounds");
    }

    private Map<String, Integer> compiled(
            Sources sources, List<Path> classPath, String name, String... options)
            throws IOException {
        Path into = directory.resolve(name);
        assertEquals(List.of(), Compilation.into(into, sources, classPath, options).errors());
        return Compilation.classes(into);
    }

    private Compilation checked(
            Library library,
            Sources sources,
            List<Path> classPath,
            String mode,
            Map<String, Integer> classes)
            throws IOException {
        Path into = directory.resolve(mode);
        Compilation compilation =
                Compilation.into(
                        into,
                        sources,
                        classPath,
                        "-processorpath",
                        PROCESSOR,
                        "-Alocksmith.severity=all:warn",
                        "-Alocksmith.mode=" + mode);
        Files.writeString(REPORTS.resolve(library + "-" + mode + ".txt"), compilation.report());
        assertEquals(List.of(), compilation.errors(), mode);
        assertEquals(List.of(), compilation.troubles(), mode);
        assertEquals(
                List.of(),
                differences(classes, Compilation.classes(into)),
                mode + ": class files differ");
        return compilation;
    }

    private static List<String> differences(
            Map<String, Integer> some, Map<String, Integer> others) {
        Set<String> names = new TreeSet<>(some.keySet());
        names.addAll(others.keySet());
        names.removeIf(name -> Objects.equals(some.get(name), others.get(name)));
        return List.copyOf(names);
    }
}

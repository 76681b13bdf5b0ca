package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every entry of every stub that ships with the checker names something real. */
class BundledStubsTest {

    private static final Compilation JAVAC = Compilation.of();

    private static Path directory() throws URISyntaxException {
        URL packages = BundledStubs.class.getResource("packages");
        return Path.of(Objects.requireNonNull(packages).toURI()).getParent();
    }

    static Set<String> packages() {
        return new TreeSet<>(new BundledStubs().packages());
    }

    @Test
    void theListOfPackagesIsThatOfTheFiles() throws Exception {
        try (Stream<Path> files = Files.list(directory())) {
            Set<String> described =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".astub"))
                            .map(name -> name.substring(0, name.length() - ".astub".length()))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    String.join("\n", described),
                    String.join("\n", packages()),
                    "the resource 'packages' must list every .astub file beside it");
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyEntryResolves(String packageName) throws IOException, URISyntaxException {
        String name = packageName + ".astub";
        List<StubProblem> problems = new ArrayList<>();
        StubFile file =
                StubFile.open(name, Files.readString(directory().resolve(name)), problems::add);
        assertTrue(file.describes(packageName), "the package statement of " + name);
        StubResolution.check(file, packageName, JAVAC.elements(), Runtime.version().feature());
        assertEquals("", problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
}

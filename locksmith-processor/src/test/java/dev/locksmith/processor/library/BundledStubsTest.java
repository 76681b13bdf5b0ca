package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every entry of every stub that ships with the checker names something real. */
class BundledStubsTest {

    private static final Compilation JAVAC = Compilation.of();

    private static Path directory() throws URISyntaxException {
        URL index = BundledStubs.class.getResource(StubIndex.RESOURCE);
        return Path.of(Objects.requireNonNull(index).toURI()).getParent();
    }

    static Set<String> packages() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".astub"))
                    .map(name -> name.substring(0, name.length() - ".astub".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static StubFile open(String packageName, List<StubProblem> problems) throws Exception {
        String name = packageName + ".astub";
        return StubFile.open(name, Files.readString(directory().resolve(name)), problems::add);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theIndexSaysWhatTheFileSays(String packageName) throws Exception {
        List<? extends PackageStubs> indexed = new BundledStubs().stubsOf(packageName);
        assertEquals(1, indexed.size());
        open(packageName, new ArrayList<>())
                .types()
                .forEach(
                        (name, type) ->
                                assertEquals(withoutPlaces(type), indexed.get(0).type(name)));
    }

    /** The index leaves out what is needed only to report a mistake. */
    private static StubType withoutPlaces(StubType type) {
        Map<String, List<StubMethod>> methods = new HashMap<>();
        type.methods()
                .forEach(
                        (name, overloads) ->
                                methods.put(
                                        name,
                                        overloads.stream()
                                                .map(BundledStubsTest::withoutPlace)
                                                .toList()));
        Map<String, StubType.Field> fields = new HashMap<>();
        type.fields()
                .forEach(
                        (name, field) ->
                                fields.put(name, new StubType.Field(name, field.marks(), 0, 0)));
        return new StubType(
                type.name(), type.marks(), type.typeParameters(), methods, fields, 0, 0);
    }

    private static StubMethod withoutPlace(StubMethod method) {
        return new StubMethod(
                method.name(),
                method.result(),
                method.receiver(),
                method.typeParameters(),
                method.parameters(),
                0,
                0);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyEntryResolves(String packageName) throws Exception {
        List<StubProblem> problems = new ArrayList<>();
        StubFile file = open(packageName, problems);
        assertEquals(packageName, file.packageName());
        StubResolution.check(file, packageName, JAVAC.elements(), Runtime.version().feature());
        assertEquals("", problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
}

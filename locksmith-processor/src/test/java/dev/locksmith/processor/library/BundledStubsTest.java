package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every entry of every stub that ships with the checker names something real: in the newest version
 * of its library that we support, and with {@code -Pmodels} in the oldest as well. Libraries that
 * no test is compiled with are looked at with {@code -Pmodels} alone.
 */
class BundledStubsTest {

    private static final Pattern PACKAGE = Pattern.compile("((?:[a-z]\\w*\\.)*[a-z]\\w*)\\.[A-Z]");

    /** Whether the libraries that no test is compiled with are there. */
    private static final boolean WITH_ALL = System.getProperty("models.newest") != null;

    /** The supported versions at one end, and which entries they lack: a resource beside this. */
    enum Versions {
        NEWEST(
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + jarsIn(System.getProperty("models.newest"))),
        OLDEST(jarsIn(System.getProperty("models.oldest")));

        private final String classPath;

        Versions(String classPath) {
            this.classPath = classPath;
        }

        private static String jarsIn(String directory) {
            if (directory == null) {
                return "";
            }
            try (Stream<Path> jars = Files.list(Path.of(directory))) {
                return jars.map(Versions::classesOf)
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** An archive for Android has its classes in a jar of its own. */
        private static Path classesOf(Path library) {
            if (!library.toString().endsWith(".aar")) {
                return library;
            }
            Path classes = library.getParent().resolveSibling(library.getFileName() + ".jar");
            try (FileSystem archive = FileSystems.newFileSystem(library)) {
                Files.copy(
                        archive.getPath("classes.jar"),
                        classes,
                        StandardCopyOption.REPLACE_EXISTING);
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Set<String> lacking() throws IOException {
            String resource = name().toLowerCase(Locale.ROOT) + "-lacks.txt";
            try (InputStream lines = BundledStubsTest.class.getResourceAsStream(resource)) {
                return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }

    static Stream<Versions> versions() {
        return Stream.of(Versions.values()).filter(versions -> !versions.classPath.isEmpty());
    }

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
    @MethodSource("versions")
    void everyEntryResolves(Versions versions) throws Exception {
        Compilation javac = Compilation.against(versions.classPath);
        Set<String> lacking = versions.lacking();
        Set<String> unresolved = new TreeSet<>();
        for (String packageName : packages()) {
            if (!WITH_ALL && javac.elements().getPackageElement(packageName) == null) {
                lacking.removeIf(entry -> packageOf(entry).equals(packageName));
                continue;
            }
            List<StubProblem> problems = new ArrayList<>();
            StubFile file = open(packageName, problems);
            assertEquals(packageName, file.packageName());
            assertEquals(List.of(), problems);
            StubResolution.check(file, packageName, javac.elements(), Runtime.version().feature());
            problems.forEach(problem -> unresolved.add(withoutAdvice(problem)));
        }
        assertEquals(
                String.join("\n", lacking),
                String.join("\n", unresolved),
                () -> versions + " supported versions");
    }

    private static String packageOf(String entry) {
        Matcher matcher = PACKAGE.matcher(entry);
        assertTrue(matcher.find(), entry);
        return matcher.group(1);
    }

    /** What else a class has differs from version to version. */
    private static String withoutAdvice(StubProblem problem) {
        return problem.message().replaceFirst("; it has .*", "");
    }

    @Test
    void anEntryThatOneEndLacksIsInTheOther() throws Exception {
        Set<String> both = Versions.NEWEST.lacking();
        both.retainAll(Versions.OLDEST.lacking());
        assertEquals(Set.of(), both);
    }
}

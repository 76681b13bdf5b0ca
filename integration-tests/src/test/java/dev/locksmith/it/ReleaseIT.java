package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

/**
 * What a repository gets from us: built from the sources alone, in two folders, and installed into
 * an empty repository. Run with {@code -Pinstalled}.
 */
@EnabledIfSystemProperty(named = "installed", matches = "true")
class ReleaseIT {

    private static final Set<String> MODULES = Clone.MODULES;
    private static final String VERSION = System.getProperty("locksmith.version");
    private static final List<String> FILES =
            List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");

    @TempDir private static Path directory;
    private static Path repository;
    private static Clone here;
    private static Clone elsewhere;

    @BeforeAll
    static void build() throws Exception {
        repository = directory.resolve("repository");
        here = Clone.in(directory.resolve("here"), repository);
        here.build("install", "-DskipTests", "-Dhabits=off", "-Prelease");
        elsewhere = Clone.in(directory.resolve("quite/elsewhere"), repository);
        String published = String.join(",", MODULES);
        elsewhere.build(
                "package", "-DskipTests", "-Dhabits=off", "-Prelease", "-pl", published, "-am");
    }

    private static Path installed(String artifact, String suffix) {
        return repository.resolve(
                Path.of("dev", "locksmith", artifact, VERSION, artifact + "-" + VERSION + suffix));
    }

    @Test
    void nothing_is_installed_that_users_do_not_need() throws IOException {
        Set<String> expected = new TreeSet<>(MODULES);
        expected.add("locksmith-parent");
        try (Stream<Path> artifacts = Files.list(repository.resolve("dev/locksmith"))) {
            assertEquals(
                    expected,
                    artifacts
                            .filter(Files::isDirectory)
                            .map(artifact -> artifact.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void all_files_are_installed(String module) {
        for (String suffix : FILES) {
            assertTrue(Files.exists(installed(module, suffix)), module + suffix);
        }
    }

    @Test
    void with_a_key_everything_is_signed_and_without_one_nothing() throws Exception {
        assertFalse(Files.exists(built(here, "locksmith-annotations", ".jar.asc")));
        Key key = Key.make(directory);
        elsewhere
                .with("MAVEN_GPG_KEY", key.secret())
                .with("MAVEN_GPG_PASSPHRASE", "")
                .build("verify", "-DskipTests", "-Prelease", "-pl", "locksmith-annotations");
        for (String suffix : FILES) {
            Path file = built(elsewhere, "locksmith-annotations", suffix);
            assertTrue(key.signed(file), file.toString());
        }
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void the_same_sources_give_the_same_files_wherever_they_are(String module) throws IOException {
        for (String suffix : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(built(here, module, suffix)),
                    Files.readAllBytes(built(elsewhere, module, suffix)),
                    module + suffix);
        }
    }

    /** What a build made, by its suffix in a repository. */
    private static Path built(Clone clone, String module, String suffix) {
        String name = module + "-" + VERSION + suffix;
        return clone.root()
                .resolve(module)
                .resolve("target")
                .resolve(name.replaceFirst(".*-cyclonedx", "bom"));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void poms_say_what_a_public_repository_asks_for(String module) throws Exception {
        Document own = xml(installed(module, ".pom"));
        Document parent = xml(installed("locksmith-parent", ".pom"));
        for (String asked : List.of("name", "description")) {
            assertNotEquals("", text(own, "/project/" + asked), asked);
            assertNotEquals("", text(parent, "/project/" + asked), asked);
        }
        assertEquals("locksmith-parent", text(own, "/project/parent/artifactId"));
        for (String asked :
                List.of(
                        "url",
                        "licenses/license/name",
                        "licenses/license/url",
                        "developers/developer/name",
                        "developers/developer/organization",
                        "developers/developer/organizationUrl",
                        "issueManagement/url",
                        "scm/connection",
                        "scm/developerConnection",
                        "scm/url")) {
            assertNotEquals("", text(parent, "/project/" + asked), asked);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "locksmith-annotations, ''",
        "locksmith-runtime, locksmith-annotations",
        "locksmith-processor, ''"
    })
    void users_get_nothing_besides(String module, String dependencies) throws Exception {
        String query =
                "/project/dependencies/dependency[not(scope) or scope='compile' or scope='runtime']"
                        + "/artifactId";
        assertEquals(dependencies, text(xml(installed(module, ".pom")), query));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void jars_carry_the_licence(String module) throws IOException {
        Path root = here.root();
        for (String suffix : List.of(".jar", "-sources.jar")) {
            try (JarFile jar = new JarFile(installed(module, suffix).toFile())) {
                assertArrayEquals(
                        Files.readAllBytes(root.resolve("LICENSE")), read(jar, "META-INF/LICENSE"));
                assertArrayEquals(
                        Files.readAllBytes(root.resolve("NOTICE")), read(jar, "META-INF/NOTICE"));
            }
        }
    }

    @Test
    void the_processor_carries_the_licence_of_what_it_contains() throws IOException {
        try (JarFile jar = new JarFile(installed("locksmith-processor", ".jar").toFile())) {
            assertTrue(
                    Jars.packedIn(jar).stream()
                            .anyMatch(name -> name.contains("/shaded/javapoet/")));
            String licence = new String(read(jar, "META-INF/licenses/javapoet/LICENSE"), UTF_8);
            assertTrue(licence.contains("Apache License"), licence);
            String notice = new String(read(jar, "META-INF/NOTICE"), UTF_8);
            assertTrue(notice.contains("JavaPoet"), notice);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "locksmith-annotations, dev.locksmith.annotations, 52",
        "locksmith-runtime, dev.locksmith, 61",
        "locksmith-processor, dev.locksmith.processor, 61"
    })
    void jars_are_modules_for_the_oldest_java_promised(String artifact, String name, int version)
            throws IOException {
        Path file = installed(artifact, ".jar");
        Set<ModuleReference> modules = ModuleFinder.of(file).findAll();
        assertEquals(1, modules.size());
        ModuleReference module = modules.iterator().next();
        assertEquals(name, module.descriptor().name());
        assertFalse(module.descriptor().isAutomatic());
        try (JarFile jar = new JarFile(file.toFile())) {
            Set<Integer> versions =
                    jar.stream()
                            .filter(entry -> entry.getName().endsWith(".class"))
                            .filter(entry -> !entry.getName().endsWith("module-info.class"))
                            .map(entry -> classFileVersion(jar, entry))
                            .collect(Collectors.toSet());
            assertEquals(Set.of(version), versions);
        }
    }

    private static int classFileVersion(JarFile jar, ZipEntry entry) {
        try (DataInputStream data = new DataInputStream(jar.getInputStream(entry))) {
            data.readInt();
            data.readUnsignedShort();
            return data.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "locksmith-annotations, ''",
        "locksmith-runtime, locksmith-annotations",
        "locksmith-processor, javapoet"
    })
    void the_bill_of_materials_lists_what_is_used(String module, String used) throws Exception {
        Document bill = xml(installed(module, "-cyclonedx.xml"));
        assertEquals(module, text(bill, "/bom/metadata/component/name"));
        assertEquals("Apache-2.0", text(bill, "/bom/metadata/component/licenses/license/id"));
        assertEquals(used, text(bill, "/bom/components/component/name"));
        assertEquals(used.isEmpty() ? "0" : "1", text(bill, "count(/bom/components/component)"));
        assertEquals(
                used.isEmpty() ? "" : "Apache-2.0",
                text(bill, "/bom/components/component/licenses/license/id"));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void documentation_is_in_its_jar(String module) throws IOException {
        try (JarFile jar = new JarFile(installed(module, "-javadoc.jar").toFile())) {
            assertTrue(jar.getEntry("index.html") != null, module);
            assertTrue(
                    jar.stream().anyMatch(e -> e.getName().endsWith("/package-summary.html")),
                    module);
        }
    }

    @Test
    void two_modules_find_their_leak_in_package(@TempDir Path project) throws Exception {
        Maven maven = Sample.write(project, repository);
        Outcome leaky = maven.run("package");
        assertNotEquals(0, leaky.status(), leaky.output());
        assertTrue(leaky.output().contains("Building jar: "), leaky.output());
        assertTrue(
                Pattern.compile("Report\\.java:\\[11,.*\\[locksmith:crosses-thread\\]")
                        .matcher(leaky.output())
                        .find(),
                leaky.output());

        maven.edit("app/src/main/java/app/Report.java", "canvas.draw(\"hello\")", "{}");
        Outcome mended = maven.run("package");
        assertEquals(0, mended.status(), mended.output());
    }

    private static byte[] read(JarFile jar, String entry) throws IOException {
        ZipEntry found = jar.getEntry(entry);
        assertTrue(found != null, jar.getName() + " has no " + entry);
        try (InputStream content = jar.getInputStream(found)) {
            return content.readAllBytes();
        }
    }

    private static Document xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static String text(Document document, String query) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(query, document).strip();
    }
}

package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

class ClassPathTest {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"lib", "a lib", "100%", "a+b#c", "odd!", "odd!/deeper", "\u00e4\u6ce8"})
    void the_file_of_a_class_names_its_jar_or_folder(String name) {
        Path root = directory.resolve(name);
        URI inFolder = root.resolve("lib/Job.class").toUri();
        assertEquals(root, ClassPath.rootOf(inFolder, "lib/Job.class"));
        URI inJar = URI.create("jar:" + root.toUri() + "!/lib/Job.class");
        assertEquals(root, ClassPath.rootOf(inJar, "lib/Job.class"));
        URI newer = URI.create("jar:" + root.toUri() + "!/META-INF/versions/17/lib/Job.class");
        assertEquals(root, ClassPath.rootOf(newer, "lib/Job.class"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jrt:/java.base/java/lang/Object.class",
                "mem:///lib/Job.class",
                "string:///Job.java",
                "jar:mem:///lib.jar!/lib/Job.class",
                "file:///src/lib/Job.java",
                "file:///elsewhere/Job.class",
                "memory:lib.Job",
            })
    void other_files_name_none(String file) {
        assertNull(ClassPath.rootOf(URI.create(file), "lib/Job.class"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_18)
    void the_jar_is_opened_once_and_let_go() throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Compilation.toClassFiles(
                classes, "package lib; class Job {}", "package lib.other; class Task {}");
        Path jar = directory.resolve("a lib.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"lib/Job.class", "lib/other/Task.class"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(Files.readAllBytes(classes.resolve(name)));
            }
            out.putNextEntry(new ZipEntry("META-INF/locksmith/lib.astub"));
            out.write("package lib;".getBytes(StandardCharsets.UTF_8));
        }
        Compilation javac = Compilation.against(jar.toString());
        Archive archive;
        try (ClassPath classPath = new ClassPath(javac.elements(), null)) {
            archive = classPath.archiveOf(javac.type("lib.Job")).orElseThrow();
            assertEquals(archive, classPath.archiveOf(javac.type("lib.other.Task")).orElseThrow());
            assertTrue(archive.has("META-INF/locksmith/lib.astub"));
            assertEquals(
                    "package lib;",
                    new String(
                            archive.open("META-INF/locksmith/lib.astub").readAllBytes(),
                            StandardCharsets.UTF_8));
            assertNull(archive.open("META-INF/locksmith/other.astub"));
            assertEquals(jar + "!/lib/Job.class", classPath.nameOf(javac.type("lib.Job")));
            assertEquals(Optional.empty(), classPath.archiveOf(javac.type("java.lang.Object")));
        }
        IllegalStateException closed =
                assertThrows(IllegalStateException.class, () -> archive.has("lib/Job.class"));
        assertEquals("zip file closed", closed.getMessage());
    }

    @Test
    void what_is_no_jar_cannot_be_opened() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no zip");
        assertThrows(ZipException.class, () -> Archive.at(broken));
    }
}

package dev.locksmith.processor.summary.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.tools.ToolProvider;

class FactsClassTest {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one line",
                "two\nlines\n",
                "Zähler \u0000 \u6ce8 \ud83d\udd12",
            })
    void javac_and_the_jvm_read_what_was_written(String text) throws IOException {
        assertRead(text);
    }

    @Test
    void no_text_is_too_long() throws IOException {
        assertRead("\u6ce8".repeat(21_845));
        assertRead("\u6ce8".repeat(21_846));
        assertRead("x\ud83d\udd12".repeat(100_000));
    }

    @Test
    void where_there_is_none_none_is_found() {
        JavacTask javac = javac();
        TypeElement type = javac.getElements().getTypeElement("java.util.List");
        assertNull(FactsClass.find(type, javac.getElements()));
    }

    @Test
    void it_is_an_interface_that_other_packages_do_not_see() throws IOException {
        Class<?> facts = load(FactsClass.write("lib.Job", "text"));
        assertEquals("lib.Job$$Locksmith", facts.getName());
        assertTrue(facts.isInterface());
        assertTrue(!Modifier.isPublic(facts.getModifiers()));
        assertEquals(0, facts.getDeclaredMethods().length);
    }

    private void assertRead(String text) throws IOException {
        byte[] written = FactsClass.write("lib.Job", text);
        assertArrayEquals(written, FactsClass.write("lib.Job", text));
        assertEquals(text, textOf(written));

        Files.createDirectories(directory.resolve("lib"));
        Files.write(directory.resolve("lib/Job$$Locksmith.class"), written);
        Files.write(directory.resolve("lib/Job.class"), empty("lib/Job"));
        JavacTask javac = javac();
        TypeElement type = javac.getElements().getTypeElement("lib.Job");
        TypeElement facts = FactsClass.find(type, javac.getElements());
        assertEquals(text, FactsClass.read(facts));
        // Anything else of this name holds no text.
        assertEquals("", FactsClass.read(type));
    }

    private static byte[] empty(String name) {
        var writer = new org.objectweb.asm.ClassWriter(0);
        writer.visit(52, 0x0600, name, null, "java/lang/Object", null);
        return writer.toByteArray();
    }

    private JavacTask javac() {
        return (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                List.of("-proc:none", "-classpath", directory.toString()),
                                List.of("java.lang.Object"),
                                null);
    }

    /** What a class of facts says, as the JVM reads it. */
    static String textOf(byte[] written) {
        StringBuilder text = new StringBuilder();
        for (Field field : load(written).getDeclaredFields()) {
            if (!field.getName().startsWith("facts")) {
                continue; // the checksum
            }
            try {
                field.setAccessible(true);
                text.append(field.get(null));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return text.toString();
    }

    private static Class<?> load(byte[] written) {
        return new ClassLoader(null) {
            Class<?> define() {
                return defineClass(null, written, 0, written.length);
            }
        }.define();
    }
}

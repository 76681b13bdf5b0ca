package dev.locksmith.processor.loading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.locksmith.packer.ClassPacker;
import dev.locksmith.processor.LocksmithPlugin;
import dev.locksmith.processor.Mode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

/** A small jar, packed and loaded. */
class PackedClassesTest {

    private static final String SERVICE = "META-INF/services/com.sun.source.util.Plugin";
    private static final String TEXT = "dev/locksmith/processor/export/text";
    private static final LocalDateTime TIME = LocalDateTime.of(2001, 2, 3, 4, 6, 8);

    @TempDir Path directory;
    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        jar = packed("checker.jar");
    }

    private Path packed(String name) throws IOException {
        return packed(name, Map.of());
    }

    private Path packed(String name, Map<String, byte[]> more) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            put(out, "META-INF/", new byte[0]);
            put(out, SERVICE, LocksmithPlugin.class.getName().getBytes(UTF_8));
            put(out, TEXT, "some text".getBytes(UTF_8));
            for (Class<?> each :
                    List.of(
                            LocksmithPlugin.class,
                            PackedClasses.class,
                            Archive.class,
                            SharedTexts.class,
                            Mode.class,
                            Keeper.class)) {
                put(out, fileOf(each), bytesOf(each));
            }
            for (Map.Entry<String, byte[]> each : new TreeMap<>(more).entrySet()) {
                put(out, each.getKey(), each.getValue());
            }
        }
        ClassPacker.main(new String[] {file.toString()});
        return file;
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static String fileOf(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getClassLoader().getResourceAsStream(fileOf(type))) {
            return in.readAllBytes();
        }
    }

    private URLClassLoader loader() throws IOException {
        return loader(jar);
    }

    private static URLClassLoader loader(Path jar) throws IOException {
        URL url = jar.toUri().toURL();
        return new URLClassLoader(new URL[] {url}, ClassLoader.getPlatformClassLoader());
    }

    private static ClassLoader open(ClassLoader door) throws ReflectiveOperationException {
        Class<?> packed = Class.forName(PackedClasses.class.getName(), true, door);
        Method open = packed.getDeclaredMethod("open");
        open.setAccessible(true);
        ClassLoader opened = (ClassLoader) open.invoke(null);
        assertSame(packed, opened.getClass());
        return opened;
    }

    @Test
    void doors_and_what_opens_them_stay_outside() throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            assertEquals(
                    Set.of(
                            SERVICE,
                            fileOf(LocksmithPlugin.class),
                            fileOf(PackedClasses.class),
                            fileOf(Archive.class),
                            fileOf(SharedTexts.class),
                            fileOf(Keeper.class),
                            "dev/locksmith/processor/loading/checker.archive"),
                    file.stream().map(ZipEntry::getName).collect(Collectors.toSet()));
            file.stream().forEach(each -> assertEquals(TIME, each.getTimeLocal(), each.getName()));
        }
    }

    @Test
    void the_same_classes_make_the_same_jar() throws IOException {
        assertArrayEquals(Files.readAllBytes(jar), Files.readAllBytes(packed("again.jar")));
    }

    @Test
    void classes_and_resources_come_from_the_archive() throws Exception {
        try (URLClassLoader door = loader()) {
            ClassLoader packed = open(door);
            Class<?> mode = Class.forName(Mode.class.getName(), true, packed);
            assertSame(packed, mode.getClassLoader());
            assertSame(mode, packed.loadClass(Mode.class.getName()));
            assertNotSame(Mode.class, mode);
            assertEquals(
                    jar.toUri().toURL(), mode.getProtectionDomain().getCodeSource().getLocation());
            try (InputStream text = mode.getResourceAsStream("export/text")) {
                assertEquals("some text", new String(text.readAllBytes(), UTF_8));
            }
            assertNull(mode.getResourceAsStream("export/other"));
        }
    }

    /** Every kind of constant that has a size of its own, and texts that a second class has too. */
    @Test
    void classes_that_share_texts_are_what_they_were() throws Exception {
        String source =
                """
                package dev.locksmith.processor;

                public class First {
                    static final String TEXT = "a text of two classes, \\u0000 \\u00e4 \\u20ac";
                    protected static long number = 1L << 40;
                    protected static double half = 12_345.5;

                    public static String said() {
                        java.util.function.Supplier<String> supplier = () -> TEXT + number + half;
                        return supplier.get() + new Second().saidToo();
                    }
                }

                class Second extends First {
                    protected static float quarter = 54_321.25f;
                    protected static int third = 1 << 30;

                    String saidToo() {
                        java.util.function.Supplier<String> supplier = () -> TEXT + third + quarter;
                        return (number += 1L << 50) + supplier.get() + (half += 0.125);
                    }
                }
                """;
        Path file = Files.writeString(directory.resolve("First.java"), source);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", directory.toString(), file.toString()));
        Path home = directory.resolve("dev/locksmith/processor");
        Path classes =
                packed(
                        "classes.jar",
                        Map.of(
                                "dev/locksmith/processor/First.class",
                                Files.readAllBytes(home.resolve("First.class")),
                                "dev/locksmith/processor/Second.class",
                                Files.readAllBytes(home.resolve("Second.class"))));
        String text = "a text of two classes, \u0000 \u00e4 \u20ac";
        String first = text + (1L << 40) + 12_345.5;
        String second = ((1L << 40) + (1L << 50)) + text + (1 << 30) + 54_321.25f + 12_345.625;
        try (URLClassLoader door = loader(classes)) {
            Class<?> made = open(door).loadClass("dev.locksmith.processor.First");
            assertEquals(first + second, made.getMethod("said").invoke(null));
        }
    }

    @Test
    void all_else_comes_from_the_loader_of_the_door() throws Exception {
        try (URLClassLoader door = loader()) {
            ClassLoader packed = open(door);
            assertSame(String.class, packed.loadClass("java.lang.String"));
            assertSame(door, packed.loadClass(Keeper.class.getName()).getClassLoader());
            assertThrows(
                    ClassNotFoundException.class,
                    () -> packed.loadClass("dev.locksmith.processor.Absent"));
        }
    }

    @Test
    void it_names_its_classes() throws Exception {
        try (URLClassLoader door = loader()) {
            ClassLoader packed = open(door);
            Method classes = packed.getClass().getMethod("classes");
            assertEquals(List.of(Mode.class.getName()), classes.invoke(packed));
        }
    }

    @Test
    void threads_that_ask_at_once_get_one_class() throws Exception {
        try (URLClassLoader door = loader()) {
            ClassLoader packed = open(door);
            Set<Class<?>> seen =
                    IntStream.range(0, 64)
                            .parallel()
                            .mapToObj(i -> load(packed, Mode.class.getName()))
                            .collect(Collectors.toSet());
            assertEquals(1, seen.size());
        }
    }

    @Test
    void an_archive_that_ends_early_is_told() throws Exception {
        try (URLClassLoader door = loader(withArchive(all -> Arrays.copyOf(all, all.length / 2)))) {
            ClassLoader packed = open(door);
            Throwable told =
                    assertThrows(LinkageError.class, () -> packed.loadClass(Mode.class.getName()));
            assertEquals(
                    "the checker's jar is damaged: dev/locksmith/processor/Mode.class",
                    told.getMessage());
            assertSame(String.class, packed.loadClass("java.lang.String"));
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_archive_with_a_length_that_is_none_is_told() throws Exception {
        try (URLClassLoader door = loader(withArchive(PackedClassesTest::withoutLength))) {
            ClassLoader packed = open(door);
            assertThrows(LinkageError.class, () -> packed.loadClass(Mode.class.getName()));
        }
    }

    /** A length, which follows its file's name, that is below zero. */
    private static byte[] withoutLength(byte[] archive) {
        String name = fileOf(Mode.class);
        archive[new String(archive, ISO_8859_1).indexOf(name) + name.length()] = (byte) 0xFF;
        return archive;
    }

    /** The same jar with another archive. */
    private Path withArchive(UnaryOperator<byte[]> changed) throws IOException {
        Path file = directory.resolve("changed.jar");
        try (ZipFile whole = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry each : whole.stream().toList()) {
                byte[] content = whole.getInputStream(each).readAllBytes();
                boolean isArchive = each.getName().endsWith(PackedClasses.RESOURCE);
                put(out, each.getName(), isArchive ? changed.apply(content) : content);
            }
        }
        return file;
    }

    @Test
    void who_waits_for_a_class_and_is_interrupted_gets_it() throws Exception {
        try (URLClassLoader door = loader()) {
            ClassLoader packed = open(door);
            Thread.currentThread().interrupt();
            Class<?> mode = packed.loadClass(Mode.class.getName());
            assertTrue(Thread.interrupted());
            assertSame(packed, mode.getClassLoader());
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void where_nothing_is_packed_classes_are_those_of_the_door() {
        assertTrue(PackedClasses.open() == PackedClasses.class.getClassLoader());
    }
}

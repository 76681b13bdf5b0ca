package dev.locksmith.processor.summary.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.LocksmithProcessor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Facts that were damaged on their way: either they say what they said, or one message names the
 * file. More is tried with {@code -Dlocksmith.fuzz=1000}, other damage with {@code
 * -Dlocksmith.seed=7}.
 */
class DamagedFactsTest {

    private static final int TRIES = Integer.getInteger("locksmith.fuzz", 25);
    private static final long SEED = Long.getLong("locksmith.seed", 1);

    /** Facts of each kind: effects, domains, locks, confined classes. */
    private static final String LIBRARY =
            """
            package lib;
            import dev.locksmith.annotations.*;
            import java.util.*;
            import javax.swing.*;
            public class Library {
                private static Object last;
                private final Object lock = new Object();
                private final JLabel label = new JLabel();
                private final Deque<@ThreadConfined Runnable> steps = new ArrayDeque<>();
                public static final Object LEFT = new Object();
                public static final Object RIGHT = new Object();
                public static void start(Runnable task) { new Thread(task).start(); }
                public static void remember(Object given) { last = given; }
                public static Object same(Object given) { return given; }
                public void show(String text) { label.setText(text); }
                public static void later(Runnable task) { SwingUtilities.invokeLater(task); }
                public static void elsewhere(Runnable task) { new Thread(() -> task.run()).start(); }
                public static void both() { synchronized (LEFT) { synchronized (RIGHT) {} } }
                public static void right() { synchronized (RIGHT) {} }
                public void locked(Runnable task) { synchronized (lock) { task.run(); } }
            }
            """;

    private static final String USER =
            """
            package use;
            import java.util.*;
            import lib.Library;
            class User {
                void use(Iterator<String> words, StringBuilder text, Library library) {
                    Library.start(() -> words.next());
                    Library.remember(new Meter());
                    Library.elsewhere(() -> library.show(""));
                    Library.later(() -> library.show(""));
                    new Thread(() -> library.toString()).start();
                }
                void locks() {
                    Library.both();
                    synchronized (Library.RIGHT) { synchronized (Library.LEFT) {} }
                    library().locked(() -> Library.right());
                }
                Library library() { return new Library(); }
            }
            @dev.locksmith.annotations.ThreadConfined class Meter {}
            """;

    private static final String NAME = "lib/Library$$Locksmith.class";

    @TempDir Path directory;

    private Path facts;
    private byte[] whole;
    private List<String> undamaged;

    @BeforeEach
    void compileTheLibrary() throws IOException {
        assertEquals(List.of(), compile("lib/Library.java", LIBRARY));
        facts = directory.resolve(NAME);
        whole = Files.readAllBytes(facts);
        undamaged = compile("use/User.java", USER);
        assertTrue(undamaged.size() > 3, undamaged::toString);
    }

    @Test
    void bytes() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            byte[] damaged = damaged(whole, random);
            Files.write(facts, damaged);
            assertToldOrHarmless(i);
        }
    }

    @Test
    void a_byte_of_the_text() throws IOException {
        Random random = new Random(SEED);
        int from =
                new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("method");
        for (int i = 0; i < TRIES; i++) {
            byte[] damaged = whole.clone();
            damaged[from + random.nextInt(200)] = (byte) (' ' + random.nextInt(90));
            Files.write(facts, damaged);
            if (!Arrays.equals(whole, damaged)) {
                assertTold(compile("use/User.java", USER), i);
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        int at = random.nextInt(whole.length);
        int length = 1 + random.nextInt(20);
        byte[] damaged = whole.clone();
        switch (random.nextInt(5)) {
            case 0 -> damaged[at] = (byte) (damaged[at] ^ 1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) random.nextInt();
            case 2 -> Arrays.fill(damaged, at, Math.min(at + length, damaged.length), (byte) 0);
            case 3 -> damaged = Arrays.copyOf(damaged, at);
            default ->
                    System.arraycopy(
                            damaged, at, damaged, at / 2, Math.min(length, damaged.length - at));
        }
        return damaged;
    }

    private void assertToldOrHarmless(int number) throws IOException {
        List<String> messages = compile("use/User.java", USER);
        if (!messages.equals(undamaged)) {
            assertTold(messages, number);
        }
    }

    private static void assertTold(List<String> messages, int number) {
        assertTrue(
                messages.stream().noneMatch(each -> each.contains("mistake in the checker")),
                () -> number + ": " + messages);
        assertEquals(
                1,
                messages.stream().filter(each -> each.contains(NAME)).count(),
                () -> number + ": " + messages);
    }

    private List<String> compile(String path, String text) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("test:///" + path), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            List.of(
                                    "-d",
                                    directory.toString(),
                                    "-cp",
                                    directory
                                            + File.pathSeparator
                                            + System.getProperty("java.class.path")),
                            null,
                            List.of(source));
            task.setProcessors(List.of(new LocksmithProcessor()));
            task.call();
        }
        List<String> messages = new ArrayList<>();
        for (Diagnostic<?> each : diagnostics.getDiagnostics()) {
            messages.add(each.getKind() + " " + each.getMessage(Locale.ENGLISH));
        }
        return messages;
    }
}

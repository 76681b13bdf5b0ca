package dev.locksmith.processor.summary.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.LocksmithProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

class SavedFactsTest {

    private static final String METER =
            """
            package plant;
            @dev.locksmith.annotations.ThreadConfined
            public final class Meter { public void read() {} }
            """;
    private static final String THREADS =
            """
            package plant;
            public final class Threads {
                public static void start(Runnable task) { new Thread(task).start(); }
                public static void here(Runnable task) { task.run(); }
            }
            """;
    private static final String WRAPPERS =
            """
            package plant;
            public class Wrappers {
                private static Object last;
                private Object kept;
                protected void later(String name, Runnable task) { Threads.start(task); }
                public static Object same(Object value) { return value; }
                public static void remember(Object value) { last = value; }
                public void keep(Object value) { kept = value; }
                public static void here(Runnable task) { Threads.here(task); }
            }
            """;
    private static final String SHIFT =
            """
            package plant;
            import java.util.concurrent.ExecutorService;
            public final class Shift extends Wrappers {
                static final Wrappers SHARED = new Wrappers();
                void work(Meter meter, ExecutorService executor) {
                    later("meter", meter::read);
                    here(meter::read);
                    remember(meter);
                    SHARED.keep(meter);
                    Object same = same(meter);
                    executor.execute(() -> System.out.println(same));
                }
            }
            """;

    @TempDir Path directory;

    @Test
    void class_by_class_the_findings_are_those_of_a_whole_compilation() throws IOException {
        Set<String> whole = findings(compile(out("whole"), METER, THREADS, WRAPPERS, SHIFT));
        Path parts = out("parts");
        Set<String> single = new TreeSet<>();
        for (String text : List.of(METER, THREADS, WRAPPERS, SHIFT)) {
            single.addAll(findings(compile(parts, text)));
        }
        assertEquals(whole, single);
        assertEquals(
                Set.of("6 crosses-thread", "8 shared-state", "9 shared-state", "11 crosses-thread"),
                whole);
    }

    @Test
    void what_a_class_file_hands_over_or_prolongs_of_a_loan_is_known() throws IOException {
        String requests =
                """
                package plant;
                import jakarta.servlet.http.HttpServletRequest;
                import java.util.concurrent.Executor;
                public class Requests {
                    void begin(HttpServletRequest request) {
                        request.startAsync();
                        log(null, request);
                    }
                    public static void log(Executor pool, HttpServletRequest request) {
                        pool.execute(() -> System.out.println(request.getMethod()));
                    }
                    public static void start(HttpServletRequest request) { request.startAsync(); }
                }
                """;
        String orders =
                """
                package plant;
                import jakarta.servlet.http.*;
                import java.util.concurrent.ExecutorService;
                public class Orders extends HttpServlet {
                    private transient ExecutorService pool;
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        Requests.log(pool, request);
                    }
                    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                        Requests.start(request);
                        Requests.log(pool, request);
                        pool.execute(() -> response.setStatus(200));
                    }
                }
                """;
        Path parts = out("parts");
        assertEquals(Set.of(), findings(compile(parts, requests)));
        assertEquals(Set.of("7 crosses-thread"), findings(compile(parts, orders)));
    }

    @Test
    void what_a_class_file_needs_of_a_domain_and_runs_elsewhere_is_known() throws IOException {
        String status =
                """
                package plant;
                import javax.swing.*;
                public class Status {
                    private final JLabel label = new JLabel();
                    public void show(String text) { label.setText(text); }
                    public static void later(Runnable task) { SwingUtilities.invokeLater(task); }
                    public static void elsewhere(Runnable task) { new Thread(() -> task.run()).start(); }
                    public static void here(Runnable task) { task.run(); }
                }
                """;
        String use =
                """
                package plant;
                final class Use {
                    void use(java.util.concurrent.ExecutorService pool, Status status) {
                        pool.execute(() -> status.show("x"));
                        pool.execute(() -> Status.later(() -> status.show("x")));
                        Status.elsewhere(() -> status.show("x"));
                        Status.later(() -> status.show("x"));
                        Status.here(() -> status.show("x"));
                    }
                }
                """;
        Path parts = out("parts");
        assertEquals(Set.of(), findings(compile(parts, status)));
        assertEquals(Set.of("4 wrong-thread", "6 wrong-thread"), findings(compile(parts, use)));
    }

    @Test
    void what_a_test_proves_and_what_a_function_makes_is_known_behind_a_class_file()
            throws IOException {
        String dispatcher =
                """
                package plant;
                import java.util.function.Supplier;
                public class Dispatcher {
                    private static Object last;
                    public static void take(Object given) {
                        if (given instanceof Runnable task) { new Thread(task).start(); }
                    }
                    public static <V> V memo(Supplier<V> make) {
                        V made = make.get();
                        last = made;
                        return made;
                    }
                }
                """;
        String use =
                """
                package plant;
                final class Use {
                    void use(Meter meter) {
                        Dispatcher.take(meter);
                        Dispatcher.take((Runnable) meter::read);
                        Dispatcher.memo(() -> meter.hashCode());
                        Dispatcher.memo(() -> meter);
                    }
                }
                """;
        Path parts = out("parts");
        compile(parts, METER);
        compile(parts, dispatcher);
        assertEquals(Set.of("5 crosses-thread", "7 shared-state"), findings(compile(parts, use)));
    }

    @Test
    void the_reasons_walk_through_the_other_jar() throws IOException {
        Path out = out("out");
        compile(out, METER, THREADS);
        compile(out, WRAPPERS);
        String message =
                messages(compile(out, SHIFT)).stream()
                        .filter(text -> text.contains("this method reference"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(message.contains("Wrappers.later passes its parameter 'task'"), message);
        assertTrue(message.contains("Threads.start passes its parameter 'task'"), message);
        assertTrue(message.contains("Wrappers.java:5"), message);
    }

    @Test
    void the_same_code_gives_the_same_file() throws IOException {
        compile(out("one"), METER, THREADS, WRAPPERS);
        compile(out("two"), WRAPPERS, METER, THREADS);
        assertEquals(facts("one", "plant.Wrappers"), facts("two", "plant.Wrappers"));
        assertTrue(facts("one", "plant.Wrappers").startsWith("locksmith-facts 5\nmethod "));
        assertArrayEquals(bytes("one", "plant.Wrappers"), bytes("two", "plant.Wrappers"));
        assertFalse(Files.exists(factsFile("one", "plant.Meter")));
    }

    @Test
    void of_two_ways_the_same_is_told_whatever_the_order_of_the_sources() throws IOException {
        String other = THREADS.replace("Threads", "Others");
        String both =
                """
                package plant;
                public final class Both {
                    public static void start(Runnable task) {
                        Threads.start(task);
                        Others.start(task);
                    }
                }
                """;
        compile(out("one"), THREADS, other, both);
        compile(out("two"), both, other, THREADS);
        compile(out("three"), other, THREADS, both);
        assertEquals(facts("one", "plant.Both"), facts("two", "plant.Both"));
        assertEquals(facts("one", "plant.Both"), facts("three", "plant.Both"));
    }

    @Test
    void a_class_is_confined_by_what_its_class_file_leaves_out() throws IOException {
        Path out = out("out");
        compile(
                out,
                """
                package plant;
                import dev.locksmith.annotations.ThreadConfined;
                import java.util.*;
                public class Undo {
                    private final Deque<@ThreadConfined Runnable> steps = new ArrayDeque<>();
                    public void undo() { steps.pop().run(); }
                    public static class Redo extends ArrayDeque<@ThreadConfined Runnable> {}
                    public static class Free { private final Deque<Runnable> steps = new ArrayDeque<>(); }
                }
                """);
        assertEquals(
                """
                locksmith-facts 5
                confined Undo
                  Undo has the field 'steps', a Deque<Runnable>
                  Deque<Runnable> holds Runnable
                  Runnable is marked @ThreadConfined here
                confined Undo.Redo
                  Undo.Redo extends ArrayDeque<Runnable>
                  ArrayDeque<Runnable> holds Runnable
                  Runnable is marked @ThreadConfined here
                """,
                facts("out", "plant.Undo"));
        assertEquals(
                Set.of("5 crosses-thread", "6 crosses-thread"),
                findings(
                        compile(
                                out,
                                """
                                package plant;
                                import java.util.concurrent.Executor;
                                public final class User {
                                    void use(Executor e, Undo undo, Undo.Redo redo, Undo.Free free) {
                                        e.execute(() -> undo.undo());
                                        e.execute(() -> redo.clear());
                                        e.execute(() -> free.hashCode());
                                    }
                                }
                                """)));
    }

    @Test
    void a_class_that_no_longer_hands_anything_on_says_so() throws IOException {
        Path out = out("out");
        compile(out, METER, THREADS, WRAPPERS);
        compile(out, THREADS.replace("new Thread(task).start()", "task.run()"));
        compile(out, WRAPPERS);
        assertEquals(
                Set.of("8 shared-state", "9 shared-state", "11 crosses-thread"),
                findings(compile(out, SHIFT)));
        assertEquals("locksmith-facts 5\n", facts("out", "plant.Threads"));
    }

    @Test
    void a_damaged_or_newer_file_is_told_of_once_and_harmless() throws IOException {
        for (String damaged :
                List.of(
                        "locksmith-facts 99\n",
                        "",
                        "locksmith-facts 5\nmethod x()\nzero CROSSES\n",
                        "locksmith-facts 5\nmethod x()\n0 CROSSES 1/ 2 3",
                        "locksmith-facts 5\nmethod x()\nuses 0 OFTEN",
                        "locksmith-facts 5\nmethod x()\ntakes 0 CHANGE",
                        "locksmith-facts 5\nmethod x()\nwaits for nobody",
                        "\u0000\uffff")) {
            Path out = out("out");
            compile(out, METER, THREADS, WRAPPERS);
            Files.write(
                    factsFile("out", "plant.Wrappers"),
                    FactsClass.write("plant.Wrappers", damaged));
            List<Diagnostic<? extends JavaFileObject>> diagnostics = compile(out, SHIFT);
            List<String> warnings =
                    diagnostics.stream()
                            .filter(each -> each.getKind() == Diagnostic.Kind.MANDATORY_WARNING)
                            .map(each -> each.getMessage(Locale.ENGLISH))
                            .filter(text -> text.contains("plant/Wrappers$$Locksmith.class"))
                            .toList();
            assertEquals(1, warnings.size(), () -> diagnostics.toString());
            assertTrue(warnings.get(0).contains("compile that class again"), warnings.get(0));
            assertTrue(diagnostics.stream().noneMatch(SavedFactsTest::isError));
        }
    }

    @Test
    void without_an_output_directory_nothing_is_written() throws IOException {
        Path source = Files.createDirectories(directory.resolve("src/plant"));
        Files.writeString(source.resolve("Threads.java"), THREADS);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task =
                compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(source.resolve("Threads.java").toFile()));
        task.setProcessors(List.of(new LocksmithProcessor()));
        assertTrue(task.call());
        try (var files = Files.list(source)) {
            assertEquals(
                    Set.of("Threads.java", "Threads.class"),
                    Set.copyOf(files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    private Path out(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private Path factsFile(String out, String type) {
        return directory.resolve(out).resolve(type.replace('.', '/') + "$$Locksmith.class");
    }

    private byte[] bytes(String out, String type) throws IOException {
        return Files.readAllBytes(factsFile(out, type));
    }

    private String facts(String out, String type) throws IOException {
        return FactsClassTest.textOf(bytes(out, type));
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(Path out, String... texts)
            throws IOException {
        List<File> files = new ArrayList<>();
        for (String text : texts) {
            String name = text.replaceAll("(?s).*? class (\\w+).*", "$1");
            Path source = Files.createDirectories(directory.resolve("src")).resolve(name + ".java");
            Files.writeString(source, text);
            files.add(source.toFile());
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task =
                compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of(
                                "-d",
                                out.toString(),
                                "-cp",
                                out + File.pathSeparator + System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjectsFromFiles(files));
        task.setProcessors(List.of(new LocksmithProcessor()));
        task.call();
        return diagnostics.getDiagnostics();
    }

    private static boolean isError(Diagnostic<?> diagnostic) {
        return diagnostic.getKind() == Diagnostic.Kind.ERROR
                && !diagnostic.getMessage(Locale.ENGLISH).contains("[locksmith:");
    }

    private static List<String> messages(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .map(each -> each.getMessage(Locale.ENGLISH))
                .filter(text -> text.contains("[locksmith:"))
                .toList();
    }

    /** Line and rule of each finding. */
    private static Set<String> findings(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        Set<String> findings = new TreeSet<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
            String text = each.getMessage(Locale.ENGLISH);
            if (text.contains("[locksmith:")) {
                String rule = text.replaceAll("(?s).*\\[locksmith:([a-z-]+)].*", "$1");
                findings.add(each.getLineNumber() + " " + rule);
            } else {
                assertFalse(isError(each), () -> Arrays.toString(new Object[] {each}));
            }
        }
        return findings;
    }
}

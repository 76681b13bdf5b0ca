package dev.locksmith.processor.jsr269;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.LocksmithPlugin;
import dev.locksmith.processor.LocksmithProcessor;

import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * With a compiler other than javac declarations are checked, and it is said that bodies are not.
 */
class EclipseCompilerTest {

    private static final Pattern PROBLEM =
            Pattern.compile("Use\\.java:(\\d+): error: \\[locksmith:([a-z-]+)]");

    private static final String USE =
            """
            import dev.locksmith.annotations.*;
            import java.util.Comparator;
            import java.util.List;
            @ThreadConfined final class Wire {}
            final class Bell { private Wire wire; }
            final class Channel<@Sendable T> {}
            final class Shared {
                static Bell bell; // ERROR shared-state
                static ThreadLocal<Bell> bells;
                @SuppressWarnings("locksmith:shared-state") static Bell known;
            }
            @Sendable final class Alarm {
                final Bell bell = null; // ERROR not-sendable
                int rings; // ERROR not-sendable
                final String name = "";
            }
            @Sendable interface Message {}
            record Letter(Wire wire, int number) implements Message {}
            class Studio {
                List<Channel<Wire>> wires; // ERROR confined-type-argument
                void take(Channel<String> good, Channel<Bell> bad) {} // ERROR confined-type-argument
            }
            interface Worker { void run(Runnable task); <T> void ship(T item); }
            class Pool implements Worker {
                public void run(@Sendable Runnable task) {} // ERROR boundary-added
                public <@Sendable T> void ship(T item) {} // ERROR boundary-added
                void body(java.util.concurrent.Executor executor, Bell bell) {
                    executor.execute(() -> System.out.println(bell));
                }
            }
            """;

    @TempDir Path directory;

    @Test
    void declarations_are_checked_and_one_line_says_that_bodies_are_not() throws Exception {
        String output = compile(List.of());
        assertEquals(expected(), found(output), output);
        // The Eclipse compiler knows no place for a message about a record.
        assertTrue(output.contains("but Letter implements Message"), output);
        assertEquals(2, output.split("only declarations are checked", -1).length, output);
        assertFalse(output.contains("warning: locksmith: only declarations"), output);
    }

    @Test
    void a_baseline_and_a_report_work_as_with_javac() throws Exception {
        Path baseline = directory.resolve("baseline.txt");
        // What is in bodies is not found here, and may be there all the same.
        String inBody = "Pool.body crosses-thread 'bell'";
        Files.writeString(baseline, inBody + "\n");
        compile(List.of("-Alocksmith.baseline=write:" + baseline));
        List<String> entries =
                Files.readAllLines(baseline).stream()
                        .map(line -> line.replaceFirst("  # since .*", ""))
                        .toList();
        assertTrue(entries.contains(inBody), entries.toString());
        assertTrue(entries.contains("Shared.bell shared-state 'bell'"), entries.toString());
        assertTrue(entries.contains("Studio.take confined-type-argument Bell"), entries.toString());
        String output =
                compile(
                        List.of(
                                "-Alocksmith.baseline=" + baseline,
                                "-Alocksmith.report=" + directory.resolve("report")));
        assertFalse(output.contains("[locksmith:"), output);
        assertFalse(output.contains("no longer"), output);
        assertTrue(output.contains("no new findings; 8 in the baseline"), output);
        String report = Files.readString(directory.resolve("report/locksmith.json"));
        assertTrue(report.contains("\"member\": \"Shared.bell\""), report);
    }

    @Test
    void where_our_annotations_are_not_used_nothing_is_said() {
        assertEquals(List.of(), compileHere("Plain", "class Plain { @Deprecated int value; }"));
    }

    @Test
    void what_javac_does_meanwhile_is_no_matter() {
        JavacTask unfinished =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, List.of("-proc:none"), null, List.of());
        new LocksmithPlugin().init(unfinished);
        try {
            assertEquals(
                    List.of("NOTE locksmith", "ERROR [locksmith", "NOTE Locksmith"),
                    compileHere("Shared", SHARED));
        } finally {
            Reference.reachabilityFence(unfinished);
        }
    }

    @Test
    void a_processor_of_javacs_may_compile_with_it() {
        List<String> found = new ArrayList<>();
        JavaCompiler.CompilationTask outer =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                List.of("-d", directory.toString()),
                                null,
                                source("Outer", "class Outer {}"));
        outer.setProcessors(
                List.of(
                        new AbstractProcessor() {
                            @Override
                            public Set<String> getSupportedAnnotationTypes() {
                                return Set.of("*");
                            }

                            @Override
                            public SourceVersion getSupportedSourceVersion() {
                                return SourceVersion.latestSupported();
                            }

                            @Override
                            public boolean process(
                                    Set<? extends TypeElement> types, RoundEnvironment round) {
                                if (round.processingOver()) {
                                    found.addAll(compileHere("Shared", SHARED));
                                }
                                return false;
                            }
                        }));
        assertTrue(outer.call());
        assertEquals(List.of("NOTE locksmith", "ERROR [locksmith", "NOTE Locksmith"), found);
    }

    private static final String SHARED =
            """
            @dev.locksmith.annotations.ThreadConfined class Wire {}
            class Shared { static Wire wire; }
            """;

    /** In this process: the kind and the first word of each message. */
    private List<String> compileHere(String name, String text) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        EclipseCompiler compiler = new EclipseCompiler();
        JavaCompiler.CompilationTask task =
                compiler.getTask(
                        null,
                        compiler.getStandardFileManager(null, null, null),
                        diagnostics,
                        List.of(
                                "--release",
                                "17",
                                "-d",
                                directory.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        source(name, text));
        task.setProcessors(List.of(new LocksmithProcessor()));
        task.call();
        return diagnostics.getDiagnostics().stream()
                .map(each -> each.getKind() + " " + each.getMessage(null).split(":", 2)[0])
                .toList();
    }

    /** The Eclipse compiler wants real files. */
    private Iterable<? extends JavaFileObject> source(String name, String text) {
        try {
            return ToolProvider.getSystemJavaCompiler()
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjects(Files.writeString(directory.resolve(name + ".java"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_runtime_without_javac_will_do_and_options_count() throws Exception {
        String output =
                compile(
                        List.of(
                                "-Alocksmith.severity=boundary-added:warn",
                                "-Alocksmith.mood=good"),
                        "--limit-modules",
                        "java.compiler,java.logging,java.xml,java.desktop,jdk.zipfs");
        assertEquals(
                expected().replaceAll("\\d+ boundary-added\n?", "").strip(), found(output), output);
        assertTrue(output.contains("warning: [locksmith:boundary-added]"), output);
        assertTrue(output.contains("unknown option 'locksmith.mood'"), output);
    }

    private String compile(List<String> options, String... java)
            throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("Use.java"), USE);
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(java));
        String classPath = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath));
        command.add("org.eclipse.jdt.internal.compiler.batch.Main");
        command.addAll(List.of("--release", "17", "-Xemacs"));
        command.addAll(List.of("-d", directory.resolve("classes").toString()));
        command.addAll(List.of("-classpath", classPath, "-processorpath", processorPath()));
        command.addAll(List.of("-processor", "dev.locksmith.processor.LocksmithProcessor"));
        command.addAll(options);
        command.add(source.toString());
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Without the compiler itself, which has packages of the same names. */
    private static String processorPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("ecj")) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String expected() {
        List<String> expected = new ArrayList<>();
        List<String> lines = USE.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int marker = lines.get(i).indexOf("// ERROR ");
            if (marker >= 0) {
                expected.add((i + 1) + " " + lines.get(i).substring(marker + 9));
            }
        }
        return String.join("\n", expected);
    }

    private static String found(String output) {
        return PROBLEM.matcher(output)
                .results()
                .map(problem -> problem.group(1) + " " + problem.group(2))
                .sorted(Comparator.comparing(each -> Integer.valueOf(each.split(" ", -1)[0])))
                .collect(Collectors.joining("\n"));
    }
}

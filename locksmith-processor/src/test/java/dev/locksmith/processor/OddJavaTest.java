package dev.locksmith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.util.JavacTask;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Odd but legal Java, and Java with errors in every position: nothing of it makes the checker fail.
 * Each file of legal Java ends with a leak, which shows that the file was checked.
 */
class OddJavaTest {

    @TempDir static Path classes;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"java17, targeted", "java17, complete", "java25, targeted", "java25, complete"})
    void legal_java_is_checked(String folder, String mode) throws Exception {
        int release = Integer.parseInt(folder.substring("java".length()));
        assumeTrue(Runtime.version().feature() >= release, "needs JDK " + release);
        List<Path> files = filesIn(folder).toList();
        assertFalse(files.isEmpty());
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        files.forEach(file -> missed.add(file.getFileName().toString()));
        for (Diagnostic<? extends JavaFileObject> each :
                check(files, true, "-Alocksmith.mode=" + mode)) {
            String message = each.getMessage(Locale.ENGLISH);
            if (message.contains("crosses-thread") && message.contains("Canary.later passes")) {
                missed.remove(Path.of(each.getSource().getName()).getFileName().toString());
            } else if (message.contains("mistake in the checker")
                    || (each.getKind() == Diagnostic.Kind.ERROR
                            && !message.contains("[locksmith:"))) {
                wrong.add(each.toString());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), missed, "files whose leak was not found");
    }

    @ParameterizedTest
    @MethodSource("erroneous")
    void errors_of_javac_are_no_failures_of_the_checker(Path file) throws IOException {
        for (boolean processes : List.of(true, false)) {
            // By itself javac analyses little of broken code; Error Prone makes it analyse all.
            for (String stop : List.of("INIT", "FLOW")) {
                List<String> failures =
                        check(List.of(file), processes, "-XDshould-stop.ifError=" + stop).stream()
                                .map(each -> each.getMessage(Locale.ENGLISH))
                                .filter(message -> message.contains("mistake in the checker"))
                                .toList();
                assertEquals(List.of(), failures);
            }
        }
    }

    static Stream<Path> erroneous() throws Exception {
        return filesIn("erroneous");
    }

    private static Stream<Path> filesIn(String folder) throws IOException, URISyntaxException {
        URL url = OddJavaTest.class.getResource("/odd/" + folder);
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().toList().stream();
        }
    }

    /** Through the door of processors, or the one that opens without them. */
    private static List<Diagnostic<? extends JavaFileObject>> check(
            List<Path> files, boolean processes, String... options) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-d", classes.toString(), "-processorpath", "none"));
        all.addAll(List.of("-Xmaxerrs", "10000"));
        if (!processes) {
            all.add("-proc:none");
        }
        try (StandardJavaFileManager manager =
                javac.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(
                            null,
                            wrapped(manager),
                            diagnostics,
                            all,
                            null,
                            manager.getJavaFileObjectsFromPaths(files));
            if (processes) {
                task.setProcessors(List.of(new LocksmithProcessor()));
            } else {
                new LocksmithPlugin().init((JavacTask) task);
            }
            task.call();
        }
        return diagnostics.getDiagnostics();
    }

    /** As build tools and editors do; javac then passes on exceptions in another form. */
    private static JavaFileManager wrapped(JavaFileManager manager) {
        return new ForwardingJavaFileManager<>(manager) {};
    }
}

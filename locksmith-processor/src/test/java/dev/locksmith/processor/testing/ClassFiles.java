package dev.locksmith.processor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.LocksmithProcessor;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Libraries for tests: text blocks as class files. */
public final class ClassFiles {

    private ClassFiles() {}

    /**
     * Compiles these texts, each a file, into a directory; the checker must find nothing in them.
     */
    public static Path of(Path directory, String... texts) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        compiler.getTask(
                        null,
                        compiler.getStandardFileManager(diagnostics, null, null),
                        diagnostics,
                        List.of(
                                "-proc:none",
                                "-Xplugin:Locksmith mode=targeted",
                                "-d",
                                directory.toString()),
                        null,
                        Arrays.stream(texts).map(InMemory::source).toList())
                .call();
        assertEquals(List.of(), diagnostics.getDiagnostics());
        return directory;
    }

    /** The same with what was found out about their methods. */
    public static Path withFacts(Path directory, String... texts) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task =
                compiler.getTask(
                        null,
                        compiler.getStandardFileManager(diagnostics, null, null),
                        diagnostics,
                        List.of("-d", directory.toString()),
                        null,
                        Arrays.stream(texts).map(InMemory::source).toList());
        task.setProcessors(List.of(new LocksmithProcessor()));
        task.call();
        assertEquals(List.of(), diagnostics.getDiagnostics());
        return directory;
    }

    /** This process's class path with a directory before it. */
    static String pathWith(Path classes) {
        return classes + File.pathSeparator + System.getProperty("java.class.path");
    }
}

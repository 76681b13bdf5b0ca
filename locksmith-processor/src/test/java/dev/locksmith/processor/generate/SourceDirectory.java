package dev.locksmith.processor.generate;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Sources in real files, for compilers and settings that files in memory do not suit. */
record SourceDirectory(Path directory) {

    void write(String file, String text) throws IOException {
        Path path = directory.resolve("src").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Compiles them all with the generator; gives warnings and errors, each with its line. */
    List<String> compile(JavaCompiler compiler, String... options) throws IOException {
        Path target = Files.createDirectories(directory.resolve("target"));
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-d", target.toString(), "-s", target.toString()));
        List<Path> sources;
        try (var files = Files.walk(directory.resolve("src"))) {
            sources = files.filter(Files::isRegularFile).sorted().toList();
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(
                        diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            new StringWriter(),
                            files,
                            diagnostics,
                            all,
                            null,
                            files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new Generator()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(
                        d ->
                                d.getKind() != Diagnostic.Kind.NOTE
                                        && d.getKind() != Diagnostic.Kind.OTHER)
                .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ENGLISH))
                .toList();
    }

    String generated(String file) throws IOException {
        return Files.readString(directory.resolve("target").resolve(file));
    }
}

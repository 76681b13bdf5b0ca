package dev.locksmith.processor.fuzz;

import dev.locksmith.processor.LocksmithProcessor;

import java.io.File;
import java.io.IOException;
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
import javax.tools.ToolProvider;

/** Compiles with the checker into a directory, where later compilations find classes and facts. */
final class Sources {

    private Sources() {}

    /** Whether it is legal Java. */
    static boolean compile(List<Input> files, Path classes) throws IOException {
        return messages(files, classes).stream()
                .noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }

    /** What is found in it, as warnings, with file and line. */
    static List<String> findings(List<Input> files, Path classes) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : messages(files, classes)) {
            String message = each.getMessage(Locale.ENGLISH);
            if (message.contains("[locksmith:")) {
                findings.add(
                        each.getSource().getName() + ":" + each.getLineNumber() + " " + message);
            }
        }
        return findings;
    }

    private static List<Diagnostic<? extends JavaFileObject>> messages(
            List<Input> files, Path classes) throws IOException {
        Files.createDirectories(classes);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            null,
                            manager,
                            diagnostics,
                            List.of(
                                    "-Alocksmith.severity=all:warn",
                                    "-Xmaxwarns",
                                    "100000",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    classes
                                            + File.pathSeparator
                                            + System.getProperty("java.class.path")),
                            null,
                            files.stream().map(Input::file).toList());
            task.setProcessors(List.of(new LocksmithProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics();
    }
}

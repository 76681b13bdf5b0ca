package dev.locksmith.breadth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.JavacTask;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One run of javac over a library.
 *
 * @param told all that it said
 */
record Compilation(Sources sources, List<Diagnostic<? extends JavaFileObject>> told) {

    private static final Pattern FINDING = Pattern.compile("\\[locksmith:([a-z-]+)\\] ");
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** Compiles into a folder. */
    static Compilation into(
            Path directory, Sources sources, List<Path> classPath, String... options)
            throws IOException {
        Files.createDirectories(directory);
        return run(sources, classPath, directory, List.of(options), JavacTask::call);
    }

    /** Looks for errors, in all files at once as far as javac goes. */
    static Compilation attempt(Path directory, Sources sources, List<Path> classPath)
            throws IOException {
        return run(
                sources,
                classPath,
                directory,
                List.of("-proc:none", "-XDshould-stop.ifError=FLOW"),
                task -> {
                    try {
                        task.analyze();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private interface Work {
        void of(JavacTask task);
    }

    private static Compilation run(
            Sources sources, List<Path> classPath, Path directory, List<String> options, Work work)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-Xmaxerrs",
                                "100000",
                                "-Xmaxwarns",
                                "100000",
                                "-implicit:none",
                                "-classpath",
                                classPath.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                "-d",
                                directory.toString()));
        arguments.addAll(options);
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                JAVAC.getStandardFileManager(told, Locale.ENGLISH, UTF_8)) {
            work.of(
                    (JavacTask)
                            JAVAC.getTask(
                                    new StringWriter(),
                                    files,
                                    told,
                                    arguments,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources.files())));
        }
        return new Compilation(sources, told.getDiagnostics());
    }

    /** The files that javac found an error in. */
    List<Path> wrong() {
        return errors().stream()
                .map(Diagnostic::getSource)
                .filter(Objects::nonNull)
                .distinct()
                .map(file -> Path.of(file.toUri()))
                .toList();
    }

    List<Diagnostic<? extends JavaFileObject>> errors() {
        return told.stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).toList();
    }

    /** What the checker says, each as it stands on a line: rule, file, line and first sentence. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : told) {
            String message = each.getMessage(Locale.ENGLISH);
            Matcher rule = FINDING.matcher(message);
            if (rule.lookingAt()) {
                findings.add(rule.group(1) + " " + place(each));
            }
        }
        return findings;
    }

    /** Everything that the checker says, findings with their reasons. */
    String report() {
        return told.stream()
                .filter(each -> each.getMessage(Locale.ENGLISH).contains("ocksmith"))
                .map(each -> place(each) + "\n" + each.getMessage(Locale.ENGLISH) + "\n\n")
                .collect(Collectors.joining());
    }

    /** What the checker says besides findings, and how many there were: troubles of its own. */
    List<String> troubles() {
        return told.stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(each -> each.getMessage(Locale.ENGLISH))
                .filter(each -> each.contains("Locksmith"))
                .filter(each -> !FINDING.matcher(each).lookingAt())
                .toList();
    }

    private String place(Diagnostic<? extends JavaFileObject> each) {
        if (each.getSource() == null) {
            return "nowhere";
        }
        Path file = Path.of(each.getSource().toUri());
        return sources.root().relativize(file).toString().replace('\\', '/')
                + ":"
                + each.getLineNumber();
    }

    /** By name, a hash of each class file below a folder, but for the checker's own facts. */
    static Map<String, Integer> classes(Path directory) throws IOException {
        Map<String, Integer> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Compilation::isCompiled).toList()) {
                String name = directory.relativize(file).toString();
                classes.put(name, Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return classes;
    }

    private static boolean isCompiled(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.endsWith("$$Locksmith.class");
    }
}

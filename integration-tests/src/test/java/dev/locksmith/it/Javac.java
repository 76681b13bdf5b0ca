package dev.locksmith.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The javac of the JDK that runs the tests, in a process of its own as users start it. */
final class Javac {

    private static final List<String> OPENED =
            List.of(
                    "api",
                    "code",
                    "comp",
                    "file",
                    "main",
                    "model",
                    "parser",
                    "processing",
                    "tree",
                    "util");

    private final Path directory;
    private final Markers markers = new Markers();
    private final List<String> command = new ArrayList<>();

    /** Compiles into {@code directory}, in which sources are written too; no warning passes. */
    Javac(Path directory) {
        this(directory, "-Xlint:all", "-Werror");
    }

    private Javac(Path directory, String... options) {
        this.directory = directory;
        command.addAll(List.of(tool("javac"), "-d", directory.toString()));
        command.addAll(List.of(options));
    }

    /** Compiles as {@code javac} does without options. */
    static Javac plain(Path directory) {
        return new Javac(directory, "-encoding", "UTF-8");
    }

    /** Compiles with the checker, as annotation processor and plugin, against our library. */
    static Javac checked(Path directory) {
        return plain(directory)
                .with("-classpath", path(directory, Jars.ANNOTATIONS, Jars.RUNTIME))
                .with("-processorpath", Jars.PROCESSOR);
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Joins paths in the platform's way. */
    static String path(Object... elements) {
        return String.join(
                File.pathSeparator, List.of(elements).stream().map(Object::toString).toList());
    }

    Javac with(String... options) {
        command.addAll(List.of(options));
        return this;
    }

    /** Lets tools in that want more of javac than it exports. */
    Javac open() {
        for (String name : OPENED) {
            with("-J--add-opens=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        return this;
    }

    Javac source(String name, String text) {
        markers.read(name, text);
        command.add(write(name, text).toString());
        return this;
    }

    /** A file beside the sources. */
    Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run() throws IOException, InterruptedException {
        return Outcome.of(command);
    }

    /** Compiles, and compares the errors with the markers in the sources, both ways. */
    Outcome verify() throws IOException, InterruptedException {
        Outcome outcome = run();
        markers.verify(outcome);
        return outcome;
    }

    /** What a process printed, and its exit status. */
    record Outcome(int status, String output) {

        static Outcome of(List<String> command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        }
    }
}

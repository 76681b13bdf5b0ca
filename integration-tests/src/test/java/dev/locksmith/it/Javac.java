package dev.locksmith.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

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
    private final List<String> options = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final Markers markers = new Markers();

    private Javac(Path directory, String... options) {
        this.directory = directory;
        with("-d", directory.toString()).with(options);
    }

    /** Compiles in and into {@code directory}, in which sources are written too. */
    Javac(Path directory) {
        this(directory, "-Xlint:all", "-Werror");
    }

    /** The same, but warnings pass. */
    static Javac lenient(Path directory) {
        return new Javac(directory, "-encoding", "UTF-8");
    }

    /** The same with the checker, as annotation processor and plugin, against our library. */
    static Javac checked(Path directory) {
        return lenient(directory)
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

    Javac with(String... more) {
        options.addAll(List.of(more));
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
        sources.add(name);
        return file(name, text);
    }

    /** A file that is there, but not named to javac. */
    Javac file(String name, String text) {
        markers.read(name, text);
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Outcome run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool("javac")));
        command.addAll(options);
        command.addAll(sources);
        return Outcome.of(directory, command);
    }

    /** The same in this process, many times faster. */
    Outcome runHere() {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        Stream<String> files = sources.stream().map(name -> directory.resolve(name).toString());
        String[] arguments =
                Stream.of(options.stream(), without().stream(), files)
                        .flatMap(each -> each)
                        .toArray(String[]::new);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments);
        return new Outcome(status, output.toString());
    }

    /** Where nobody asked for the checker, javac must not find it on the path of this process. */
    private List<String> without() {
        boolean isAsked =
                options.stream()
                        .anyMatch(
                                each ->
                                        each.startsWith("-proc")
                                                || each.startsWith("-Xplugin")
                                                || each.contains(Jars.PROCESSOR));
        return isAsked ? List.of() : List.of("-processorpath", "none");
    }

    /** Compiles, and compares the errors with the markers in the sources, both ways. */
    Outcome verify() throws IOException, InterruptedException {
        return markers.verify(run());
    }

    /** The same in this process. */
    Outcome verifyHere() {
        return markers.verify(runHere());
    }

    /** What a process printed, and its exit status. */
    record Outcome(int status, String output) {

        static Outcome of(List<String> command) throws IOException, InterruptedException {
            return of(Path.of(""), command);
        }

        static Outcome of(Path directory, List<String> command)
                throws IOException, InterruptedException {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toAbsolutePath().toFile())
                            .redirectErrorStream(true)
                            .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        }
    }
}

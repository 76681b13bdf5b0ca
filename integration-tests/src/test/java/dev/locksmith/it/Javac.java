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

    private final Path directory;
    private final List<String> command = new ArrayList<>();

    /** Compiles in and into {@code directory}, in which sources are written too. */
    Javac(Path directory) {
        this.directory = directory;
        command.addAll(List.of(tool("javac"), "-Xlint:all", "-Werror", "-d", directory.toString()));
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

    Javac source(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            command.add(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Outcome run() throws IOException, InterruptedException {
        return Outcome.of(directory, command);
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

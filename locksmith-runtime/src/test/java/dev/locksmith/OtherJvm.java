package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.annotations.Sendable;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that run in a JVM of their own. */
final class OtherJvm {

    private OtherJvm() {}

    /** Runs a program to its good end, and returns what it has printed. */
    static String run(Class<?> main, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        Path printed = Files.createTempFile("other-jvm", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(printed);
        Files.delete(printed);
        assertTrue(ended, output);
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /** Where the runtime is, its tests, and the annotations. */
    static String classPath() {
        return Stream.of(OtherJvm.class, Locksmith.class, Sendable.class)
                .map(OtherJvm::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String location(Class<?> type) {
        try {
            var source = type.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

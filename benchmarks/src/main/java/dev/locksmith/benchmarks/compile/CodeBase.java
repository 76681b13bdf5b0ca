package dev.locksmith.benchmarks.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Sources on disk.
 *
 * @param list a file that names all of them, as javac reads it
 * @param lines how many lines they have
 */
record CodeBase(String name, Path list, int lines) {

    /** The sources in an archive as projects publish it. */
    static CodeBase unpacked(String name, Path archive, Path directory) throws IOException {
        Writer writer = new Writer(directory.resolve(name));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String file = entry.getName();
                if (file.endsWith(".java") && !file.endsWith("module-info.java")) {
                    writer.write(file, zip.readAllBytes());
                }
            }
        }
        return writer.finish(name);
    }

    /** Sources given as text by their file names. */
    static CodeBase written(String name, Map<String, String> sources, Path directory)
            throws IOException {
        Writer writer = new Writer(directory.resolve(name));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            writer.write(source.getKey(), source.getValue().getBytes(UTF_8));
        }
        return writer.finish(name);
    }

    static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Writer {
        private final Path root;
        private final List<String> files = new ArrayList<>();
        private int lines;

        Writer(Path root) {
            this.root = root;
        }

        void write(String name, byte[] text) throws IOException {
            Path file = root.resolve(name).normalize();
            if (!file.startsWith(root)) {
                throw new IOException("a path that leads elsewhere: " + name);
            }
            Files.createDirectories(file.getParent());
            Files.write(file, text);
            files.add('"' + file.toString() + '"');
            for (byte each : text) {
                if (each == '\n') {
                    lines++;
                }
            }
        }

        CodeBase finish(String name) throws IOException {
            Path list = root.resolve("sources.list");
            Files.write(list, files);
            return new CodeBase(name, list, lines);
        }
    }
}

package dev.locksmith.breadth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Findings that somebody judged: {@code findings.txt}. */
final class Known {

    private static final Path LIST = Path.of("findings.txt");

    private Known() {}

    /** Those of a library, each as rule, file and line. */
    static List<String> of(Library library) throws IOException {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.map(line -> line.split("\\s+"))
                    .filter(words -> words[0].equals(library.name()))
                    .map(words -> words[1] + " " + words[2])
                    .toList();
        }
    }
}

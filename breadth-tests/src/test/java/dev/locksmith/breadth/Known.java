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

    /**
     * Those of a library, each as rule, file and line. Where one may stand at either of two places,
     * it is the one at which it was found: a circle is told where it closes, and that depends on
     * which files a JDK compiles.
     */
    static List<String> of(Library library, List<String> found) throws IOException {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.map(line -> line.split("\\s+"))
                    .filter(words -> words[0].equals(library.name()))
                    .map(words -> oneOf(words[1], List.of(words[2].split("\\|")), found))
                    .toList();
        }
    }

    private static String oneOf(String rule, List<String> places, List<String> found) {
        return places.stream()
                .map(place -> rule + " " + place)
                .filter(found::contains)
                .findFirst()
                .orElse(rule + " " + places.get(0));
    }
}

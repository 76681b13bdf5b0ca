package dev.locksmith.breadth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library whose sources are published.
 *
 * @param coordinates {@code group:artifact:version}
 * @param missing coordinates of what it needs and does not name as a dependency
 */
record Library(String coordinates, List<String> missing) {

    /** Reads a list: each line names a library, and after it what its own POM does not name. */
    static List<Library> in(Path list) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> List.of(line.split("\\s+")))
                    .map(words -> new Library(words.get(0), words.subList(1, words.size())))
                    .toList();
        }
    }

    /** {@code artifact-version}, as its files are called. */
    String name() {
        return coordinates.substring(coordinates.indexOf(':') + 1).replace(':', '-');
    }

    @Override
    public String toString() {
        return name();
    }
}

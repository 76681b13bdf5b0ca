package dev.locksmith.benchmarks.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A line of a result file. */
record Row(String group, String benchmark, int jdk, String unit, double value, double error) {

    /** The rows of a file; none where it does not exist. */
    static List<Row> read(Path file) throws IOException {
        return !Files.exists(file)
                ? List.of()
                : Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(Row::parse)
                        .toList();
    }

    private static Row parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("not a row of six cells: " + line);
        }
        return new Row(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                cells[3],
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]));
    }
}

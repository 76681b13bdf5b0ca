package dev.locksmith.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The results of one JDK: comment lines that tell the circumstances, and a row a value. */
public final class ResultFile {

    private static final String COLUMNS = "group,benchmark,jdk,unit,value,error";

    private final Path path;
    private final List<String> rows = new ArrayList<>();
    private final int jdk = Runtime.version().feature();

    /**
     * Keeps what the file has of other groups.
     *
     * @param kind what was measured: the first part of the file's name
     */
    public ResultFile(String kind) throws IOException {
        path = Path.of("benchmarks", "results", kind + "-jdk" + jdk + ".csv");
        if (Files.exists(path)) {
            Files.readAllLines(path).stream()
                    .filter(line -> !line.startsWith("#") && !line.equals(COLUMNS))
                    .forEach(rows::add);
        }
    }

    /** Drops the rows of a group. */
    public void forget(String group) {
        rows.removeIf(row -> row.startsWith(group + ","));
    }

    /** Adds a row, in the place of one that tells the same of another run. */
    public void add(String group, String benchmark, String unit, Statistic value) {
        String key = String.format(Locale.ROOT, "%s,%s,%d,%s,", group, benchmark, jdk, unit);
        String row = key + String.format(Locale.ROOT, "%.3f,%.3f", value.median(), value.error());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).startsWith(key)) {
                rows.set(i, row);
                return;
            }
        }
        rows.add(row);
    }

    /** Writes the file anew. */
    public void write(String command) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# machine: " + machine());
        lines.add("# jdk: " + System.getProperty("java.vm.name") + " " + Runtime.version());
        lines.add("# date: " + LocalDate.now(ZoneOffset.UTC));
        lines.add("# command: " + command);
        lines.add(COLUMNS);
        lines.addAll(rows);
        Files.createDirectories(path.getParent());
        Files.write(path, lines);
    }

    private static String machine() throws IOException {
        return processor()
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores, "
                + System.getProperty("os.name");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}

package dev.locksmith.benchmarks.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Draws every picture and writes every table anew; the build runs it. */
public final class Plots {

    private Plots() {}

    /**
     * Draws them.
     *
     * @param arguments the directory of the result files, that of the pictures, and the page
     */
    public static void main(String... arguments) throws IOException {
        Path results = Path.of(arguments[0]);
        Path pictures = Path.of(arguments[1]);
        Page page = new Page(Path.of(arguments[2]));
        for (int jdk : List.of(17, 25)) {
            List<Row> compile = Row.read(results.resolve("compile-jdk" + jdk + ".csv"));
            if (!compile.isEmpty()) {
                write(new CompilePlots(jdk, compile).all(), pictures);
                page.write("compile-jdk" + jdk, new CompileTables(compile).write());
            }
            List<Row> locks = Row.read(results.resolve("lock-jdk" + jdk + ".csv"));
            if (!locks.isEmpty()) {
                write(LockPlots.all(jdk, locks), pictures);
            }
        }
    }

    private static void write(Map<String, String> plots, Path pictures) throws IOException {
        Files.createDirectories(pictures);
        for (Map.Entry<String, String> plot : plots.entrySet()) {
            Files.writeString(pictures.resolve(plot.getKey() + ".svg"), plot.getValue());
        }
    }
}

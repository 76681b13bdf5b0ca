package dev.locksmith.benchmarks.plot;

import dev.locksmith.benchmarks.plot.BarChart.Bar;
import dev.locksmith.benchmarks.plot.LineChart.Line;
import dev.locksmith.benchmarks.plot.LineChart.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What compiling with the checker costs. */
final class CompilePlots {

    private static final List<String> LIBRARIES = List.of("commons-lang3", "guava", "caffeine");
    private static final List<String> GENERATED = List.of("small-100000", "confined-100000");
    private static final List<String> PHASES =
            List.of("model", "scan", "mobility", "summaries", "rules", "report");

    private final int jdk;
    private final List<Row> rows;

    CompilePlots(int jdk, List<Row> rows) {
        this.jdk = jdk;
        this.rows = rows;
    }

    /** The pictures by the names of their files. */
    Map<String, String> all() {
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put("compile-tools-jdk" + jdk, tools());
        plots.put("compile-own-jdk" + jdk, own());
        if (rows.stream().anyMatch(row -> row.group().startsWith("small-"))) {
            plots.put("compile-growth-jdk" + jdk, growth());
        }
        return plots;
    }

    private String tools() {
        List<Bar> bars = new ArrayList<>();
        for (String library : LIBRARIES) {
            for (Row row : rows) {
                if (row.group().equals(library)
                        && row.unit().equals("ratio")
                        && !row.benchmark().equals("locksmith-timed")
                        && !row.benchmark().equals("tree-walk")) {
                    bars.add(new Bar(library, row.benchmark(), List.of(row.value())));
                }
            }
        }
        return new BarChart(
                        "Time of a compilation, javac alone = 1 (JDK " + jdk + ")",
                        "%.2f",
                        OptionalDouble.of(1),
                        bars)
                .draw();
    }

    private String own() {
        List<Bar> bars = new ArrayList<>();
        List<String> codeBases = new ArrayList<>(LIBRARIES);
        codeBases.addAll(GENERATED);
        for (String codeBase : codeBases) {
            own(bars, codeBase, codeBase, "locksmith-timed");
            own(bars, codeBase, codeBase + ", simple", "locksmith-simple");
        }
        return new BarChart(
                        "The checker's own time, percent of javac's (JDK " + jdk + ")",
                        "%.1f %%",
                        OptionalDouble.of(3),
                        bars)
                .draw(PHASES);
    }

    private void own(List<Bar> bars, String codeBase, String label, String tool) {
        List<Double> parts =
                PHASES.stream()
                        .map(phase -> 100 * value(codeBase, tool, "ratio own." + phase))
                        .toList();
        if (parts.stream().anyMatch(part -> part > 0)) {
            bars.add(new Bar("", label, parts));
        }
    }

    private String growth() {
        return new LineChart(
                        "Time over size (JDK " + jdk + ")",
                        "lines",
                        "ms",
                        List.of(
                                growth("small-", "plain", "ms", "javac, small classes"),
                                growth(
                                        "small-",
                                        "locksmith-timed",
                                        "ms own",
                                        "checker, small classes"),
                                growth(
                                        "confined-",
                                        "locksmith-timed",
                                        "ms own",
                                        "checker, confined"),
                                growth("methods-", "locksmith-timed", "ms own", "checker, methods"),
                                growth(
                                        "wrappers-",
                                        "locksmith-timed",
                                        "ms own",
                                        "checker, wrappers"),
                                growth(
                                        "generics-",
                                        "locksmith-timed",
                                        "ms own",
                                        "checker, generics")))
                .draw();
    }

    private Line growth(String kind, String benchmark, String unit, String label) {
        List<Point> points = new ArrayList<>();
        for (Row row : rows) {
            if (row.group().startsWith(kind)
                    && row.benchmark().equals(benchmark)
                    && row.unit().equals(unit)) {
                points.add(new Point(value(row.group(), "source", "lines"), row.value()));
            }
        }
        points.sort(Comparator.comparingDouble(Point::x));
        return new Line(label, points);
    }

    private double value(String group, String benchmark, String unit) {
        return rows.stream()
                .filter(row -> row.group().equals(group) && row.unit().equals(unit))
                .filter(row -> row.benchmark().equals(benchmark))
                .mapToDouble(Row::value)
                .findFirst()
                .orElse(0);
    }
}

package dev.locksmith.benchmarks.plot;

import dev.locksmith.benchmarks.plot.BarChart.Bar;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What locks cost. */
final class LockPlots {

    private LockPlots() {}

    /** The pictures by the names of their files. */
    static Map<String, String> all(int jdk, List<Row> rows) {
        List<Bar> bars =
                rows.stream()
                        .filter(row -> row.unit().equals("ratio"))
                        .map(row -> bar(row.group(), row.benchmark(), row.value()))
                        .toList();
        BarChart chart =
                new BarChart(
                        "One over the other (JDK " + jdk + ")", "%.2f", OptionalDouble.of(1), bars);
        return Map.of("locks-jdk" + jdk, chart.draw());
    }

    private static Bar bar(String group, String label, double value) {
        return new Bar(group, label, List.of(value));
    }
}

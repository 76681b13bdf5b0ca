package dev.locksmith.benchmarks.compile;

import dev.locksmith.benchmarks.result.ResultFile;
import dev.locksmith.benchmarks.result.Statistic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes rows of samples: medians, and what they are to those of javac alone in the same round. */
final class Report {

    private static final Map<String, String> UNITS =
            Map.of("wall", "ms", "cpu", "ms cpu", "resident", "MB resident", "heap", "MB heap");

    /** By code base, tool and the name of a value, what the rounds gave. */
    private final Map<String, Map<Tool, Map<String, List<Double>>>> values = new LinkedHashMap<>();

    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Report(List<Sample> samples) {
        for (Sample sample : samples) {
            String codeBase = sample.step().codeBase();
            lines.put(codeBase, sample.lines());
            Map<String, List<Double>> ofTool =
                    values.computeIfAbsent(codeBase, each -> new LinkedHashMap<>())
                            .computeIfAbsent(sample.step().tool(), each -> new LinkedHashMap<>());
            sample.values()
                    .forEach(
                            (name, value) ->
                                    ofTool.computeIfAbsent(name, each -> new ArrayList<>())
                                            .add(value));
        }
    }

    void write() throws IOException {
        ResultFile file = new ResultFile("compile");
        values.forEach(
                (codeBase, tools) -> {
                    file.add(
                            codeBase,
                            "source",
                            "lines",
                            new Statistic(lines.getOrDefault(codeBase, 0), 0));
                    tools.forEach(
                            (tool, named) ->
                                    write(
                                            named,
                                            tools.getOrDefault(Tool.PLAIN, Map.of()),
                                            tool,
                                            (unit, value) ->
                                                    file.add(codeBase, tool.title(), unit, value)));
                });
        file.write("mvn -q -Pcompile-ratios -DskipTests -pl benchmarks -am verify");
    }

    private static void write(
            Map<String, List<Double>> named,
            Map<String, List<Double>> plain,
            Tool tool,
            BiConsumer<String, Statistic> row) {
        named.forEach(
                (name, rounds) -> {
                    String unit = UNITS.getOrDefault(name, "ms " + name);
                    row.accept(unit, Statistic.of(rounds));
                    List<Double> alone = plain.get(whole(name));
                    if (tool != Tool.PLAIN && alone != null) {
                        row.accept(
                                unit.replaceFirst("(ms|MB) ?", "ratio ").strip(),
                                ratio(rounds, alone));
                    }
                });
    }

    /** Of which time this is a part, if it is one. */
    private static String whole(String name) {
        if (name.startsWith("own")) {
            return "wall";
        }
        return name.startsWith("warm.") ? "warm" : name;
    }

    /** Round by round. */
    private static Statistic ratio(List<Double> rounds, List<Double> plain) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(rounds.size(), plain.size()); i++) {
            ratios.add(rounds.get(i) / plain.get(i));
        }
        return Statistic.of(ratios);
    }
}

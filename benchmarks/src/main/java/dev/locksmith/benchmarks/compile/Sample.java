package dev.locksmith.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measured compilation, kept as a line of a file: measuring can stop, and go on another time.
 *
 * @param lines how many the code base has
 * @param values by their names, such as {@code wall} or {@code own.scan}
 */
record Sample(Step step, int lines, Map<String, Double> values) {

    private static final Pattern OWN = Pattern.compile(" took ([\\d.]+) ms:(.*)");

    static Sample of(Step step, int lines, String output) {
        Map<String, Double> values = new TreeMap<>();
        Usage usage = Usage.in(output);
        switch (step.measure()) {
            case HEAP -> values.put("heap", usage.live());
            case WARM -> values.put("warm", usage.wall());
            case TIME -> {
                values.put("wall", usage.wall());
                values.put("cpu", usage.cpu());
                values.put("resident", usage.resident());
            }
        }
        if (step.tool().tellsOwnTime() && step.measure() != Measure.HEAP) {
            String prefix = step.measure() == Measure.WARM ? "warm." : "";
            ownTime(output).forEach((name, value) -> values.put(prefix + name, value));
        }
        return new Sample(step, lines, values);
    }

    /** What was told last. */
    private static Map<String, Double> ownTime(String output) {
        int last = output.lastIndexOf(" took ");
        Matcher own = OWN.matcher(output);
        if (last < 0 || !own.find(last)) {
            throw new IllegalStateException("the checker does not tell its time:\n" + output);
        }
        Map<String, Double> values = new TreeMap<>();
        values.put("own", Double.valueOf(own.group(1)));
        String[] phases = own.group(2).strip().split(" ", -1);
        for (int i = 0; i + 1 < phases.length; i += 2) {
            values.put("own." + phases[i], Double.valueOf(phases[i + 1]));
        }
        return values;
    }

    void append(Path file) throws IOException {
        StringBuilder line = new StringBuilder();
        line.append(step.codeBase()).append(' ').append(step.tool());
        line.append(' ').append(step.measure()).append(' ').append(lines);
        values.forEach(
                (name, value) -> line.append(String.format(Locale.ROOT, " %s=%.3f", name, value)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, line.append('\n'), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static List<Sample> read(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Sample::parse).toList()
                : List.of();
    }

    private static Sample parse(String line) {
        String[] parts = line.split(" ", -1);
        Step step = new Step(parts[0], Tool.valueOf(parts[1]), Measure.valueOf(parts[2]));
        Map<String, Double> values = new TreeMap<>();
        for (int i = 4; i < parts.length; i++) {
            String[] pair = parts[i].split("=", -1);
            values.put(pair[0], Double.valueOf(pair[1]));
        }
        return new Sample(step, Integer.parseInt(parts[3]), values);
    }
}

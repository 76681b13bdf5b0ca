package dev.locksmith.benchmarks.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What compiling with the checker costs, as tables of a page. */
final class CompileTables {

    private static final List<String> LIBRARIES = List.of("commons-lang3", "guava", "caffeine");
    private static final String OWN = "locksmith-timed";
    private static final String SIMPLE = "locksmith-simple";
    private static final String TREE_WALK = "tree-walk";

    private final List<Row> rows;

    CompileTables(List<Row> rows) {
        this.rows = rows;
    }

    String write() {
        return Stream.of(tools(), own(), ownElsewhere(), memory(), growth())
                .collect(Collectors.joining("\n"));
    }

    private String tools() {
        StringBuilder text =
                table("time, javac alone = 1 (in brackets: processor time)", LIBRARIES);
        for (String tool : rows.stream().map(Row::benchmark).distinct().toList()) {
            if (LIBRARIES.stream().anyMatch(each -> value(each, tool, "ratio").isPresent())
                    && !tool.equals(OWN)
                    && !tool.equals(TREE_WALK)) {
                line(
                        text,
                        Stream.concat(
                                Stream.of(tool),
                                LIBRARIES.stream()
                                        .map(
                                                each ->
                                                        number("%.2f", each, tool, "ratio")
                                                                + number(
                                                                        " (%.2f)",
                                                                        each, tool, "ratio cpu"))));
            }
        }
        return text.toString();
    }

    private String own() {
        StringBuilder text =
                table(
                        "the checker's own time",
                        List.of(
                                "javac, ms",
                                "own, ms",
                                "share",
                                "target",
                                "met",
                                "model",
                                "scan",
                                "mobility",
                                "summaries",
                                "rules",
                                "report"));
        for (String tool : List.of(OWN, SIMPLE)) {
            LIBRARIES.forEach(each -> own(text, each, tool, 0.03));
            own(text, "small-100000", tool, 0.03);
            own(text, "confined-100000", tool, 0.08);
        }
        value("one-class-1", OWN, "ms own")
                .ifPresent(own -> own(text, "one-class-1", OWN, "30 ms", own <= 30));
        return text.toString();
    }

    private void own(StringBuilder text, String codeBase, String tool, double target) {
        value(codeBase, tool, "ratio own")
                .ifPresent(
                        share ->
                                own(
                                        text,
                                        codeBase,
                                        tool,
                                        format("%.0f %%", 100 * target),
                                        share <= target));
    }

    private void own(StringBuilder text, String codeBase, String tool, String target, boolean met) {
        Stream<String> begin =
                Stream.of(
                        codeBase + (tool.equals(SIMPLE) ? ", policy *simple*" : ""),
                        number("%.0f", codeBase, "plain", "ms"),
                        number("%.0f", codeBase, tool, "ms own"),
                        percent(codeBase, tool, "ratio own"),
                        target,
                        met ? "yes" : "no");
        Stream<String> phases =
                Stream.of("model", "scan", "mobility", "summaries", "rules", "report")
                        .map(phase -> number("%.0f", codeBase, tool, "ms own." + phase));
        line(text, Stream.concat(begin, phases));
    }

    /** The least that a walk takes, and what the checker takes where javac's code is compiled. */
    private String ownElsewhere() {
        StringBuilder text = table("for comparison", List.of("javac, ms", "own, ms", "share"));
        for (String each : LIBRARIES) {
            share(text, each, "a mere walk of the trees", TREE_WALK, "");
        }
        for (String each : LIBRARIES) {
            share(text, each, "the checker, 15th time in one virtual machine", OWN, "warm");
        }
        return text.toString();
    }

    private void share(
            StringBuilder text, String codeBase, String what, String tool, String measure) {
        String whole = ("ms " + measure).strip();
        String own = measure.isEmpty() ? "own" : measure + ".own";
        value(codeBase, tool, "ratio " + own)
                .ifPresent(
                        share ->
                                line(
                                        text,
                                        Stream.of(
                                                codeBase + ": " + what,
                                                number("%.0f", codeBase, "plain", whole),
                                                number("%.0f", codeBase, tool, "ms " + own),
                                                format("%.1f %%", 100 * share))));
    }

    private String memory() {
        StringBuilder text =
                table(
                        "live heap at its largest",
                        List.of("javac, MB", "with the checker, MB", "ratio", "target", "met"));
        for (String codeBase : codeBases()) {
            memory(text, codeBase, codeBase, "locksmith-plugin");
            memory(text, codeBase, codeBase + ", policy *simple*", SIMPLE);
        }
        return text.toString();
    }

    private void memory(StringBuilder text, String codeBase, String label, String tool) {
        value(codeBase, tool, "ratio heap")
                .ifPresent(
                        ratio ->
                                line(
                                        text,
                                        Stream.of(
                                                label,
                                                number("%.0f", codeBase, "plain", "MB heap"),
                                                number("%.0f", codeBase, tool, "MB heap"),
                                                format("%.2f", ratio),
                                                "1.05",
                                                ratio <= 1.05 ? "yes" : "no")));
    }

    private String growth() {
        StringBuilder text =
                table("growth", List.of("lines", "javac, ms", "own, ms", "own, µs a line"));
        for (String codeBase : codeBases()) {
            OptionalDouble own = value(codeBase, OWN, "ms own");
            OptionalDouble lines = value(codeBase, "source", "lines");
            if (own.isPresent()
                    && lines.isPresent()
                    && !LIBRARIES.contains(codeBase)
                    && lines.getAsDouble() > 1000) {
                line(
                        text,
                        Stream.of(
                                codeBase,
                                format("%,.0f", lines.getAsDouble()),
                                number("%.0f", codeBase, "plain", "ms"),
                                format("%.0f", own.getAsDouble()),
                                format("%.1f", 1000 * own.getAsDouble() / lines.getAsDouble())));
            }
        }
        return text.toString();
    }

    /** By kind, and by size within a kind. */
    private List<String> codeBases() {
        return rows.stream()
                .map(Row::group)
                .distinct()
                .sorted(
                        Comparator.comparing((String name) -> name.replaceFirst("-\\d+$", ""))
                                .thenComparing(String::length)
                                .thenComparing(name -> name))
                .toList();
    }

    private String percent(String codeBase, String tool, String unit) {
        return value(codeBase, tool, unit).stream()
                .mapToObj(share -> format("%.1f %%", 100 * share))
                .findFirst()
                .orElse("");
    }

    private String number(String format, String group, String benchmark, String unit) {
        return value(group, benchmark, unit).stream()
                .mapToObj(number -> format(format, number))
                .findFirst()
                .orElse("");
    }

    private OptionalDouble value(String group, String benchmark, String unit) {
        return rows.stream()
                .filter(row -> row.group().equals(group))
                .filter(row -> row.benchmark().equals(benchmark) && row.unit().equals(unit))
                .mapToDouble(Row::value)
                .findFirst();
    }

    private static StringBuilder table(String corner, List<String> columns) {
        StringBuilder text = new StringBuilder();
        line(text, Stream.concat(Stream.of(corner), columns.stream()));
        String[] rules = new String[columns.size()];
        Arrays.fill(rules, "---:");
        line(text, Stream.concat(Stream.of("---"), Arrays.stream(rules)));
        return text;
    }

    private static void line(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}

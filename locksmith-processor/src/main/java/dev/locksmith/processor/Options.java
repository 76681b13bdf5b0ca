package dev.locksmith.processor;

import dev.locksmith.processor.report.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user asked for: {@code -Alocksmith.<name>=<value>} at the processor's door, {@code
 * <name>=<value>} as an argument of the plugin.
 *
 * @param given the options as they were written, by their short names
 * @param severities only of the rules that are not errors
 * @param skipped packages whose code is not checked, with all below them
 * @param stubs files and directories of the user's stub files, as on a path
 * @param timing whether to print how long the checker took
 * @param problems what is wrong with the options, in words
 */
public record Options(
        Map<String, String> given,
        Mode mode,
        Map<String, Severity> severities,
        Set<String> skipped,
        String stubs,
        boolean timing,
        List<String> problems) {

    /** What precedes the names of options at the processor's door. */
    public static final String PREFIX = "locksmith.";

    private static final List<String> NAMES =
            List.of("mode", "severity", "skip", "stubs", "timing");

    /** Nothing was asked for. */
    public static final Options DEFAULT = parse(Map.of(), List.of());

    /** The full names, as a processor must declare them. */
    public static Set<String> supported() {
        return NAMES.stream().map(name -> PREFIX + name).collect(Collectors.toSet());
    }

    /** Of {@code -A} options, those that are ours. */
    public static Options ofProcessor(Map<String, String> given, List<String> rules) {
        Map<String, String> ours = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : given.entrySet()) {
            if (each.getKey().startsWith(PREFIX)) {
                String value = each.getValue();
                ours.put(each.getKey().substring(PREFIX.length()), value == null ? "" : value);
            }
        }
        return parse(ours, rules);
    }

    /** Arguments of the plugin. */
    public static Options ofPlugin(String[] arguments, List<String> rules) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            given.put(
                    equals < 0 ? argument : argument.substring(0, equals),
                    equals < 0 ? "" : argument.substring(equals + 1));
        }
        return parse(given, rules);
    }

    /** These options and those of the other door, which win where both name one. */
    public Options and(Options other, List<String> rules) {
        Map<String, String> both = new LinkedHashMap<>(given);
        both.putAll(other.given);
        return parse(both, rules);
    }

    private static Options parse(Map<String, String> given, List<String> rules) {
        List<String> problems = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                problems.add(
                        "unknown option '"
                                + PREFIX
                                + name
                                + "'; the options are "
                                + NAMES.stream().map(each -> PREFIX + each).toList());
            }
        }
        return new Options(
                Map.copyOf(given),
                mode(given.getOrDefault("mode", "targeted"), problems),
                severities(given.getOrDefault("severity", ""), rules, problems),
                Set.copyOf(list(given.getOrDefault("skip", ""))),
                given.getOrDefault("stubs", ""),
                timing(given.getOrDefault("timing", "false"), problems),
                List.copyOf(problems));
    }

    private static Mode mode(String value, List<String> problems) {
        for (Mode mode : Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(value)) {
                return mode;
            }
        }
        problems.add("locksmith.mode is '" + value + "'; it can be 'targeted' or 'complete'");
        return Mode.TARGETED;
    }

    private static boolean timing(String value, List<String> problems) {
        if (!value.equals("true") && !value.equals("false")) {
            problems.add("locksmith.timing is '" + value + "'; it can be 'true' or 'false'");
        }
        return value.equals("true");
    }

    private static Map<String, Severity> severities(
            String value, List<String> rules, List<String> problems) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        for (String each : list(value)) {
            String[] parts = each.split(":", -1);
            Severity severity = parts.length == 2 ? severity(parts[1]) : null;
            if (severity == null || !rules.contains(parts[0])) {
                problems.add(
                        "locksmith.severity has '"
                                + each
                                + "'; it takes <rule>:<severity>, where a rule is one of "
                                + rules
                                + " and a severity is 'error', 'warn' or 'off'");
            } else {
                severities.put(parts[0], severity);
            }
        }
        return Map.copyOf(severities);
    }

    private static @Nullable Severity severity(String value) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElse(null);
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}

package dev.locksmith.processor;

import dev.locksmith.processor.report.BaselineOption;
import dev.locksmith.processor.report.Selection;
import dev.locksmith.processor.report.Severities;
import dev.locksmith.processor.report.Severity;

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
 * @param selection the classes in which findings are reported
 * @param stubs files and directories of the user's stub files, as on a path
 * @param unusedSuppressions how suppressions that suppress nothing are reported
 * @param baseline the findings that are taken as given
 * @param report the directory for all findings in files; empty if nobody wants them
 * @param timing whether to print how long the checker took
 * @param failures how it is told that the checker itself failed and a check is lost
 * @param debug of what to print the inner workings
 * @param problems what is wrong with the options, in words
 */
public record Options(
        Map<String, String> given,
        Mode mode,
        Severities severities,
        Selection selection,
        String stubs,
        Severity unusedSuppressions,
        BaselineOption baseline,
        String report,
        boolean timing,
        Severity failures,
        Debug debug,
        List<String> problems) {

    /** What precedes the names of options at the processor's door. */
    public static final String PREFIX = "locksmith.";

    private static final String MODE = "mode";
    private static final String SEVERITY = "severity";
    private static final String PACKAGES = "packages";
    private static final String SKIP = "skip";
    private static final String STUBS = "stubs";
    private static final String UNUSED_SUPPRESSIONS = "unusedSuppressions";
    private static final String BASELINE = "baseline";
    private static final String REPORT = "report";
    private static final String TIMING = "timing";
    private static final String FAILURES = "failures";
    private static final String DEBUG = "debug";

    /** What a lost check can be: never silent. */
    private static final List<Severity> LOST_CHECKS = List.of(Severity.ERROR, Severity.WARN);

    /** The short names. */
    static final List<String> NAMES =
            List.of(
                    MODE,
                    SEVERITY,
                    PACKAGES,
                    SKIP,
                    STUBS,
                    UNUSED_SUPPRESSIONS,
                    BASELINE,
                    REPORT,
                    TIMING,
                    FAILURES,
                    DEBUG);

    /** Nothing was asked for. */
    public static final Options DEFAULT = parse(Map.of(), List.of());

    /** The full names, as a processor must declare them. */
    public static Set<String> supported() {
        return NAMES.stream().map(name -> PREFIX + name).collect(Collectors.toSet());
    }

    /** Of {@code -A} options, those that are ours or were meant to be. */
    public static Options ofProcessor(Map<String, String> given, List<String> rules) {
        Map<String, String> ours = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : given.entrySet()) {
            String name = each.getKey();
            String value = each.getValue() == null ? "" : each.getValue();
            if (name.startsWith(PREFIX)) {
                ours.put(name.substring(PREFIX.length()), value);
            } else if (name.toLowerCase(Locale.ROOT).startsWith("locksmith")) {
                ours.put(name, value);
            }
        }
        return parse(ours, rules);
    }

    /** Arguments of the plugin; the full names of options are understood too. */
    public static Options ofPlugin(String[] arguments, List<String> rules) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            given.put(
                    name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name,
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
        OptionValues values = new OptionValues(given);
        values.checkNames();
        return new Options(
                Map.copyOf(given),
                values.choice(MODE, List.of(Mode.values()), Mode.TARGETED),
                values.severities(SEVERITY, rules),
                new Selection(values.names(PACKAGES), values.names(SKIP)),
                values.text(STUBS),
                values.choice(UNUSED_SUPPRESSIONS, List.of(Severity.values()), Severity.OFF),
                values.baseline(BASELINE),
                values.directory(REPORT),
                values.isTrue(TIMING),
                values.choice(FAILURES, LOST_CHECKS, Severity.ERROR),
                values.debug(DEBUG),
                values.problems());
    }
}

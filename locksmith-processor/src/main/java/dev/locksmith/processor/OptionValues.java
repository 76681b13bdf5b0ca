package dev.locksmith.processor;

import dev.locksmith.processor.report.BaselineOption;
import dev.locksmith.processor.report.DidYouMean;
import dev.locksmith.processor.report.Severities;
import dev.locksmith.processor.report.Severity;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.lang.model.SourceVersion;

/** Reads the values of options, and takes note of what is wrong with them. */
final class OptionValues {

    private static final Pattern PREFIX = Pattern.compile("(?i)-?A?locksmith[.:_-]?");
    private static final Pattern ALL_BELOW = Pattern.compile("\\.\\*{1,2}$");

    private final Map<String, String> given;
    private final List<String> problems = new ArrayList<>();

    OptionValues(Map<String, String> given) {
        this.given = given;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Of each name that is no option's, says which ones are. */
    void checkNames() {
        for (String name : given.keySet()) {
            if (!Options.NAMES.contains(name)) {
                String bare = PREFIX.matcher(name).replaceFirst("");
                problems.add(
                        "unknown option '"
                                + (bare.equals(name) ? Options.PREFIX + name : name)
                                + "'"
                                + DidYouMean.nearest(bare, Options.NAMES)
                                        .map(
                                                near ->
                                                        "; did you mean '"
                                                                + Options.PREFIX
                                                                + near
                                                                + "'?")
                                        .orElse(".")
                                + " The options are "
                                + Options.NAMES.stream().map(Options.PREFIX::concat).toList()
                                + "; the plugin takes their names without '"
                                + Options.PREFIX
                                + "', and separates them by spaces");
            }
        }
    }

    String text(String name) {
        return given.getOrDefault(name, "");
    }

    <E extends Enum<E>> E choice(String name, List<E> choices, E otherwise) {
        String value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        for (E choice : choices) {
            if (written(choice).equals(value)) {
                return choice;
            }
        }
        wrong(name, value, choices.stream().map(OptionValues::written).toList());
        return otherwise;
    }

    boolean isTrue(String name) {
        String value = given.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            wrong(name, value, List.of("true", "false"));
        }
        return value.equals("true");
    }

    private void wrong(String name, String value, List<String> choices) {
        problems.add(
                Options.PREFIX + name + " is '" + value + "'; it can be " + alternatives(choices));
    }

    /** {@code src/findings.txt}, or {@code write:src/findings.txt}. */
    BaselineOption baseline(String option) {
        String value = given.get(option);
        if (value == null) {
            return new BaselineOption.None();
        }
        boolean isWritten = value.startsWith(BaselineOption.WRITE);
        String file = isWritten ? value.substring(BaselineOption.WRITE.length()) : value;
        if (!isFile(file)) {
            problems.add(
                    Options.PREFIX
                            + option
                            + " is '"
                            + value
                            + "'; it takes a file, or '"
                            + BaselineOption.WRITE
                            + "' and a file that is to be written, as in '"
                            + BaselineOption.WRITE
                            + "locksmith-baseline.txt'");
            return new BaselineOption.None();
        }
        return isWritten ? new BaselineOption.Write(file) : new BaselineOption.Read(file);
    }

    /** A directory that may not be there yet; empty if none is given. */
    String directory(String option) {
        String value = given.get(option);
        if (value == null || isFile(value)) {
            return value == null ? "" : value;
        }
        problems.add(
                Options.PREFIX
                        + option
                        + " is '"
                        + value
                        + "'; it takes a directory, as in 'build/locksmith'");
        return "";
    }

    private static boolean isFile(String path) {
        try {
            return !path.isBlank() && Path.of(path).getFileName() != null;
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** {@code cfg:com.acme.Desk.print}. */
    Debug debug(String option) {
        String value = given.get(option);
        if (value == null) {
            return Debug.NOTHING;
        }
        String member = value.startsWith(Debug.CFG) ? value.substring(Debug.CFG.length()) : "";
        if (!SourceVersion.isName(member)) {
            problems.add(
                    Options.PREFIX
                            + option
                            + " is '"
                            + value
                            + "'; it takes '"
                            + Debug.CFG
                            + "' and a class or member, as in '"
                            + Debug.CFG
                            + "com.acme.Desk.print'");
            return Debug.NOTHING;
        }
        return new Debug(member);
    }

    /** Names of packages or classes, separated by commas. */
    Set<String> names(String option) {
        Set<String> names = new LinkedHashSet<>();
        for (String each : list(text(option))) {
            String name = ALL_BELOW.matcher(each).replaceFirst("");
            if (SourceVersion.isName(name)) {
                names.add(name);
            } else {
                problems.add(
                        Options.PREFIX
                                + option
                                + " has '"
                                + each
                                + "', which is no name; write a package, which stands for all"
                                + " below it too, or a class, as in"
                                + " 'com.acme.generated,com.acme.Legacy'; '*' can only be the"
                                + " last part");
            }
        }
        return Set.copyOf(names);
    }

    /** Pairs of a rule, or all rules, and a severity, separated by commas. */
    Severities severities(String option, List<String> rules) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        for (String each : list(text(option))) {
            String[] parts = each.split(":", -1);
            String rule = parts[0].strip();
            Severity severity = parts.length == 2 ? severity(parts[1].strip()) : null;
            String has = Options.PREFIX + option + " has '" + each + "'; ";
            if (severity == null) {
                problems.add(
                        has
                                + "it takes <rule>:<severity>, where a rule is one of "
                                + rules
                                + " or '"
                                + Severities.ALL
                                + "', and a severity is "
                                + alternatives(severityNames()));
            } else if (!rules.contains(rule) && !rule.equals(Severities.ALL)) {
                List<String> targets = new ArrayList<>(rules);
                targets.add(Severities.ALL);
                problems.add(
                        has
                                + "there is no rule '"
                                + rule
                                + "'"
                                + DidYouMean.hint(rule, targets)
                                + " The rules are "
                                + targets);
            } else if (severities.putIfAbsent(rule, severity) != null) {
                problems.add(has + "'" + rule + "' was given a severity before; keep one");
            }
        }
        Severity others = severities.remove(Severities.ALL);
        return new Severities(Map.copyOf(severities), others == null ? Severity.ERROR : others);
    }

    private static @Nullable Severity severity(String value) {
        return Arrays.stream(Severity.values())
                .filter(each -> written(each).equals(value))
                .findFirst()
                .orElse(null);
    }

    private static List<String> severityNames() {
        return Arrays.stream(Severity.values()).map(OptionValues::written).toList();
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String alternatives(List<String> words) {
        List<String> all = words.stream().map(word -> "'" + word + "'").toList();
        int end = all.size() - 1;
        return all.stream().limit(end).collect(Collectors.joining(", ")) + " or " + all.get(end);
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}

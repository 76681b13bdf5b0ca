package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.handover.Taker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines in which travels what methods do with values that one thread may use at a time: {@code
 * uses 0 CHANGE}, {@code takes 0 SIDE_BY_SIDE CHANGE} with the reasons, {@code waits}, and {@code
 * awaits} where that is for tasks.
 */
public final class AccessText {

    static final String USES = "uses ";
    static final String TAKES = "takes ";
    static final String WAITS = "waits";
    static final String AWAITS = "awaits";

    private static final Pattern LINE =
            Pattern.compile(
                    String.format(
                            "%s\\d+ %s|%s\\d+ %s( %2$s)*|%s|%s",
                            USES,
                            anyOf(UseKind.values()),
                            TAKES,
                            anyOf(Taker.values()),
                            WAITS,
                            AWAITS));

    private AccessText() {}

    private static String anyOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining("|", "(", ")"));
    }

    /** Whether a line is one of these. */
    public static boolean isOne(String line) {
        return LINE.matcher(line).matches();
    }

    /** A parameter is used. */
    static Line uses(int parameter, UseKind kind) {
        return new Line(USES + parameter + " " + kind, List.of());
    }

    /** A parameter is handed to another thread. */
    static Line takes(int parameter, Accesses.Taken taken) {
        StringJoiner text = new StringJoiner(" ", TAKES, "");
        text.add(Integer.toString(parameter)).add(taken.taker().name());
        taken.uses().forEach(each -> text.add(each.name()));
        return new Line(text.toString(), taken.reasons());
    }

    /** What lines say of this parameter's uses. */
    static Set<UseKind> usesOf(int parameter, List<Line> lines) {
        Set<UseKind> uses = EnumSet.noneOf(UseKind.class);
        for (Line each : lines) {
            String[] words = each.text().split(" ", -1);
            if (each.text().startsWith(USES) && Integer.parseInt(words[1]) == parameter) {
                uses.add(UseKind.valueOf(words[2]));
            }
        }
        return uses;
    }

    /** What lines say of who takes what this parameter is given. */
    static List<Accesses.Taken> takersOf(int parameter, List<Line> lines) {
        List<Accesses.Taken> takers = new ArrayList<>();
        for (Line each : lines) {
            String[] words = each.text().split(" ", -1);
            if (each.text().startsWith(TAKES) && Integer.parseInt(words[1]) == parameter) {
                Set<UseKind> uses = EnumSet.noneOf(UseKind.class);
                for (int i = 3; i < words.length; i++) {
                    uses.add(UseKind.valueOf(words[i]));
                }
                takers.add(new Accesses.Taken(Taker.valueOf(words[2]), uses, each.reasons()));
            }
        }
        return takers;
    }

    static boolean waits(List<Line> lines) {
        return has(WAITS, lines);
    }

    static boolean awaits(List<Line> lines) {
        return has(AWAITS, lines);
    }

    private static boolean has(String text, List<Line> lines) {
        return lines.stream().anyMatch(each -> each.text().equals(text));
    }
}

package dev.locksmith.processor.summary.saved;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.summary.AccessText;
import dev.locksmith.processor.summary.Effect;
import dev.locksmith.processor.summary.Line;
import dev.locksmith.processor.summary.lock.LockFacts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form in which travels in a jar what is known of one top-level class: the effects of
 * parameters, and of which classes in it are confined although their class files do not tell.
 *
 * <pre>
 * locksmith-facts 5
 * method Background.start(java.lang.Runnable)
 * 0 CROSSES
 *   Background.start passes its parameter 'task' on (Background.java:13)
 *   new Thread runs its task on another thread
 * </pre>
 *
 * A line is a method, what it has to do with thread domains ({@link DomainText}) or with values
 * that one thread may use at a time ({@link AccessText}), an effect (the index of the parameter,
 * {@code -1} for the receiver, its kind, and the index of the parameter that keeps it if one does,
 * each with the fields of it that are meant; behind {@code =} the class of which an object must be
 * to get there), a confined class, or a reason of the line above it. Order is by name, so that the
 * same code gives the same file.
 */
final class FactsText {

    private static final String FORM = "locksmith-facts ";
    private static final String HEADER = FORM + "5";
    private static final String CONFINED = "confined ";
    private static final String METHOD = "method ";
    private static final String SEEN = "=";
    private static final String REASON = "  ";

    private FactsText() {}

    /** The effects of one parameter of one method. */
    record Entry(String method, int parameter, Effect effect) {}

    /**
     * What a file says.
     *
     * @param confined the classes that are confined although their class files do not tell, with
     *     the reasons
     * @param others the lines about thread domains, and about what one thread may use at a time, by
     *     method
     * @param locks the lines about locks, by method
     */
    record Facts(
            Map<String, List<String>> confined,
            Map<String, List<Entry>> methods,
            Map<String, List<Line>> others,
            Map<String, List<Line>> locks) {
        static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The text for these classes, entries and lines, which are in order. */
    static String write(
            Map<String, List<String>> confined,
            List<Entry> entries,
            Map<String, List<Line>> others,
            Map<String, List<Line>> locks) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Map.Entry<String, List<String>> each : confined.entrySet()) {
            text.append(CONFINED).append(each.getKey()).append('\n');
            writeReasons(each.getValue(), text);
        }
        String method = "";
        for (Entry entry : entries) {
            if (!entry.method.equals(method)) {
                method = entry.method;
                text.append(METHOD).append(method).append('\n');
            }
            Effect effect = entry.effect;
            text.append(place(entry.parameter, effect.part())).append(' ').append(effect.kind());
            if (effect.keeper() != Effect.RECEIVER || !effect.place().isWhole()) {
                text.append(' ').append(place(effect.keeper(), effect.place()));
            }
            if (!effect.seen().isEmpty()) {
                text.append(' ').append(SEEN).append(effect.seen());
            }
            text.append('\n');
            writeReasons(entry.effect.reasons(), text);
        }
        writeLines(others, text);
        writeLines(locks, text);
        return text.toString();
    }

    private static void writeLines(Map<String, List<Line>> byMethod, StringBuilder text) {
        byMethod.forEach(
                (method, lines) -> {
                    text.append(METHOD).append(method).append('\n');
                    for (Line line : lines) {
                        text.append(line.text()).append('\n');
                        writeReasons(line.reasons(), text);
                    }
                });
    }

    private static void writeReasons(List<String> reasons, StringBuilder text) {
        for (String reason : reasons) {
            text.append(REASON).append(reason.replace('\n', ' ')).append('\n');
        }
    }

    private static String place(int parameter, AccessPath part) {
        return part.isWhole() ? Integer.toString(parameter) : parameter + "/" + part;
    }

    private static int parameterOf(String place) {
        int slash = place.indexOf('/');
        return Integer.parseInt(slash < 0 ? place : place.substring(0, slash));
    }

    private static AccessPath partOf(String place) {
        int slash = place.indexOf('/');
        return slash < 0 ? AccessPath.WHOLE : AccessPath.read(place.substring(slash + 1));
    }

    /** A text that is not in this form. */
    static class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        Damaged(String problem) {
            super(problem);
            this.problem = problem;
        }

        /** What is wrong with it, and where. */
        String problem() {
            return problem;
        }
    }

    /** A text in the form of another version: so will be all of its jar. */
    static final class OtherVersion extends Damaged {
        private static final long serialVersionUID = 1L;

        OtherVersion(String message) {
            super(message);
        }
    }

    /** What a text says. */
    static Facts read(String text) throws Damaged {
        List<String> lines = text.lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (!first.equals(HEADER)) {
            String problem = "line 1: expected '" + HEADER + "', found '" + first + "'";
            throw first.startsWith(FORM) ? new OtherVersion(problem) : new Damaged(problem);
        }
        Map<String, List<Entry>> entries = new HashMap<>();
        Map<String, List<String>> confined = new HashMap<>();
        Map<String, List<Line>> others = new HashMap<>();
        Map<String, List<Line>> locks = new HashMap<>();
        List<String> reasons = new ArrayList<>();
        String method = "";
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(CONFINED)) {
                reasons = new ArrayList<>();
                confined.put(line.substring(CONFINED.length()), reasons);
            } else if (line.startsWith(METHOD)) {
                method = line.substring(METHOD.length());
            } else if (LockFacts.isOne(line)) {
                reasons = new ArrayList<>();
                locks.computeIfAbsent(method, key -> new ArrayList<>())
                        .add(new Line(line, reasons));
            } else if (line.startsWith(REASON)) {
                reasons.add(line.substring(REASON.length()));
            } else if (DomainText.isOne(line) || AccessText.isOne(line)) {
                reasons = new ArrayList<>();
                others.computeIfAbsent(method, key -> new ArrayList<>())
                        .add(new Line(line, reasons));
            } else {
                reasons = new ArrayList<>();
                Entry entry = entry(method, line, reasons, i + 1);
                entries.computeIfAbsent(method, key -> new ArrayList<>()).add(entry);
            }
        }
        return new Facts(confined, entries, others, locks);
    }

    private static Entry entry(String method, String line, List<String> reasons, int number)
            throws Damaged {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        try {
            String last = words.get(words.size() - 1);
            String seen = last.startsWith(SEEN) ? last.substring(SEEN.length()) : "";
            words.removeIf(word -> word.startsWith(SEEN));
            if (words.size() < 2 || words.size() > 3) {
                throw new IllegalArgumentException(line);
            }
            String given = words.get(0);
            Effect.Kind kind = Effect.Kind.valueOf(words.get(1));
            String place = words.size() > 2 ? words.get(2) : Integer.toString(Effect.RECEIVER);
            Effect effect =
                    new Effect(
                            kind, partOf(given), parameterOf(place), partOf(place), seen, reasons);
            return new Entry(method, parameterOf(given), effect);
        } catch (IllegalArgumentException e) {
            throw new Damaged("line " + number + ": '" + line + "' is no parameter and its effect");
        }
    }
}

package dev.locksmith.processor.report;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts findings, and says at the end of the compilation how many there were: compilers stop to
 * print them at some number.
 */
final class Tally implements Sink {

    /** javac shows as many errors, and as many warnings, unless it is told otherwise. */
    private static final int SHOWN_BY_JAVAC = 100;

    private final Map<String, Integer> byRule = new TreeMap<>();
    private int known;

    @Override
    public void accept(Judged judged) {
        switch (judged.standing()) {
            case NEW -> byRule.merge(judged.finding().rule(), 1, Integer::sum);
            case KNOWN -> known++;
            case SUPPRESSED -> {}
        }
    }

    @Override
    public void finish(Extent extent, Troubles troubles) {
        if (!byRule.isEmpty() || known > 0) {
            troubles.summary(text());
        }
    }

    private String text() {
        int sum = byRule.values().stream().mapToInt(Integer::intValue).sum();
        String rules =
                byRule.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(rule -> rule.getValue() + " " + rule.getKey())
                        .collect(Collectors.joining(", "));
        return (sum == 0 ? "no new findings" : counted(sum, "finding") + ": " + rules)
                + (known > 0 ? "; " + known + (sum == 0 ? "" : " more") + " in the baseline" : "")
                + (sum > SHOWN_BY_JAVAC
                        ? "; the compiler may have shown some of them only (-Xmaxerrs and"
                                + " -Xmaxwarns say how many)"
                        : "");
    }

    /** {@code 1 finding}, {@code 2 findings}. */
    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}

package dev.locksmith.processor.report;

import java.util.Set;

/**
 * What a compilation has looked at from end to end: what it did not find there is not there.
 *
 * @param classes the top-level classes
 * @param selection those of them in which findings are reported
 * @param rules the ids of the rules that were asked
 * @param severities which of them are switched off
 */
public record Extent(
        Set<String> classes, Selection selection, Set<String> rules, Severities severities) {

    /** Something may have been missed anywhere. */
    public static final Extent NOTHING =
            new Extent(Set.of(), Selection.ALL, Set.of(), Severities.ERRORS);

    /** Whether findings may have been missed anywhere. */
    public boolean isNothing() {
        return rules.isEmpty();
    }

    /** Whether findings of this rule would have been made. */
    boolean covers(String rule) {
        return rules.contains(rule) && severities.of(rule) != Severity.OFF;
    }

    /** Whether a class was looked at that is, or has, this member. */
    boolean coversClassOf(String member) {
        for (int end = member.length(); end > 0; end = member.lastIndexOf('.', end - 1)) {
            String name = member.substring(0, end);
            if (classes.contains(name)) {
                return selection.includes(name);
            }
        }
        return false;
    }
}

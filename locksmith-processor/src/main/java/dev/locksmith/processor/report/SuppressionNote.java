package dev.locksmith.processor.report;

import dev.locksmith.processor.fact.Site;

import java.util.Set;

/**
 * A declaration that silences rules.
 *
 * @param member the class or member in one word
 * @param variable the variable that it is; empty if it is none
 * @param names what is silenced, as the annotation says it
 * @param needed those of the names without which something would be reported
 */
public record SuppressionNote(
        String member, String variable, Set<String> names, Set<String> needed, Site site) {

    /** The class or member in one word, and the variable if it is one. */
    public String declaration() {
        return variable.isEmpty() ? member : member + " '" + variable + "'";
    }
}

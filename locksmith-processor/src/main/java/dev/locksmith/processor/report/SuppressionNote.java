package dev.locksmith.processor.report;

import dev.locksmith.processor.fact.Site;

import java.util.Set;

/**
 * A declaration that silences rules.
 *
 * @param declaration the class or member in one word, and the variable if it is one
 * @param names what is silenced, as the annotation says it
 * @param needed those of the names without which something would be reported
 */
public record SuppressionNote(
        String declaration, Set<String> names, Set<String> needed, Site site) {}

package dev.locksmith.processor.report;

import java.util.Map;

/**
 * How findings are reported, by rule.
 *
 * @param byRule of the rules that were named
 * @param others of all other rules
 */
public record Severities(Map<String, Severity> byRule, Severity others) {

    /** The name that stands for all rules that are not named. */
    public static final String ALL = "all";

    /** Every finding is an error. */
    public static final Severities ERRORS = new Severities(Map.of(), Severity.ERROR);

    /** How findings of the rule with this id are reported. */
    public Severity of(String rule) {
        return byRule.getOrDefault(rule, others);
    }
}

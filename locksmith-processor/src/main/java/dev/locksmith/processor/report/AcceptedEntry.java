package dev.locksmith.processor.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of the baseline.
 *
 * @param line member, rule and value
 * @param rule the id of the rule
 * @param since when it was written first; empty if the file does not say
 * @param isFound whether there is such a finding
 */
public record AcceptedEntry(String line, String rule, Optional<LocalDate> since, boolean isFound) {}

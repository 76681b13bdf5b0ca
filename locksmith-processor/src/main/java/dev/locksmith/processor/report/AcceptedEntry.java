package dev.locksmith.processor.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of the baseline.
 *
 * @param line as it stands in the file
 * @param kind the id of the rule; of a suppression, that it is one
 * @param since when it was written first; empty if the file does not say
 * @param isFound whether it is still there
 */
public record AcceptedEntry(String line, String kind, Optional<LocalDate> since, boolean isFound) {}

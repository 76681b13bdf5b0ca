package dev.locksmith.processor.report;

import java.util.List;

/**
 * A declaration that silences rules, and since when it does.
 *
 * @param names what it silences, sorted
 */
public record DatedSuppression(SuppressionNote note, List<Name> names) {

    /**
     * A name that silences a rule, or all.
     *
     * @param text the name, as the annotation says it
     * @param isNeeded whether something would be reported without it
     * @param age since when it is there
     */
    public record Name(String text, boolean isNeeded, Age age) {}
}

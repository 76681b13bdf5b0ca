package dev.locksmith.processor.report;

import java.util.List;

/** The findings that are taken as given, so that only new ones are reported. */
public sealed interface Baseline permits Baseline.None, GivenBaseline, WrittenBaseline {

    /** There is none: every finding is new. */
    Baseline NONE = new None();

    /** Whether this finding is taken as given. Of several equal ones, each is asked about. */
    boolean takes(Finding finding);

    /**
     * What it takes as given, and what is no longer there; asked when all findings were seen.
     * Suppressions that are still in the code are not among it.
     */
    List<AcceptedEntry> entries();

    /** Since when each of these is there; asked when all findings were seen. */
    List<DatedSuppression> date(List<SuppressionNote> suppressions);

    /**
     * All findings were seen.
     *
     * @param extent where they were looked for
     * @param suppressions what silences rules in the code
     */
    void finish(Extent extent, List<SuppressionNote> suppressions, Troubles troubles);

    /** See {@link #NONE}. */
    record None() implements Baseline {
        @Override
        public boolean takes(Finding finding) {
            return false;
        }

        @Override
        public List<AcceptedEntry> entries() {
            return List.of();
        }

        @Override
        public List<DatedSuppression> date(List<SuppressionNote> suppressions) {
            return new BaselineEntries().date(suppressions, List.of(), Age.UNKNOWN);
        }

        @Override
        public void finish(Extent extent, List<SuppressionNote> suppressions, Troubles troubles) {}
    }
}

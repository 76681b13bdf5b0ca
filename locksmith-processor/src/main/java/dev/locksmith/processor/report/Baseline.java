package dev.locksmith.processor.report;

import java.util.List;

/** The findings that are taken as given, so that only new ones are reported. */
public sealed interface Baseline permits Baseline.None, GivenBaseline, WrittenBaseline {

    /** There is none: every finding is new. */
    Baseline NONE = new None();

    /** Whether this finding is taken as given. Of several equal ones, each is asked about. */
    boolean takes(Finding finding);

    /** What it takes as given; asked when all findings were seen. */
    List<AcceptedEntry> entries();

    /**
     * All findings were seen.
     *
     * @param extent where they were looked for
     */
    void finish(Extent extent, Troubles troubles);

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
        public void finish(Extent extent, Troubles troubles) {}
    }
}

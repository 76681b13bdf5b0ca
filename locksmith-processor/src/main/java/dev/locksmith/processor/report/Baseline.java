package dev.locksmith.processor.report;

/** The findings that are taken as given, so that only new ones are reported. */
public sealed interface Baseline permits Baseline.None, GivenBaseline, WrittenBaseline {

    /** There is none: every finding is new. */
    Baseline NONE = new None();

    /** Whether this finding is taken as given. Of several equal ones, each is asked about. */
    boolean takes(Finding finding);

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
        public void finish(Extent extent, Troubles troubles) {}
    }
}

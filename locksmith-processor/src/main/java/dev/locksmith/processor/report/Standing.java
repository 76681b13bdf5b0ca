package dev.locksmith.processor.report;

/** What becomes of a finding. */
public enum Standing {
    /** The user is told. */
    NEW,
    /** The baseline has it: it was there before. */
    KNOWN,
    /** An annotation silences it. */
    SUPPRESSED
}

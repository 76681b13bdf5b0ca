package dev.locksmith.processor;

/** How much the checker reports. */
public enum Mode {
    /** Only what is certain; code without annotations stays quiet. */
    TARGETED,
    /** Also what cannot be proved. */
    COMPLETE
}

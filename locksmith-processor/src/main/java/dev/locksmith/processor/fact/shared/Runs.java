package dev.locksmith.processor.fact.shared;

/** How often a function is run that is handed to another thread, as far as that is certain. */
public enum Runs {
    /** Once, or never. */
    ONCE,
    /** Again and again, but each time after the last one is over. */
    ONE_BY_ONE,
    /** Perhaps by several threads at a time. */
    SIDE_BY_SIDE
}

package dev.locksmith.processor.scan;

import org.jspecify.annotations.Nullable;

/** A loop as it is walked: what is done in one turn of it. */
abstract class Loop {

    /** Whether the condition comes before the first turn. */
    boolean testsFirst() {
        return true;
    }

    abstract void body();

    /** What is done after the body, before the next turn. */
    void update() {}

    /** Evaluates the condition; null for a body that may be run any number of times. */
    abstract @Nullable Branches condition();
}

package dev.locksmith.processor.summary;

import java.util.List;

/**
 * What becomes of a parameter, or of the receiver, in a method's code.
 *
 * @param reasons the way it takes, one line a step
 */
public record Fate(Kind kind, List<String> reasons) {

    /** Where it ends. */
    public enum Kind {
        /** It is handed to another thread. */
        CROSSES,
        /** It is stored where other threads can read it. */
        SHARED,
        /** It is stored beyond the call under a type that hides what it is. */
        HIDDEN,
        /** The receiver, or the object that is constructed, keeps it. */
        KEPT,
        /** It comes back in the result. */
        RETURNED,
        /** It is used up. */
        CONSUMED
    }
}

package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened, for the message when it goes wrong later. Places are only recorded with
 * {@code -Dlocksmith.debug=true}; otherwise this costs nothing.
 */
final class Origin {

    /** Constant, so that the compiled code has no trace of what it switches off. */
    static final boolean RECORDED = Boolean.getBoolean("locksmith.debug");

    private Origin() {}

    /** The stack of the caller under the given heading, or null where places are not recorded. */
    static @Nullable Throwable here(String what) {
        return RECORDED ? new Throwable(what + " here by " + thread(Thread.currentThread())) : null;
    }

    /** What to say at the end of a message whose cause is to be such a place. */
    static String hint(@Nullable Throwable place) {
        return place == null ? "" : "; see the cause for where";
    }

    static String thread(Thread thread) {
        String name = thread.getName();
        return name.isEmpty() ? thread.toString() : "thread '" + name + "'";
    }
}

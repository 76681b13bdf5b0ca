package dev.locksmith.processor.export;

import java.util.Locale;

/** The kinds of types and values, the strictest first. */
public enum Isolation {
    CONFINED,
    /** Bound to a scope, or lent to a call or a request. */
    SCOPED,
    ONE_AT_A_TIME,
    OF_DOMAIN,
    /** Nothing is known for or against it. */
    UNKNOWN,
    SENDABLE;

    /** The word in files: {@code one-at-a-time}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

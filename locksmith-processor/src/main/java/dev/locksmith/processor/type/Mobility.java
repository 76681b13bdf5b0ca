package dev.locksmith.processor.type;

import org.jspecify.annotations.Nullable;

/**
 * Whether something may leave its thread.
 *
 * @param reasons why; null for SENDABLE
 */
public record Mobility(Kind kind, @Nullable Reasons reasons) {

    /** From the freest to the strictest. */
    public enum Kind {
        SENDABLE,
        UNKNOWN,
        /** Good until a call returns: said of a value that is lent to a call, never of a type. */
        LENT,
        CONFINED
    }

    /** May go to any thread. */
    public static final Mobility SENDABLE = new Mobility(Kind.SENDABLE, null);

    /** Must stay, for these reasons. */
    public static Mobility confined(Reasons reasons) {
        return new Mobility(Kind.CONFINED, reasons);
    }

    /** Nothing is known for or against it, for these reasons. */
    public static Mobility unknown(Reasons reasons) {
        return new Mobility(Kind.UNKNOWN, reasons);
    }

    /** Good until the call returns to which it is lent, for these reasons. */
    public static Mobility lent(Reasons reasons) {
        return new Mobility(Kind.LENT, reasons);
    }

    public boolean isConfined() {
        return kind == Kind.CONFINED;
    }

    public boolean isSendable() {
        return kind == Kind.SENDABLE;
    }

    /** The stricter of the two; this one where they are equally strict. */
    public Mobility or(Mobility other) {
        return other.kind.compareTo(kind) > 0 ? other : this;
    }
}

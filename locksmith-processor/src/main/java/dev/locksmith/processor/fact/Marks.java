package dev.locksmith.processor.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * What a declaration says about threads: an immutable set of {@link Mark}s.
 *
 * @param bits the marks, one bit each
 * @param uncheckedReason the author's reason where {@link Mark#SENDABLE_UNCHECKED} is among them,
 *     otherwise empty
 * @param domain the domain that one of the marks is about, otherwise empty
 */
public record Marks(long bits, String uncheckedReason, String domain) {

    /** Nothing is said. */
    public static final Marks NONE = new Marks(0, "", "");

    /** This mark alone. */
    public static Marks of(Mark mark) {
        return new Marks(mark.bit, "", "");
    }

    /** {@code @Sendable(unchecked = "...")} with this reason. */
    public static Marks unchecked(String reason) {
        return new Marks(Mark.SENDABLE_UNCHECKED.bit, reason, "");
    }

    /** This mark, about this domain. */
    public static Marks of(Mark mark, String domain) {
        return new Marks(mark.bit, "", domain);
    }

    /** Whether a mark is about a domain that it names. */
    public static boolean isNamed(long bits) {
        return (bits & (Mark.DOMAIN.bit | Mark.BOUND.bit | Mark.ENTERS.bit | Mark.HANDS_ON.bit))
                != 0;
    }

    /** Whether this is said. */
    public boolean has(Mark mark) {
        return (bits & mark.bit) != 0;
    }

    /** Whether all of this is said by these bits. */
    public boolean isIn(long others) {
        return (bits & others) == bits;
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** What either of the two says; of two reasons this one's stays, and of two domains. */
    public Marks and(Marks other) {
        long both = bits | other.bits;
        if (both == bits) {
            return this;
        }
        if (both == other.bits && uncheckedReason.isEmpty() && domain.isEmpty()) {
            return other;
        }
        return new Marks(
                both,
                uncheckedReason.isEmpty() ? other.uncheckedReason : uncheckedReason,
                domain.isEmpty() ? other.domain : domain);
    }

    @Override
    public String toString() {
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            if (has(mark)) {
                marks.add(mark);
            }
        }
        return uncheckedReason.isEmpty() ? marks.toString() : marks + " " + uncheckedReason;
    }
}

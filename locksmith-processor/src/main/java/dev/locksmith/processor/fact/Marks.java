package dev.locksmith.processor.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * What a declaration says about threads: an immutable set of {@link Mark}s.
 *
 * @param bits the marks, one bit each
 * @param uncheckedReason the author's reason where {@link Mark#SENDABLE_UNCHECKED} is among them,
 *     otherwise empty
 */
public record Marks(int bits, String uncheckedReason) {

    /** Nothing is said. */
    public static final Marks NONE = new Marks(0, "");

    /** This mark alone. */
    public static Marks of(Mark mark) {
        return new Marks(mark.bit, "");
    }

    /** {@code @Sendable(unchecked = "...")} with this reason. */
    public static Marks unchecked(String reason) {
        return new Marks(Mark.SENDABLE_UNCHECKED.bit, reason);
    }

    /** Whether this is said. */
    public boolean has(Mark mark) {
        return (bits & mark.bit) != 0;
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** What either of the two says; of two reasons this one's stays. */
    public Marks and(Marks other) {
        int both = bits | other.bits;
        if (both == bits) {
            return this;
        }
        if (both == other.bits && uncheckedReason.isEmpty()) {
            return other;
        }
        return new Marks(both, uncheckedReason.isEmpty() ? other.uncheckedReason : uncheckedReason);
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

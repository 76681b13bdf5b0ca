package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.Mobility;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whether a value may leave its thread, told so that a message can be made of it.
 *
 * @param subject the value that decides, as the source calls it
 * @param type the type of the subject
 * @param carrier what holds or captures the subject, null if it is the value itself
 * @param reasons why, one line each
 */
public record Verdict(
        Mobility.Kind kind,
        String subject,
        String type,
        @Nullable String carrier,
        List<String> reasons) {

    static final Verdict FREE = new Verdict(Mobility.Kind.SENDABLE, "", "", null, List.of());

    public boolean isConfined() {
        return kind == Mobility.Kind.CONFINED;
    }

    public boolean isLent() {
        return kind == Mobility.Kind.LENT;
    }

    public boolean isUnknown() {
        return kind == Mobility.Kind.UNKNOWN;
    }

    /** The stricter of the two. */
    Verdict or(Verdict other) {
        return other.kind.compareTo(kind) > 0 ? other : this;
    }
}

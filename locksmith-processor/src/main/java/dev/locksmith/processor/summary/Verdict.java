package dev.locksmith.processor.summary;

import dev.locksmith.processor.report.Cause;
import dev.locksmith.processor.type.Mobility;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

import javax.lang.model.element.VariableElement;

/**
 * Whether a value may leave its thread, told so that a message can be made of it.
 *
 * @param subject the value that decides, as the source calls it
 * @param type the type of the subject
 * @param carrier what holds or captures the subject, null if it is the value itself
 * @param reasons why, one line each
 * @param spreadFrom why the type is confined that confines the subject's, from its fields or the
 *     object around it on; null if it is the subject's own
 */
public record Verdict(
        Mobility.Kind kind,
        String subject,
        String type,
        @Nullable String carrier,
        List<String> reasons,
        @Nullable String spreadFrom) {

    static final Verdict FREE = new Verdict(Mobility.Kind.SENDABLE, "", "", null, List.of(), null);

    /**
     * What it follows from, together with others, that this value gets somewhere; null if it stands
     * for itself.
     *
     * @param way how it gets there, one line a step
     * @param field the field that is assigned there; null if it is not
     */
    public @Nullable Cause causeWith(List<String> way, @Nullable VariableElement field) {
        Object at = way instanceof Trace trace ? trace.last() : null;
        return spreadFrom == null || (field == null && at == null)
                ? null
                : new Cause(field == null ? Objects.requireNonNull(at) : field, spreadFrom);
    }

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

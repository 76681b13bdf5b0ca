package dev.locksmith.processor.type;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import javax.lang.model.element.TypeParameterElement;

/**
 * What the structure of a type says about its mobility, as far as it does not depend on type
 * variables.
 *
 * @param mobility what it is where every type variable in {@code holds} is sendable
 * @param holds the type variables whose values it contains, in the order in which they were found,
 *     so that two compilations name the same one; none unless the mobility is SENDABLE
 */
record Shape(Mobility mobility, Set<TypeParameterElement> holds) {

    /** Sendable, whatever its type variables are. */
    static final Shape FREE = new Shape(Mobility.SENDABLE, Set.of());

    Shape {
        holds =
                holds.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(new LinkedHashSet<>(holds));
    }

    static Shape of(Mobility mobility) {
        return mobility.isSendable() ? FREE : new Shape(mobility, Set.of());
    }

    static Shape confined(Reasons reasons) {
        return new Shape(Mobility.confined(reasons), Set.of());
    }

    static Shape unknown(Reasons reasons) {
        return new Shape(Mobility.unknown(reasons), Set.of());
    }

    static Shape unknown(Supplier<String> words) {
        return unknown(Reasons.of(words));
    }

    static Shape holding(Set<TypeParameterElement> variables) {
        return variables.isEmpty() ? FREE : new Shape(Mobility.SENDABLE, variables);
    }

    boolean isConfined() {
        return mobility.isConfined();
    }

    boolean isSendable() {
        return mobility.isSendable();
    }

    /**
     * The shape of something that consists of both; this one's reasons where they weigh the same.
     */
    Shape with(Shape other) {
        if (mobility.kind() != other.mobility.kind()) {
            return mobility.kind().compareTo(other.mobility.kind()) > 0 ? this : other;
        }
        if (!isSendable() || other.holds.isEmpty() || holds.equals(other.holds)) {
            return this;
        }
        if (holds.isEmpty()) {
            return other;
        }
        Set<TypeParameterElement> both = new LinkedHashSet<>(holds);
        both.addAll(other.holds);
        return holding(both);
    }

    /** This shape with one more sentence in front of its reasons. */
    Shape because(Supplier<String> words) {
        Reasons reasons = mobility.reasons();
        return reasons == null
                ? this
                : new Shape(new Mobility(mobility.kind(), reasons.andSo(words)), holds);
    }

    /** Whether the other says the same, whatever the reasons. */
    boolean sameAs(Shape other) {
        return mobility.kind() == other.mobility.kind() && holds.equals(other.holds);
    }
}

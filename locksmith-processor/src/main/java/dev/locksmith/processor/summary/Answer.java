package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.Mobility;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.type.TypeMirror;

/**
 * A question while it is answered: what its value says by itself, and the questions it leads to.
 */
final class Answer {

    /** What the type of a value says; null if nothing is known by it. */
    private @Nullable Leaf leaf;

    private final List<Step> steps = new ArrayList<>();

    private Mobility.Kind kind = Mobility.Kind.SENDABLE;

    /** How many steps lead to the value that decides. */
    private int distance;

    /**
     * What the type of a value says.
     *
     * @param type the type; null if it may be any
     * @param name how a message calls it if nobody gave it another name
     * @param isNamed whether it is called so in any case
     */
    record Leaf(Mobility mobility, @Nullable TypeMirror type, String name, boolean isNamed) {}

    /** How the value of the next question is in this one. */
    sealed interface Step {

        Question next();

        /** Whether what is so of it is so of this one. */
        default boolean carries(Mobility.Kind kind) {
            return true;
        }
    }

    /** It is the same object. */
    record Same(Question next) implements Step {}

    /** It is the same object, if that is certain to be something. */
    record Perhaps(Question next) implements Step {
        @Override
        public boolean carries(Mobility.Kind kind) {
            return kind != Mobility.Kind.UNKNOWN;
        }
    }

    /**
     * A function captures it.
     *
     * @param how why it does, as one line; null if its code shows that
     */
    record Captures(Question next, String name, String what, @Nullable String how)
            implements Step {}

    /** An object holds it. */
    record Holds(Question next, String how) implements Step {
        @Override
        public boolean carries(Mobility.Kind kind) {
            return kind != Mobility.Kind.UNKNOWN;
        }
    }

    void leaf(Leaf said) {
        leaf = said;
        kind = said.mobility().kind();
    }

    void step(Step step) {
        steps.add(step);
    }

    @Nullable Leaf leaf() {
        return leaf;
    }

    List<Step> steps() {
        return steps;
    }

    Mobility.Kind kind() {
        return kind;
    }

    int distance() {
        return distance;
    }

    void becomes(Mobility.Kind now, int steps) {
        kind = now;
        distance = steps;
    }
}

package dev.locksmith.processor.dataflow.store;

import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Where a value comes from that a body follows.
 *
 * @param key the parameter, the local variable, the field of the object itself, or the expression
 */
public record Birth(Object key, TypeMirror type, Kind kind) {

    /** What a birth is one of. */
    public enum Kind {
        /** A value that one thread may use at a time. */
        ONE_AT_A_TIME,
        /** A value that is over when it is released. */
        COUNTED,
        /**
         * It stands for other values: a function that was given stands for what it captures, a
         * method of the object itself for what it uses, and a parameter, or a field that keeps one,
         * whose type leaves that open for what callers give.
         */
        STAND_IN
    }

    /** A value that one thread may use at a time. */
    public Birth(Object key, TypeMirror type) {
        this(key, type, Kind.ONE_AT_A_TIME);
    }

    public boolean isStandIn() {
        return kind == Kind.STAND_IN;
    }

    public boolean isCounted() {
        return kind == Kind.COUNTED;
    }

    public static Birth ofMethod(ExecutableElement method) {
        return new Birth(method, method.getReturnType(), Kind.STAND_IN);
    }

    /** Whether it is a field of a task, which stands for what those gave that made the task. */
    public boolean isKept() {
        return isStandIn() && key instanceof VariableElement field && field.getKind().isField();
    }

    /** The places of which each makes it another value when it is run again. */
    Set<?> places() {
        return key instanceof Set<?> several ? several : Set.of(key);
    }

    /** Whether it is a field or a method of the object whose code this is. */
    public boolean isOfObject() {
        return key instanceof ExecutableElement
                || (key instanceof VariableElement field && field.getKind().isField());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Birth birth && birth.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}

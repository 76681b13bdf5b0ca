package dev.locksmith.processor.dataflow;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Where a value comes from that a body follows.
 *
 * @param key the parameter, the local variable, the field of the object itself, or the expression
 * @param isStandIn whether it stands for other values: a function that was given stands for what it
 *     captures, a method of the object itself for what it uses, and a parameter whose type leaves
 *     that open for what callers give
 */
record Birth(Object key, TypeMirror type, boolean isStandIn) {

    /** A value that one thread may use at a time. */
    Birth(Object key, TypeMirror type) {
        this(key, type, false);
    }

    static Birth ofMethod(ExecutableElement method) {
        return new Birth(method, method.getReturnType(), true);
    }

    /** Whether it is a field or a method of the object whose code this is. */
    boolean isOfObject() {
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

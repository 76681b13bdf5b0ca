package dev.locksmith.processor.type;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Which types may leave their thread. */
public final class MobilityOf {

    /** The mobility of values of this type. */
    public Mobility of(TypeMirror type) {
        throw new UnsupportedOperationException();
    }

    /** The mobility of what this field, parameter or local variable admits to hold: its type's, and what its own annotations say. */
    public Mobility of(VariableElement variable) {
        throw new UnsupportedOperationException();
    }
}

package dev.locksmith.processor.fact.scope;

import javax.lang.model.element.ExecutableElement;

/**
 * A call returns what it is given, if its method is one that does.
 *
 * @param argument the index of the parameter that comes back; {@link #RECEIVER} for what the method
 *     is called on
 */
public record HandedOn(ExecutableElement method, int argument) {

    /** Stands for the receiver where parameters are numbered. */
    public static final int RECEIVER = -1;
}

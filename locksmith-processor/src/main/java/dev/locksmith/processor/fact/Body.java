package dev.locksmith.processor.fact;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Code that runs as one: who runs it decides which locks are held when it begins. */
public sealed interface Body {

    /** No body was begun. */
    Body NOWHERE = new Nowhere();

    /** The body of a method or constructor. */
    record OfMethod(ExecutableElement method) implements Body {}

    /** The initializers of a class, or of its objects. */
    record Initializer(TypeElement type, boolean isStatic) implements Body {}

    /**
     * A lambda, or the methods of a local or anonymous class: it is run by whoever is given it.
     *
     * @param place the tree that makes it
     */
    record OfFunction(Object place) implements Body {}

    /** See {@link #NOWHERE}. */
    record Nowhere() implements Body {}
}

package dev.locksmith.processor.fact;

import javax.lang.model.element.VariableElement;

/**
 * Which object of a domain is used. Some libraries let whoever makes an object use it on any
 * thread, until it is made part of what is shown: there it counts where the object comes from.
 */
public sealed interface Subject {

    /** One that does not come from the code that uses it. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Subject ANY = new Any();

    /** The object whose code this is. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Subject SELF = new Self();

    /** See {@link #ANY}. */
    record Any() implements Subject {}

    /** See {@link #SELF}. */
    record Self() implements Subject {}

    /** What is given to the code that declares this parameter. */
    record Given(VariableElement parameter) implements Subject {}

    /** What a local variable of this code holds, or what the code has made. */
    record Local(Code code) implements Subject {}
}

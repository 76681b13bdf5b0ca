package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Where a value goes. */
public sealed interface Destination {

    /**
     * To another thread, or to code that may take it to one.
     *
     * @param demand how strict the place is
     * @param reasons why this is a boundary, one line each
     * @param takers who gets the value there
     * @param wayOut what helps at this boundary; null if what helps everywhere does
     */
    record Boundary(Demand demand, List<String> reasons, Takers takers, @Nullable String wayOut)
            implements Destination {

        public Boundary(Demand demand, List<String> reasons) {
            this(demand, reasons, Takers.SEVERAL, null);
        }

        public Boundary(Demand demand, List<String> reasons, String wayOut) {
            this(demand, reasons, Takers.SEVERAL, wayOut);
        }

        /** A hand-over: one task, or one thread, takes the value over. */
        public static Boundary toOne(Demand demand, List<String> reasons) {
            return new Boundary(demand, reasons, Takers.ONE, null);
        }
    }

    /** Who gets a value at a boundary. */
    enum Takers {
        /** One thread at a time takes it over. */
        ONE,
        /** Several threads may use it, or it cannot be told. */
        SEVERAL
    }

    /** What a boundary asks of a value. */
    enum Demand {
        /** It must be sendable. */
        SENDABLE,
        /** It must not be confined, and is free otherwise. */
        NOT_CONFINED
    }

    /**
     * Into a type parameter of a method that must be sendable.
     *
     * @param given the type it stands for; where that is confined, it is the mistake and not the
     *     value
     */
    record TypeArgument(
            Demand demand, Element parameter, @Nullable TypeMirror given, List<String> reasons)
            implements Destination {}

    /**
     * Where other threads can read it.
     *
     * @param place names the place: "the static field 'x'", "this queue"
     * @param declared the type under which it is found there; where that says it is confined, the
     *     declaration is the mistake and not the store
     * @param field the field that is assigned; null if it is put into something, or not known here
     * @param takers who gets it from there: of what a queue holds each thing goes to one
     * @param isAssigned whether it is assigned to a field; what is put into something may be taken
     *     out again
     */
    record Shared(
            Demand demand,
            String place,
            @Nullable TypeMirror declared,
            @Nullable VariableElement field,
            List<String> reasons,
            Takers takers,
            boolean isAssigned)
            implements Destination {

        public Shared(
                Demand demand,
                String place,
                @Nullable TypeMirror declared,
                @Nullable VariableElement field,
                List<String> reasons) {
            this(demand, place, declared, field, reasons, Takers.SEVERAL, field != null);
        }
    }

    /**
     * Where it stays beyond the call, under a type that may hide that it is confined.
     *
     * @param declared as in {@link Shared}
     * @param field the field that keeps it, if it is a field of the object whose code this is
     * @param keeper the object that keeps it, in the field or otherwise
     * @param where in which part of the keeper, or of the object whose field it is
     */
    record Kept(
            String place,
            @Nullable TypeMirror declared,
            @Nullable VariableElement field,
            Value keeper,
            AccessPath where,
            List<String> reasons)
            implements Destination {}

    /** Nowhere: from here on it is good for longer than the call to which it was lent. */
    record Prolonged() implements Destination {}

    /** Back to the caller of this method. */
    record Result(ExecutableElement method) implements Destination {}

    /** Into code of which nothing is known. */
    record UnknownCode(ExecutableElement method) implements Destination {}
}

package dev.locksmith.processor.fact.shared;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A value that one thread at a time may use is used by several, and no lock is common to its uses.
 *
 * @param reach why several threads come to the field
 * @param uses some that have no lock in common: one of them where it is under no lock at all
 */
public record Unguarded(VariableElement field, Reach reach, List<SharedUse> uses, Site site)
        implements Fact {

    /** Why several threads reach what a field holds. */
    public sealed interface Reach {

        /** It is static. */
        record Static() implements Reach {}

        /** It is a field of the constants of an enum. */
        record Constants(TypeElement type) implements Reach {}

        /** It is a field of an object that several threads use. */
        record Serving(TypeElement type) implements Reach {}

        /** It is a field of the one object of a class, which every thread gets from a static. */
        record Singleton(VariableElement holder) implements Reach {}

        /** The same; and the site is a task, which uses that object on another thread. */
        record Task(VariableElement holder) implements Reach {}
    }
}

package dev.locksmith.processor.fact.lock;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;

import java.util.List;

/**
 * Threads that can wait for each other, or one that waits for itself.
 *
 * @param kind what kind of circle it is
 * @param ways what each thread does, in the order of the circle
 * @param site the acquisition that closes the circle
 */
public record CircularWait(Kind kind, List<Way> ways, Site site) implements Fact {

    /** Kinds of circles. */
    public enum Kind {
        /** Each thread holds what the next one asks for. */
        ORDER,
        /** The objects of one class, locked in no order. */
        ALIKE,
        /** A thread that reads asks to write. */
        UPGRADE,
        /** A lock that cannot be taken twice is. */
        AGAIN,
        /** A function that a map runs to compute a value has the map compute another one. */
        COMPUTING,
        /** A thread asks for a mutex against the order of levels, which throws. */
        LEVELS,
        /** A thread waits for a task that needs what the thread holds. */
        WAITING,
        /** A thread waits to be woken, and holds what whoever wakes it takes before. */
        SLEEPING,
        /** The initializers of classes need each other. */
        INITIALIZERS
    }

    /**
     * What one thread does.
     *
     * @param held what it holds, in words
     * @param asked what it asks for, in words
     * @param holding where it took what it holds, from the outermost call inwards
     * @param asking where it asks
     */
    public record Way(String held, String asked, List<Place> holding, List<Place> asking) {}

    /** Something that is done at a place. */
    public record Place(String what, Site site) {}
}

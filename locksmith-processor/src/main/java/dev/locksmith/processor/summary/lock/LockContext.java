package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import java.util.List;
import java.util.Set;

/**
 * How things stand where something is done, in a body or in a callee that it leads to.
 *
 * @param held what is certainly held then
 * @param without what has been given back by then that only a caller can have taken
 * @param ordered whether something was compared before
 * @param places where it is done, from the outermost call inwards
 * @param supposed what boolean parameters and fields are then
 */
record LockContext(
        List<Held> held,
        Set<Lock> without,
        boolean ordered,
        List<Place> places,
        Supposed supposed) {

    /** Where no callee is involved yet that holds, has given back or has compared anything. */
    static LockContext at(List<Place> places) {
        return new LockContext(List.of(), Set.of(), false, places, Supposed.NOTHING);
    }

    /** The same place with these held. */
    LockContext holding(List<Held> held) {
        return new LockContext(held, without, ordered, places, supposed);
    }

    /** Whether something is done by the body itself, not somewhere in a callee. */
    boolean isHere() {
        return held.isEmpty() && places.size() == 1;
    }
}

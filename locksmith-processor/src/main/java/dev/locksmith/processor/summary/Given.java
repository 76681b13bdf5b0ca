package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Value;

/**
 * What a call puts into an object, or hands back.
 *
 * @param value what the call was given
 * @param part the part of it that is handed on
 * @param place where that is in the object, or in the result
 */
record Given(Value value, AccessPath part, AccessPath place) {

    /** Whether it is what this part of the object holds, or in it, or holds it. */
    boolean concerns(AccessPath asked) {
        return asked.isIn(place) || place.isIn(asked);
    }

    /** The part of the value that is meant when this part of the object is asked for. */
    AccessPath partFor(AccessPath asked) {
        return asked.isIn(place) ? part.plus(asked.within(place)) : part;
    }

    /** Where that is in the part that is asked for. */
    AccessPath placeIn(AccessPath asked) {
        return asked.isIn(place) ? AccessPath.WHOLE : place.within(asked);
    }
}

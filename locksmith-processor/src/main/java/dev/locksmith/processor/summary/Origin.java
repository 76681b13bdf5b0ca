package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;

import javax.lang.model.element.Element;

/**
 * A parameter that is in a value.
 *
 * @param parameter a parameter, or a method for its receiver
 * @param part what of it is in the value
 * @param place where in the value that is
 * @param seen the class that it was seen to be of on the way there, or those that it was seen not
 *     to be of, each after an exclamation mark; empty if it may be any
 */
record Origin(Element parameter, AccessPath part, AccessPath place, String seen) {

    // Written out for the sake of cold starts, as in values.

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin
                && origin.parameter.equals(parameter)
                && origin.part.equals(part)
                && origin.place.equals(place)
                && origin.seen.equals(seen);
    }

    @Override
    public int hashCode() {
        return (parameter.hashCode() * 31 + part.hashCode()) * 31 + place.hashCode();
    }
}

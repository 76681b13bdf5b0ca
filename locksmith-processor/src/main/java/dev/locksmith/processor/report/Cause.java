package dev.locksmith.processor.report;

/**
 * What several findings follow from: that what is confined has spread, and gets to one place.
 *
 * @param at the place, which is the same for all of them
 * @param spreadFrom what is confined, and why
 */
public record Cause(Object at, String spreadFrom) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Cause cause
                && cause.at == at
                && cause.spreadFrom.equals(spreadFrom);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(at) * 31 + spreadFrom.hashCode();
    }
}

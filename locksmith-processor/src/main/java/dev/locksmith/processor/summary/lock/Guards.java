package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The locks that a thread holds beside those of a circle, each by how it is held. */
record Guards(Map<LockNode.Place, Lock.Mode> modes) {

    /**
     * What all hold who run a body.
     *
     * @param before who may write may read as well
     */
    static Guards of(Set<LockEntries.Entry> before) {
        Guards guards = new Guards(new HashMap<>());
        for (LockEntries.Entry each : before) {
            guards.add(each.place(), each.mode());
        }
        return guards;
    }

    void add(LockNode.Place place, Lock.Mode mode) {
        modes.merge(place, mode, (one, other) -> one == Lock.Mode.WRITE ? one : other);
    }

    void remove(LockNode.Place place) {
        modes.remove(place);
    }

    boolean contains(LockNode.Place place) {
        return modes.containsKey(place);
    }

    /** Whether no two threads come by them at the same time; readers of one lock do. */
    boolean keepOut(Guards others) {
        for (Map.Entry<LockNode.Place, Lock.Mode> each : modes.entrySet()) {
            Lock.Mode other = others.modes.get(each.getKey());
            if (other != null && (other == Lock.Mode.WRITE || each.getValue() == Lock.Mode.WRITE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that these keep out are kept out by the others. */
    boolean areAmong(Guards others) {
        for (Map.Entry<LockNode.Place, Lock.Mode> each : modes.entrySet()) {
            Lock.Mode other = others.modes.get(each.getKey());
            if (other == null || (each.getValue() == Lock.Mode.WRITE && other == Lock.Mode.READ)) {
                return false;
            }
        }
        return true;
    }
}

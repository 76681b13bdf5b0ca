package dev.locksmith.processor.dataflow.store;

import dev.locksmith.processor.fact.domain.CodeCalled;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * The domain of tests: what is certain, where control comes to a point, of the thread that runs the
 * code. An element is the name of a thread domain, {@link CodeCalled#ANYWHERE}, or a method of the
 * program that was asked and may be such a test. Where nothing more is known, there is no element.
 */
public final class Whereabouts {

    private final JoinMap<Object, Object> known;

    /** What is told of it as long as it does not change; null if that was not asked yet. */
    private @Nullable Set<Object> told;

    Whereabouts() {
        this(new JoinMap<>());
    }

    private Whereabouts(JoinMap<Object, Object> known) {
        this.known = known;
    }

    Whereabouts copy() {
        Whereabouts copy = new Whereabouts(known.copy());
        copy.told = told;
        return copy;
    }

    public boolean isIn(String domain) {
        return !known.isEmpty()
                && (known.get(domain) != null || known.get(CodeCalled.ANYWHERE) != null);
    }

    public void enter(Object element) {
        if (known.get(element) == null) {
            known.put(element, element);
            told = null;
        }
    }

    public void leave(Object element) {
        known.remove(element);
        told = null;
    }

    /** All that is known, as it is now. */
    public Set<Object> all() {
        if (known.isEmpty()) {
            return Set.of();
        }
        Set<Object> all = told;
        if (all == null) {
            all = Set.copyOf(known.entries().keySet());
            told = all;
        }
        return all;
    }

    boolean join(Whereabouts other) {
        boolean changed = known.joinCommon(other.known);
        if (changed) {
            told = null;
        }
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Whereabouts whereabouts && whereabouts.known.equals(known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }
}

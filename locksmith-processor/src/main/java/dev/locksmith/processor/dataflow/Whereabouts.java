package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.fact.CodeCalled;

import java.util.Set;

/**
 * The domain of tests: what is certain, where control comes to a point, of the thread that runs the
 * code. An element is the name of a thread domain, {@link CodeCalled#ANYWHERE}, or a method of the
 * program that was asked and may be such a test. Where nothing more is known, there is no element.
 */
final class Whereabouts {

    private final JoinMap<Object, Object> known;

    Whereabouts() {
        this(new JoinMap<>());
    }

    private Whereabouts(JoinMap<Object, Object> known) {
        this.known = known;
    }

    Whereabouts copy() {
        return new Whereabouts(known.copy());
    }

    boolean isIn(String domain) {
        return !known.isEmpty()
                && (known.get(domain) != null || known.get(CodeCalled.ANYWHERE) != null);
    }

    void enter(Object element) {
        known.put(element, element);
    }

    void leave(Object element) {
        known.remove(element);
    }

    /** All that is known, as it is now. */
    Set<Object> all() {
        return known.isEmpty() ? Set.of() : Set.copyOf(known.entries().keySet());
    }

    boolean join(Whereabouts other) {
        return known.joinCommon(other.known);
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

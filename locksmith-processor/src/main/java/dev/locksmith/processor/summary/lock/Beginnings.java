package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.TypeElement;

/** How things stand where bodies begin: no lock is held, but classes are initialized. */
final class Beginnings {

    private final ClassEntries entries;
    private final Map<TypeElement, HeldLocks> byOwner = new HashMap<>();

    Beginnings(ClassEntries entries) {
        this.entries = entries;
    }

    /** Code of a class runs when the class is initialized, or by the thread that does it. */
    HeldLocks of(LockBody body) {
        return body.key() instanceof LockBody.Initializer
                ? new HeldLocks()
                : byOwner.computeIfAbsent(body.owner(), this::inside).copy();
    }

    private HeldLocks inside(TypeElement owner) {
        HeldLocks held = new HeldLocks();
        TypeElement at = owner;
        while (at != null) {
            held.initializeAll(at);
            at = entries.isReachedThroughOuter(at) ? ClassEntries.outerOf(at) : null;
        }
        return held;
    }
}

package dev.locksmith;

import dev.locksmith.annotations.Sendable;

/**
 * The level that comes after all others: for a lock that needs no lock order of its own, since no
 * other is taken while it is held.
 *
 * <pre>{@code
 * static final Mutex<Long, Leaf> HITS = Mutex.of(0L);
 *
 * try (var hits = scope.lock(HITS)) { ... }          // nothing else is held
 * try (var hits = account.lockLeaf(HITS)) { ... }    // whatever else is held
 * }</pre>
 *
 * <p>Java's types have no interface below all positions, so {@code lock} takes a leaf with a scope
 * alone, and {@link LockKey#lockLeaf} with any key. Two leaves are taken together, as a pair or
 * {@link LockSet}, or not at once at all: the second throws {@link LockOrderException}.
 *
 * <p>It answers to surelock's highest level, at which a lock is the last one.
 */
@Sendable
public final class Leaf extends Level<Unlocked, Leaf.Held> {

    /** The position of who holds a leaf. No level is open from it, and none can lead below it. */
    public static final class Held implements Unlocked {
        private Held() {}
    }

    /** The level itself. */
    public static final Leaf LEVEL = new Leaf();

    private Leaf() {
        super(Unlocked.class, Held.class);
    }
}

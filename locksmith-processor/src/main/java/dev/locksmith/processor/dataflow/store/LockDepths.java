package dev.locksmith.processor.dataflow.store;

import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The domain of locks: how often each may have been taken. Where paths meet a lock may be held that
 * is held on one of them: what is not here is certainly not held.
 */
public final class LockDepths {

    /** From here on nobody counts: such a lock is not given back for good. */
    private static final int MANY = 8;

    private final JoinMap<LockPath, Integer> depths;

    LockDepths() {
        this(new JoinMap<>());
    }

    private LockDepths(JoinMap<LockPath, Integer> depths) {
        this.depths = depths;
    }

    LockDepths copy() {
        return new LockDepths(depths.copy());
    }

    public void take(LockPath lock) {
        Integer depth = depths.get(lock);
        depths.put(lock, depth == null ? 1 : Math.min(depth + 1, MANY));
    }

    public void giveBack(LockPath lock) {
        Integer depth = depths.get(lock);
        if (depth != null && depth < MANY) {
            if (depth == 1) {
                depths.remove(lock);
            } else {
                depths.put(lock, depth - 1);
            }
        }
    }

    /** Another thread begins here, with nothing. */
    public void clear() {
        for (LockPath lock : List.copyOf(depths.entries().keySet())) {
            depths.remove(lock);
        }
    }

    public boolean isEmpty() {
        return depths.isEmpty();
    }

    /** The locks that may be held, and that keep all others out. */
    public Lockset lockset() {
        if (depths.isEmpty()) {
            return Lockset.NONE;
        }
        Set<LockPath> locks = new HashSet<>(depths.entries().keySet());
        locks.remove(LockPath.OF_READERS);
        return locks.isEmpty() ? Lockset.NONE : Lockset.of(locks);
    }

    boolean join(LockDepths other) {
        return depths.joinAll(other.depths, (mine, theirs) -> theirs > mine ? theirs : mine);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LockDepths held && held.depths.equals(depths);
    }

    @Override
    public int hashCode() {
        return depths.hashCode();
    }
}

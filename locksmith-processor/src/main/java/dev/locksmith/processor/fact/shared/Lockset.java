package dev.locksmith.processor.fact.shared;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The locks that a thread may hold at a point of the program. What is in none of them is certainly
 * not held, so that uses whose sets have nothing in common are certainly under no common lock.
 */
public final class Lockset {

    /** No lock is held. */
    public static final Lockset NONE = new Lockset(Set.of(), false);

    /** Every lock: so little is known that any could be held, or no other thread can be there. */
    public static final Lockset ALL = new Lockset(Set.of(), true);

    private final Set<LockPath> locks;
    private final boolean all;

    private Lockset(Set<LockPath> locks, boolean all) {
        this.locks = locks;
        this.all = all;
    }

    /** These locks; one of which nothing is known could be any. */
    public static Lockset of(Set<LockPath> locks) {
        if (locks.isEmpty()) {
            return NONE;
        }
        return locks.contains(LockPath.UNKNOWN) ? ALL : new Lockset(Set.copyOf(locks), false);
    }

    /** The locks, unless these are all. */
    public Set<LockPath> locks() {
        return locks;
    }

    public boolean isAll() {
        return all;
    }

    public boolean isEmpty() {
        return !all && locks.isEmpty();
    }

    /** What is held when one body runs inside another: the locks of both. */
    public Lockset plus(Lockset more) {
        if (all || more.isEmpty()) {
            return this;
        } else if (more.all || locks.isEmpty()) {
            return more;
        }
        Set<LockPath> both = new LinkedHashSet<>(locks);
        both.addAll(more.locks);
        return new Lockset(both, false);
    }

    /** The locks that both have. */
    public Lockset common(Lockset other) {
        if (all) {
            return other;
        } else if (other.all) {
            return this;
        }
        Set<LockPath> common = new LinkedHashSet<>(locks);
        common.retainAll(other.locks);
        return of(common);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lockset lockset
                && lockset.all == all
                && lockset.locks.equals(locks);
    }

    @Override
    public int hashCode() {
        return all ? 1 : locks.hashCode();
    }

    @Override
    public String toString() {
        return all ? "all" : locks.toString();
    }
}

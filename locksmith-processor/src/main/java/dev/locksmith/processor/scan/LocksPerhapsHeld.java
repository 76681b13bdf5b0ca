package dev.locksmith.processor.scan;

/** The domain of locks that may be held, each by how the code calls it. */
final class LocksPerhapsHeld {

    private final JoinMap<Object, Boolean> held;

    LocksPerhapsHeld() {
        this(new JoinMap<>());
    }

    private LocksPerhapsHeld(JoinMap<Object, Boolean> held) {
        this.held = held;
    }

    LocksPerhapsHeld copy() {
        return new LocksPerhapsHeld(held.copy());
    }

    boolean areAny() {
        return !held.isEmpty();
    }

    void lock(Object lock) {
        held.put(lock, true);
    }

    void unlock(Object lock) {
        held.remove(lock);
    }

    boolean join(LocksPerhapsHeld other) {
        return held.joinAll(other.held, (one, two) -> one);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocksPerhapsHeld locks && locks.held.equals(held);
    }

    @Override
    public int hashCode() {
        return held.hashCode();
    }
}

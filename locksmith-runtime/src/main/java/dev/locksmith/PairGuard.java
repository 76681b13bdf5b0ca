package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * Two mutexes of one level, locked together: the way to both values, and the key for further locks.
 *
 * <p>The mutexes are taken in the order of their ids, whatever the order written; {@link #first}
 * and {@link #second} follow the order written.
 *
 * <pre>{@code
 * try (var pair = config.lock(from, to)) {
 *     pair.first().withdraw(amount);
 *     pair.second().deposit(amount);
 * }
 * }</pre>
 *
 * <p><b>Kept too long.</b> A guard that is used after its close throws. Pair guards are opened
 * again for later pairs of the same {@link KeyHandle}, so that locking allocates nothing; a
 * reference that was kept beyond its close then works on the pair that is open now. It never
 * reaches a value whose lock this thread does not hold. With the system property {@code
 * locksmith.debug} they are not opened again, and every use after the close throws.
 *
 * <p>It answers to the guards that surelock hands out for a {@code LockSet} of a 2-tuple.
 *
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <P> the position: what is held now
 */
public final class PairGuard<A extends @Nullable Object, B extends @Nullable Object, P>
        extends LockKey<P> {

    private Guard<A, ?> first;
    private Guard<B, ?> second;

    private PairGuard(Guard<A, ?> first, Guard<B, ?> second) {
        super(first.position);
        this.first = first;
        this.second = second;
    }

    /** Locks both with {@code key}, or returns null when patience is at its end. */
    static <A extends @Nullable Object, B extends @Nullable Object, P, X extends Exception>
            @Nullable PairGuard<A, B, P> take(
                    LockKey<?> key, Mutex<A, ?> first, Mutex<B, ?> second, Patience<X> patience)
                    throws X {
        KeyHandle owner = key.requireOrder(first.level(), first);
        checkPair(first, second);
        PairGuard<A, B, P> pair = spare(owner, first.guard, second.guard);
        boolean asWritten = first.id() < second.id();
        MutexLock lower = asWritten ? first.guard.lock : second.guard.lock;
        MutexLock upper = asWritten ? second.guard.lock : first.guard.lock;
        if (!lower.tryLock(owner.thread) && !lower.await(patience)) {
            return null;
        }
        boolean both = false;
        try {
            both = upper.tryLock(owner.thread) || upper.await(patience);
        } finally {
            if (!both) {
                lower.unlock();
            }
        }
        if (!both) {
            return null;
        }
        owner.sparePair = (PairGuard<?, ?, ?>) pair.outer;
        owner.opened(pair, key);
        return pair;
    }

    private static void checkPair(Mutex<?, ?> first, Mutex<?, ?> second) {
        if (first == (Mutex<?, ?>) second) {
            throw new IllegalArgumentException(
                    "cannot lock " + first + " twice: a pair takes two mutexes");
        }
        if (!first.level().isSameStepAs(second.level())) {
            throw new IllegalArgumentException(
                    "cannot lock "
                            + first
                            + " and "
                            + second
                            + " as a pair, for a pair holds one level only: lock "
                            + first.level()
                            + " and "
                            + second.level()
                            + " one after the other");
        }
    }

    /** A closed guard for two mutexes: the next that {@code owner} has to spare, or a new one. */
    @SuppressWarnings("unchecked") // a closed guard has no types to keep
    private static <A extends @Nullable Object, B extends @Nullable Object, P>
            PairGuard<A, B, P> spare(KeyHandle owner, Guard<A, ?> first, Guard<B, ?> second) {
        PairGuard<A, B, P> spare = (PairGuard<A, B, P>) owner.sparePair;
        if (spare == null) {
            return new PairGuard<>(first, second);
        }
        spare.position = first.position;
        spare.first = first;
        spare.second = second;
        return spare;
    }

    /**
     * The value of the mutex that was written first.
     *
     * @return the value
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed
     */
    public A first() {
        requireOpen("read");
        return first.value;
    }

    /**
     * The value of the mutex that was written second.
     *
     * @return the value
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed
     */
    public B second() {
        requireOpen("read");
        return second.value;
    }

    /**
     * Puts a new value under the mutex that was written first.
     *
     * @param value the new value
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed
     */
    public void setFirst(A value) {
        requireOpen("write");
        first.value = value;
    }

    /**
     * Puts a new value under the mutex that was written second.
     *
     * @param value the new value
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed
     */
    public void setSecond(B value) {
        requireOpen("write");
        second.value = value;
    }

    /**
     * Unlocks both mutexes.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; all stay open then
     */
    @Override
    public void close() {
        KeyHandle owner = requireNewest("close", this);
        owner.closed(this);
        if (!Place.RECORDED) {
            outer = owner.sparePair;
            owner.sparePair = this;
        }
        second.lock.unlock();
        first.lock.unlock();
    }

    @Override
    String describe() {
        return "the pair of " + first.describe() + " and " + second.describe();
    }
}

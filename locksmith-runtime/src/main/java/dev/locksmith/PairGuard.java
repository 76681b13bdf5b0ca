package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.VarHandle;

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

    /** Another of the same scope. */
    private final @Nullable PairGuard<?, ?, ?> next;

    private PairGuard(
            LockScope scope,
            Guard<A, ?> first,
            Guard<B, ?> second,
            @Nullable PairGuard<?, ?, ?> next) {
        super(first.position, scope);
        this.first = first;
        this.second = second;
        this.next = next;
    }

    /** Locks both with {@code key}, or returns null when patience is at its end. */
    static <A extends @Nullable Object, B extends @Nullable Object, P, X extends Exception>
            @Nullable PairGuard<A, B, P> take(
                    LockKey<?> key, Mutex<A, ?> first, Mutex<B, ?> second, Patience<X> patience)
                    throws X {
        LockScope scope = key.requireOrder(first.level(), first);
        checkPair(first, second);
        PairGuard<A, B, P> pair = closed(scope, first.guard, second.guard);
        boolean asWritten = first.id() < second.id();
        Guard<?, ?> lower = asWritten ? first.guard : second.guard;
        Guard<?, ?> upper = asWritten ? second.guard : first.guard;
        long next = scope.newest + 1;
        long mark = scope.mark();
        try {
            return pair.takeBoth(scope, lower, upper, patience) ? pair : null;
        } catch (Throwable e) {
            if (lower.place == mark) {
                upper.giveBack(scope, mark);
            }
            lower.giveBack(scope, mark);
            pair.undoOpen(scope, next);
            wake(upper, lower);
            throw e;
        }
    }

    /**
     * Both or none. What an Error leaves of it, the caller gives back: where the stack overflows in
     * here, there is more room.
     */
    private <X extends Exception> boolean takeBoth(
            LockScope scope, Guard<?, ?> lower, Guard<?, ?> upper, Patience<X> patience) throws X {
        long mark = scope.mark();
        if (!lower.acquire(scope, mark, patience)) {
            return false;
        }
        if (!upper.acquire(scope, mark, patience)) {
            lower.unlock();
            return false;
        }
        open(scope, scope.newest + 1);
        return true;
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

    /** A closed guard of this scope for two mutexes that are about to be locked. */
    private static <A extends @Nullable Object, B extends @Nullable Object, P>
            PairGuard<A, B, P> closed(LockScope scope, Guard<A, ?> first, Guard<B, ?> second) {
        if (Origin.RECORDED) {
            return new PairGuard<>(scope, first, second, null);
        }
        PairGuard<?, ?, ?> spare = scope.pairs;
        while (spare != null && spare.isOpen()) {
            spare = spare.next;
        }
        if (spare == null) {
            PairGuard<A, B, P> pair = new PairGuard<>(scope, first, second, scope.pairs);
            scope.pairs = pair;
            return pair;
        }
        @SuppressWarnings("unchecked") // a closed guard has no types to keep
        PairGuard<A, B, P> pair = (PairGuard<A, B, P>) spare;
        if (pair.first != first || pair.second != second) {
            pair.position = first.position;
            pair.first = first;
            pair.second = second;
        }
        return pair;
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
        Guard<?, ?> one = first; // read once, before the memory barrier
        Guard<?, ?> other = second;
        LockScope scope = scope();
        shut();
        try {
            other.letGo();
            one.letGo();
            VarHandle.fullFence();
        } catch (Throwable e) {
            other.giveBack(scope, scope.mark());
            one.giveBack(scope, scope.mark());
            throw e;
        } finally {
            wake(other, one);
        }
    }

    private static void wake(Guard<?, ?> sooner, Guard<?, ?> later) {
        try {
            sooner.wake();
        } finally {
            later.wake();
        }
    }

    @Nullable PairGuard<?, ?, ?> next() {
        return next;
    }

    /** Lets go of the mutexes, after the scope was closed. */
    @SuppressWarnings({"nullness", "NullAway"}) // nobody asks a closed guard, but describe
    void forget() {
        first = null;
        second = null;
    }

    @Override
    String describe() {
        Guard<?, ?> one = first; // another thread may ask while this one forgets
        Guard<?, ?> other = second;
        return one == null || other == null
                ? "the pair of two mutexes"
                : "the pair of " + one.describe() + " and " + other.describe();
    }
}

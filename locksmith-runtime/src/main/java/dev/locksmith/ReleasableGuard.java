package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * A locked {@link Mutex} that can be unlocked before the guards inside it: hand over hand.
 *
 * <pre>{@code
 * try (var index = scope.lockReleasable(INDEX);
 *      var page = index.lock(pageOf(index.get()))) {
 *     index.release();                                // others may use the index meanwhile
 *     page.set(edited(page.get()));
 * }
 * }</pre>
 *
 * <p>After its release the guard keeps its place in the order until it is closed: it holds nothing,
 * and its value cannot be reached any more.
 *
 * <p>{@link LockKey#tryOutOfOrder} returns such a guard too.
 *
 * <p>It is a new object each time. A mutex locked with {@code lock} has a guard that is opened
 * again, perhaps by another thread as soon as it is unlocked, so that one cannot be released early.
 *
 * <p>Surelock has nothing like it: there a guard that is dropped early gives its key back.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
public final class ReleasableGuard<T extends @Nullable Object, P> extends LockKey<P> {

    private final Guard<T, ?> guard;
    private boolean released;

    private ReleasableGuard(Guard<T, ?> guard, Class<?> position, LockScope scope) {
        super(position, scope);
        this.guard = guard;
    }

    /** Locks it with {@code key}, in the order of levels. */
    static <T extends @Nullable Object, P, X extends Exception>
            @Nullable ReleasableGuard<T, P> take(
                    LockKey<?> key, Mutex<T, ?> mutex, Patience<X> patience) throws X {
        LockScope scope = key.requireOrder(mutex.level(), mutex);
        return in(scope, mutex.guard, mutex.level().to(), patience);
    }

    /** Locks it if it is free, whatever the order; not if this thread holds it itself. */
    static <T extends @Nullable Object> @Nullable ReleasableGuard<T, OutOfOrder> tryOutOfOrder(
            LockKey<?> key, Mutex<T, ?> mutex) {
        Guard<T, ?> guard = mutex.guard;
        LockScope scope = key.requireNewest("lock", mutex);
        return scope.holds(guard.placeSeen())
                ? null
                : in(scope, guard, OutOfOrder.class, Patience.NONE);
    }

    private static <T extends @Nullable Object, P, X extends Exception>
            @Nullable ReleasableGuard<T, P> in(
                    LockScope scope, Guard<T, ?> guard, Class<?> position, Patience<X> patience)
                    throws X {
        ReleasableGuard<T, P> fresh = new ReleasableGuard<>(guard, position, scope);
        long next = scope.newest + 1;
        try {
            if (!guard.acquire(scope, scope.mark(), patience)) {
                return null;
            }
            fresh.open(scope, next);
            return fresh;
        } catch (Throwable e) {
            guard.giveBack(scope, scope.mark());
            fresh.undoOpen(scope, next);
            guard.wake();
            throw e;
        }
    }

    /**
     * The value that the mutex protects. Inner guards may be open.
     *
     * @return the value
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed, or was released
     */
    public T get() {
        requireHeld("read");
        return guard.value;
    }

    /**
     * Puts a new value under the mutex. Inner guards may be open.
     *
     * @param value the new value
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed, or was released
     */
    public void set(T value) {
        requireHeld("write");
        guard.value = value;
    }

    private void requireHeld(String operation) {
        requireOpen(operation);
        if (released) {
            throw new IllegalStateException(
                    "cannot " + operation + " " + describe() + ": it was released");
        }
    }

    /**
     * Unlocks the mutex now. Inner guards may be open; this guard is to be closed all the same.
     * Again it has no effect.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed
     */
    public void release() {
        requireOpen("release");
        if (!released) {
            long mark = scope().mark();
            try {
                guard.unlock();
            } finally {
                released = guard.place != mark;
            }
        }
    }

    /**
     * Unlocks the mutex, unless that was released.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; both stay open then
     */
    @Override
    public void close() {
        LockScope scope = scope();
        scope.forget(shut());
        if (!released) {
            try {
                guard.unlock();
            } catch (Throwable e) {
                guard.giveBack(scope, scope.mark());
                guard.wake();
                throw e;
            }
        }
    }

    @Override
    String wayOut() {
        return position == OutOfOrder.class
                ? "until that is closed, locks can only be had with tryOutOfOrder"
                : super.wayOut();
    }

    @Override
    String describe() {
        return "the guard of " + guard.mutex().label();
    }
}

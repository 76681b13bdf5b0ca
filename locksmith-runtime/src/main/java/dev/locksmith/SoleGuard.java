package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/**
 * The guard of the only lock that its thread holds: what a {@link LockScope} returns. It may wait.
 *
 * <p>A mutex that is locked with another guard comes as a plain {@link Guard}, which has no {@code
 * await}: who holds two locks cannot wait. {@link MutexCondition} says why, and shows an example.
 * If another lock is taken with this guard, it may wait again once that is closed; until then it
 * throws.
 *
 * <p><b>After an Error</b> that ends a wait (out of memory, say) this guard is open if the mutex is
 * locked by this thread, and closed if not.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
@SuppressWarnings("WaitNotInLoop") // the loop is the caller's
public final class SoleGuard<T extends @Nullable Object, P> extends Guard<T, P> {

    SoleGuard(Mutex<T, ?> mutex, Class<?> position, T value) {
        super(mutex, position, value);
    }

    /**
     * Unlocks the mutex, waits for a signal, and locks it again.
     *
     * @param condition a condition of the mutex
     * @throws InterruptedException if the thread is interrupted; the mutex is locked again then too
     * @throws LockOrderException if the thread holds another lock
     * @throws IllegalArgumentException if the condition is of another mutex
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public void await(MutexCondition condition) throws InterruptedException {
        suspended(
                condition,
                jdk -> {
                    jdk.await();
                    return true;
                });
    }

    /**
     * Unlocks the mutex, waits for a signal or until time has run out, and locks it again.
     *
     * @param condition a condition of the mutex
     * @param patience how long to wait at most; locking again may take longer
     * @return false if time has run out
     * @throws InterruptedException if the thread is interrupted; the mutex is locked again then too
     * @throws LockOrderException if the thread holds another lock
     * @throws IllegalArgumentException if the condition is of another mutex
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public boolean await(MutexCondition condition, Duration patience) throws InterruptedException {
        long nanos = Patience.saturatedNanos(patience);
        return suspended(condition, jdk -> jdk.awaitNanos(nanos) > 0);
    }

    /**
     * Unlocks the mutex, waits for a signal, and locks it again. An interrupt is kept for later.
     *
     * @param condition a condition of the mutex
     * @throws LockOrderException if the thread holds another lock
     * @throws IllegalArgumentException if the condition is of another mutex
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public void awaitUninterruptibly(MutexCondition condition) {
        suspended(
                condition,
                jdk -> {
                    jdk.awaitUninterruptibly();
                    return true;
                });
    }

    /** A way to wait for a condition of the JDK. */
    private interface Waiting<X extends Exception> {
        /** Returns false if time has run out. */
        boolean on(Condition jdk) throws X;
    }

    /**
     * Waits with this guard marked closed, for others will open it meanwhile. It is opened again
     * when the mutex is locked again. An Error may end the wait before that: then it is closed.
     */
    private <X extends Exception> boolean suspended(MutexCondition condition, Waiting<X> waiting)
            throws X {
        Condition jdk = requireSole(condition);
        LockScope scope = scope();
        long mark = scope.mark();
        long open = place();
        setPlace(mark);
        try {
            return waiting.on(jdk);
        } finally { // makes no calls, for the stack may have overflowed
            if (place == mark || scope.letIn) {
                scope.letIn = false;
                this.scope = scope;
                place = open;
            } else {
                scope.newest = open - 1;
            }
        }
    }

    /** The types say it already; this is for code that went round them. */
    private Condition requireSole(MutexCondition condition) {
        LockScope scope = requireNewest("wait for", condition);
        if (!scope.hasAtMostOneGuard()) {
            throw new LockOrderException(
                    "cannot wait for "
                            + condition
                            + " while holding another lock: lock the mutex with the scope itself",
                    scope.originOfNewest());
        }
        return condition.of(mutex());
    }
}

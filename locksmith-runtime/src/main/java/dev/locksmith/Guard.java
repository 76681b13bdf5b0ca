package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * A locked {@link Mutex}: the way to its value, and the key for further locks.
 *
 * <p>Closing it unlocks. It is opened in try-with-resources, and guards close in the reverse order
 * of their opening.
 *
 * <pre>{@code
 * try (var config = scope.lock(CONFIG);
 *      var account = config.lock(ACCOUNT)) {
 *     account.set(account.get() - config.get().fee());
 * }
 * }</pre>
 *
 * <p><b>After an exception</b> the value is what the code has left: there is no poisoning. Whoever
 * changes a value in several steps puts it right again, or {@link #set}s a new value in one step.
 *
 * <p><b>Kept too long.</b> A guard that is used after its close throws. A mutex has one guard
 * object, which each lock opens again. So a reference that was kept beyond its close works again
 * while its own thread holds the same mutex, and only then; it never reaches a value whose lock
 * this thread does not hold.
 *
 * <p>It answers to surelock's {@code MutexGuard} together with the {@code MutexKey} that {@code
 * lock} hands back.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
public abstract sealed class Guard<T extends @Nullable Object, P> extends LockKey<P>
        permits SoleGuard {

    final MutexLock lock;

    /** Guarded by {@link #lock}. */
    T value;

    Guard(MutexLock lock, Class<?> position, T value) {
        super(position);
        this.lock = lock;
        this.value = value;
    }

    /**
     * The value that the mutex protects. Inner guards may be open.
     *
     * @return the value
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public final T get() {
        requireOpen("read");
        return value;
    }

    /**
     * Puts a new value under the mutex. Inner guards may be open.
     *
     * @param value the new value
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public final void set(T value) {
        requireOpen("write");
        this.value = value;
    }

    /**
     * Unlocks the mutex.
     *
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; both stay open then
     */
    @Override
    public final void close() {
        requireNewest("close", this).closed(this);
        lock.unlock();
    }

    @Override
    final String describe() {
        return lock.mutex().label();
    }
}

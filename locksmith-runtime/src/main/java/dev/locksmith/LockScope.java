package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The key of a thread that holds no lock: every chain of locks begins here.
 *
 * <p>It is opened by {@link KeyHandle#scope}, in try-with-resources. A mutex that is locked with a
 * scope is the only one its thread holds, so what comes back is a {@link SoleGuard}, which may also
 * wait on a condition.
 *
 * <p>It answers to the {@code MutexKey} that surelock's {@code KeyHandle::scope} hands to its
 * closure.
 */
public final class LockScope extends LockKey<Unlocked> {

    LockScope() {
        super(Unlocked.class);
    }

    @Override
    public <T extends @Nullable Object, L extends Level<? extends Unlocked, N>, N>
            SoleGuard<T, N> lock(Mutex<T, L> mutex) {
        return (SoleGuard<T, N>) super.<T, L, N>lock(mutex);
    }

    @Override
    public <T extends @Nullable Object, L extends Level<? extends Unlocked, N>, N>
            @Nullable SoleGuard<T, N> tryLock(Mutex<T, L> mutex) {
        return (SoleGuard<T, N>) super.<T, L, N>tryLock(mutex);
    }

    @Override
    public <T extends @Nullable Object, L extends Level<? extends Unlocked, N>, N>
            @Nullable SoleGuard<T, N> tryLock(Mutex<T, L> mutex, Duration patience)
                    throws InterruptedException {
        return (SoleGuard<T, N>) super.<T, L, N>tryLock(mutex, patience);
    }

    @Override
    public <T extends @Nullable Object, L extends Level<? extends Unlocked, N>, N>
            SoleGuard<T, N> lockInterruptibly(Mutex<T, L> mutex) throws InterruptedException {
        return (SoleGuard<T, N>) super.<T, L, N>lockInterruptibly(mutex);
    }

    /**
     * Ends the scope. No lock may be held any more.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if the scope is closed already
     * @throws LockOrderException if a guard is still open; it stays open then, and so does the
     *     scope
     */
    @Override
    public void close() {
        requireNewest("close", this).closed(this);
    }

    @Override
    String describe() {
        return "the lock scope";
    }
}

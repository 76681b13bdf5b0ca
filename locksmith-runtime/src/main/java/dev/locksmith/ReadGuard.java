package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * An {@link RwMutex} locked for reading: the way to its value, and the key for further locks.
 *
 * <p>It has no {@code set}, and cannot be made a {@link WriteGuard}: as a key it leads to deeper
 * levels only.
 *
 * <p><b>Kept too long.</b> A guard that is used after its close throws. Read guards are opened
 * again for later reads of the same {@link KeyHandle}, as {@link PairGuard}s are; what is said
 * there holds here.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
public final class ReadGuard<T extends @Nullable Object, P> extends LockKey<P> {

    private RwMutex<T, ?> mutex;

    /** Another of the same scope. */
    private final @Nullable ReadGuard<?, ?> next;

    private ReadGuard(LockScope scope, RwMutex<T, ?> mutex, @Nullable ReadGuard<?, ?> next) {
        super(mutex.level().to(), scope);
        this.mutex = mutex;
        this.next = next;
    }

    /** A closed guard of this scope for a mutex that is about to be locked. */
    static <T extends @Nullable Object, P> ReadGuard<T, P> closed(
            LockScope scope, RwMutex<T, ?> mutex) {
        if (Origin.RECORDED) {
            return new ReadGuard<>(scope, mutex, null);
        }
        ReadGuard<?, ?> spare = scope.reads;
        while (spare != null && spare.isOpen()) {
            spare = spare.next;
        }
        if (spare == null) {
            ReadGuard<T, P> fresh = new ReadGuard<>(scope, mutex, scope.reads);
            scope.reads = fresh;
            return fresh;
        }
        @SuppressWarnings("unchecked") // a closed guard has no types to keep
        ReadGuard<T, P> reader = (ReadGuard<T, P>) spare;
        if (reader.mutex != mutex) {
            reader.mutex = mutex;
            reader.position = mutex.level().to();
        }
        return reader;
    }

    /**
     * The value that the mutex protects. Inner guards may be open.
     *
     * @return the value, to be left as it is
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed
     */
    public T get() {
        requireOpen("read");
        return mutex.value();
    }

    /**
     * Ends the reading.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; both stay open then
     */
    @Override
    public void close() {
        LockScope scope = requireNewest("close", this);
        RwLock lock = mutex.lock(); // read once, before the memory barrier
        boolean last = lock.endRead();
        setPlace(CLOSED);
        scope.newest--;
        if (last) {
            lock.wake();
        }
    }

    @Nullable ReadGuard<?, ?> next() {
        return next;
    }

    /** Lets go of the mutex, after the scope was closed. */
    @SuppressWarnings({"nullness", "NullAway"}) // nobody asks a closed guard, but describe
    void forget() {
        mutex = null;
    }

    @Override
    String describe() {
        RwMutex<?, ?> read = mutex; // another thread may ask while this one forgets
        return read == null ? "the reading of a mutex" : "the reading of " + read.label();
    }
}

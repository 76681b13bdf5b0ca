package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * An {@link RwMutex} locked for writing: the way to its value, and the key for further locks.
 *
 * <p><b>After an exception</b> the value is what the code has left: there is no poisoning.
 *
 * <p><b>Downgraded</b>, it lets other readers in and only reads itself, until it is closed.
 *
 * <p><b>Kept too long.</b> A guard that is used after its close throws. An RwMutex has one write
 * guard object, as a {@link Mutex} has one {@link Guard}; what is said there holds here.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
public final class WriteGuard<T extends @Nullable Object, P> extends LockKey<P> {

    private final RwMutex<T, ?> mutex;

    /** Written by the thread that holds the mutex for writing, read by those that hold it. */
    T value;

    /** Whether the thread that has this guard only reads by now. */
    private boolean reads;

    WriteGuard(RwMutex<T, ?> mutex, T value) {
        super(mutex.level().to(), LockScope.NONE);
        this.mutex = mutex;
        this.value = value;
    }

    /**
     * The value that the mutex protects. Inner guards may be open.
     *
     * @return the value
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public T get() {
        requireOpen("read");
        return value;
    }

    /**
     * Puts a new value under the mutex. Inner guards may be open.
     *
     * @param value the new value
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed, or was downgraded
     */
    public void set(T value) {
        requireOpen("write");
        if (reads) {
            throw new IllegalStateException(
                    "cannot write " + mutex.label() + ": its guard was downgraded to reading");
        }
        this.value = value;
    }

    /**
     * Goes on to read only, and lets other readers in at once; no writer comes in between. Inner
     * guards may be open. There is no way back: to write again, close this guard and lock anew.
     * Again it has no effect.
     *
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public void downgrade() {
        requireOpen("downgrade");
        if (!reads) {
            mutex.lock().downgrade();
            reads = true;
            mutex.lock().wake();
        }
    }

    /**
     * Ends the writing, or what it was downgraded to.
     *
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; both stay open then
     */
    @Override
    public void close() {
        RwLock lock = mutex.lock();
        LockScope scope = requireNewest("close", this);
        long open = scope.newest;
        if (reads) {
            endDowngraded(lock, open);
        } else {
            lock.endWrite();
        }
        scope.newest = open - 1;
        lock.wake();
    }

    private void endDowngraded(RwLock lock, long open) {
        reads = false; // while it is held, for the next writer finds it so
        setPlace(CLOSED);
        try {
            lock.endRead();
        } catch (Throwable e) {
            reads = true;
            setPlace(open);
            throw e;
        }
    }

    RwMutex<T, ?> mutex() {
        return mutex;
    }

    @Override
    String describe() {
        return mutex.writing().of(mutex.id());
    }
}

package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The lock inside an {@link RwMutex}, with the JDK's queue. Its state is the number of readers, or
 * {@link #WRITTEN}.
 */
class RwLock extends AbstractQueuedSynchronizer {

    @Serial private static final long serialVersionUID = 1;

    private static final int FREE = 0;
    private static final int WRITTEN = -1;

    /** Whose lock this is: what debuggers show as the blocker of a waiting thread. */
    private final transient RwMutex<?, ?> mutex;

    RwLock(RwMutex<?, ?> mutex) {
        this.mutex = mutex;
    }

    /** Waits in the queue if anyone does, so that a stream of readers cannot keep a writer out. */
    <X extends Exception> boolean read(LockScope scope, Patience<X> patience) throws X {
        if (patience == Patience.NONE) {
            return tryRead();
        }
        if (!hasQueuedPredecessors() && tryRead()) {
            return true;
        }
        if (!patience.waits()) {
            return false;
        }
        boolean reads =
                FlightEvents.recordWaits()
                        ? FlightEvents.waiting(mutex.label(), writer(), () -> patience.shared(this))
                        : patience.shared(this);
        scope.mayRead = false;
        return reads;
    }

    <X extends Exception> boolean write(Patience<X> patience) throws X {
        if (tryAcquire(1)) {
            return true;
        }
        return FlightEvents.recordWaits()
                ? FlightEvents.waiting(mutex.label(), writer(), () -> patience.exclusive(this))
                : patience.exclusive(this);
    }

    /**
     * Ends a reading, if it throws nothing.
     *
     * @return whether it was the last one, so that a waiting thread is to be {@linkplain #wake
     *     woken}
     */
    boolean endRead() {
        int readers = getState();
        while (!compareAndSetState(readers, readers - 1)) {
            readers = getState();
        }
        return readers == 1;
    }

    /** Ends the writing, if it throws nothing; then a waiting thread is to be woken. */
    void endWrite() {
        setExclusiveOwnerThread(null);
        setState(FREE);
    }

    /** Lets readers in beside the writer, if it throws nothing; then they are to be woken. */
    void downgrade() {
        setExclusiveOwnerThread(null);
        setState(1);
    }

    /** Wakes a waiting thread, after a reading or writing was ended. */
    void wake() {
        release(1);
    }

    /** Ends what a thread was let in for that gets no guard of it. */
    void giveBackRead() {
        if (endRead()) {
            wake();
        }
    }

    void giveBackWrite() {
        endWrite();
        wake();
    }

    private boolean tryRead() {
        for (int readers = getState(); readers != WRITTEN; readers = getState()) {
            if (readers == Integer.MAX_VALUE) {
                throw new IllegalStateException("too many readers of " + mutex.label());
            }
            if (compareAndSetState(readers, readers + 1)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected int tryAcquireShared(int ignored) {
        LockScope scope = KeyHandle.current();
        if (hasQueuedPredecessors() || !tryRead()) {
            return -1;
        }
        scope.mayRead = true;
        return 1;
    }

    @Override
    protected boolean tryAcquire(int ignored) {
        if (!compareAndSetState(FREE, WRITTEN)) {
            return false;
        }
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
    }

    /** Nothing is left to be done but to wake. */
    @Override
    protected boolean tryRelease(int ignored) {
        return true;
    }

    boolean isWrittenByThisThread() {
        return getExclusiveOwnerThread() == Thread.currentThread();
    }

    @Nullable Thread writer() {
        return getExclusiveOwnerThread();
    }

    /** How many threads read, as far as can be told without locking. */
    int readers() {
        return Math.max(getState(), 0);
    }

    @Override
    public String toString() {
        return mutex.toString();
    }
}

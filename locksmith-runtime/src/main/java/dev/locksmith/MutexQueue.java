package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The threads that wait for a {@link Mutex}: the JDK's queue, made when first needed. Whether the
 * mutex is locked is written in its guard, where taking a free mutex finds it without coming here.
 *
 * <p>A waiting thread comes into the queue and then looks at the guard once more; an unlocking one
 * frees the guard and then looks for a queue. Both do so by volatile accesses, so one of the two
 * sees the other.
 */
class MutexQueue extends AbstractQueuedSynchronizer {

    @Serial private static final long serialVersionUID = 1;

    private static final int FREED = 1;

    /** How often to look for who has just taken the mutex: enough for its next few steps. */
    private static final int LOOKS = 100;

    private final transient Guard<?, ?> guard;

    /** The place of the guard when its holder was told last. */
    private transient long told;

    /** Who holds the mutex, if it was taken from here; written by that thread alone. */
    private transient @Nullable Thread taker;

    MutexQueue(Guard<?, ?> guard) {
        this.guard = guard;
    }

    /** What the JVM was told of this thread, which is about to free the guard, holds no longer. */
    void takeBackHolder() {
        Thread thread = Thread.currentThread();
        if (getExclusiveOwnerThread() == thread) {
            setExclusiveOwnerThread(null);
        }
        if (taker == thread) {
            taker = null;
        }
    }

    /** Whether this thread has taken the mutex from here, and not freed it yet. */
    boolean isTakenByThisThread() {
        return taker == Thread.currentThread();
    }

    /** Wakes a waiting thread, after the guard was freed. */
    void freed() {
        release(FREED);
    }

    ConditionObject newCondition() {
        return new ConditionObject();
    }

    /** Called by threads in the queue, lastly before they park. */
    @Override
    protected boolean tryAcquire(int ignored) {
        long place = guard.placeSeen();
        Thread thread = Thread.currentThread();
        if (place == Key.CLOSED && guard.acquire(Key.FROM_QUEUE)) {
            taker = thread;
            setExclusiveOwnerThread(thread);
            return true;
        }
        boolean isTold = place == told && getExclusiveOwnerThread() != null;
        if (!isTold && getFirstQueuedThread() == thread) {
            tellHolder();
        }
        return false;
    }

    /**
     * For the JDK's deadlock detection and thread dumps, which only ask while threads wait. The
     * first of them does it, and once for each place: the holder is busy writing where its thread
     * is read.
     */
    private void tellHolder() {
        for (int looks = 0; looks < LOOKS; looks++) {
            long place = guard.placeSeen();
            if (place == Key.CLOSED || place == Key.FROM_QUEUE) {
                return; // to be taken now, or taken by a thread that has told of itself
            }
            Thread holder = guard.holder(place);
            if (holder != null) {
                setExclusiveOwnerThread(holder);
                told = place;
                return;
            }
            Thread.onSpinWait();
        }
        setExclusiveOwnerThread(null);
    }

    @Override
    protected boolean tryRelease(int argument) {
        if (argument != FREED) {
            takeBackHolder(); // while it is held, so that it is not a later holder's
            guard.free();
        }
        return true;
    }

    @Override
    protected boolean isHeldExclusively() {
        return !guard.isFree(); // guards ask their own thread only
    }

    /** What debuggers show as the blocker of a waiting thread. */
    @Override
    public String toString() {
        return guard.mutex().toString();
    }
}

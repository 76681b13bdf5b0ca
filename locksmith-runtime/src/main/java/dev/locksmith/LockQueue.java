package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The threads that wait for a lock, in the JDK's queue. The JVM's deadlock detection and thread
 * dumps ask the queue who holds the lock alone, and only while threads wait. So it is these that
 * find it out, by the place of the lock's guard: the holder need not write it down for nobody.
 */
abstract class LockQueue extends AbstractQueuedSynchronizer {

    private static final long serialVersionUID = 1;

    /** How often to look for who has just taken the lock: enough for its next few steps. */
    private static final int LOOKS = 100;

    private final transient Key guard;

    /** The place of the guard when its holder was told last. */
    private transient long told;

    LockQueue(Key guard) {
        this.guard = guard;
    }

    /** Whether nobody is to be told of, with the guard seen at this place. */
    abstract boolean isToldOf(long place);

    /**
     * Tells who holds the lock. The first thread in the queue does it, lastly before it parks, and
     * once for each place: the holder is busy writing where its thread is read.
     */
    final void tellHolder(long place) {
        boolean isTold = place == told && getExclusiveOwnerThread() != null;
        if (!isTold && getFirstQueuedThread() == Thread.currentThread()) {
            lookForHolder();
        }
    }

    private void lookForHolder() {
        for (int looks = 0; looks < LOOKS; looks++) {
            long place = guard.placeSeen();
            if (isToldOf(place)) {
                return;
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

    /** Who the JVM was told holds the lock. */
    final @Nullable Thread toldHolder() {
        return getExclusiveOwnerThread();
    }

    /** What the JVM was told of this thread, which is about to free the lock, holds no longer. */
    void takeBackHolder() {
        if (getExclusiveOwnerThread() == Thread.currentThread()) {
            setExclusiveOwnerThread(null);
        }
    }
}

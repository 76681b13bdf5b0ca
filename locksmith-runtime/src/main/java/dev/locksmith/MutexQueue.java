package dev.locksmith;

import java.io.Serial;

/**
 * The threads that wait for a {@link Mutex}: the JDK's queue, made when first needed. Whether the
 * mutex is locked is written in its guard, where taking a free mutex finds it without coming here.
 *
 * <p>A waiting thread comes into the queue and then looks at the guard once more; an unlocking one
 * frees the guard and then looks for a queue. Both do so by volatile accesses, so one of the two
 * sees the other.
 */
class MutexQueue extends LockQueue {

    @Serial private static final long serialVersionUID = 1;

    private static final int FREED = 1;

    private final transient Guard<?, ?> guard;

    MutexQueue(Guard<?, ?> guard) {
        super(guard);
        this.guard = guard;
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
        LockScope scope = KeyHandle.current();
        long place = guard.placeSeen();
        if (place == Key.CLOSED && guard.acquire(Key.FROM_QUEUE)) {
            scope.letIn = true;
            setExclusiveOwnerThread(Thread.currentThread());
            return true;
        }
        tellHolder(place);
        return false;
    }

    /** Who has taken the mutex from the queue has told of itself. */
    @Override
    boolean isToldOf(long place) {
        return place == Key.CLOSED || place == Key.FROM_QUEUE;
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

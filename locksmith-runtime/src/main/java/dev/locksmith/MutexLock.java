package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The lock inside a {@link Mutex}: not reentrant, not fair, the JDK's queue. Its owner is recorded
 * for the JDK's own deadlock detection and for {@code toString}.
 */
final class MutexLock extends AbstractQueuedSynchronizer {

    @Serial private static final long serialVersionUID = 1;

    /** Whose lock this is: what thread dumps and debuggers show as the blocker. */
    private final transient Mutex<?, ?> mutex;

    MutexLock(Mutex<?, ?> mutex) {
        this.mutex = mutex;
    }

    Mutex<?, ?> mutex() {
        return mutex;
    }

    /** Takes it if it is free; {@code current} must be the current thread. */
    boolean tryLock(Thread current) {
        if (compareAndSetState(0, 1)) {
            setExclusiveOwnerThread(current);
            return true;
        }
        return false;
    }

    /** Takes it, or gives up when patience does. */
    <X extends Exception> boolean await(Patience<X> patience) throws X {
        return FlightEvents.recordWaits()
                ? FlightEvents.waiting(mutex.label(), owner(), () -> patience.exclusive(this))
                : patience.exclusive(this);
    }

    void unlock() {
        release(1);
    }

    @Nullable Thread owner() {
        return getExclusiveOwnerThread();
    }

    ConditionObject newCondition() {
        return new ConditionObject();
    }

    @Override
    protected boolean tryAcquire(int ignored) {
        return tryLock(Thread.currentThread());
    }

    @Override
    protected boolean tryRelease(int ignored) {
        setExclusiveOwnerThread(null);
        setState(0);
        return true;
    }

    @Override
    protected boolean isHeldExclusively() {
        return getExclusiveOwnerThread() == Thread.currentThread();
    }

    @Override
    public String toString() {
        return mutex.toString();
    }
}

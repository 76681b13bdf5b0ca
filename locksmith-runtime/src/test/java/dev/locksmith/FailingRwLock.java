package dev.locksmith;

import dev.locksmith.Failure.Step;

import java.lang.reflect.Field;

/** The lock of an RwMutex in which an Error comes. */
final class FailingRwLock extends RwLock {

    private static final long serialVersionUID = 1;

    final transient Failure failure = new Failure();

    private FailingRwLock(RwMutex<?, ?> mutex) {
        super(mutex.guard);
    }

    /** Gives the mutex, which nobody has locked, such a lock. */
    static Failure in(RwMutex<?, ?> mutex) {
        FailingRwLock lock = new FailingRwLock(mutex);
        give(mutex, lock);
        return lock.failure;
    }

    /** Gives the mutex, which nobody has locked, another lock. */
    static void give(RwMutex<?, ?> mutex, RwLock lock) {
        try {
            Field field = RwMutex.class.getDeclaredField("lock");
            field.setAccessible(true);
            field.set(mutex, lock);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the field is not as it was", e);
        }
    }

    @Override
    protected int tryAcquireShared(int argument) {
        failure.reach(Step.BEFORE_TAKING);
        int taken = super.tryAcquireShared(argument);
        if (taken >= 0) {
            failure.reach(Step.AFTER_TAKING);
        }
        return taken;
    }

    @Override
    protected boolean tryAcquire(int argument) {
        failure.reach(Step.BEFORE_TAKING);
        boolean taken = super.tryAcquire(argument);
        if (taken) {
            failure.reach(Step.AFTER_TAKING);
        }
        return taken;
    }

    @Override
    boolean endRead() {
        failure.reach(Step.BEFORE_FREEING);
        return super.endRead();
    }

    @Override
    void endWrite() {
        failure.reach(Step.BEFORE_FREEING);
        super.endWrite();
    }

    @Override
    void wake() {
        failure.reach(Step.WAKING);
        super.wake();
    }
}

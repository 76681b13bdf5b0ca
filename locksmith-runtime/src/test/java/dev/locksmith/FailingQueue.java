package dev.locksmith;

import dev.locksmith.Failure.Step;

import java.lang.reflect.Field;

/** The queue of a mutex in which an Error comes. */
final class FailingQueue extends MutexQueue {

    private static final long serialVersionUID = 1;

    final transient Failure failure = new Failure();

    private FailingQueue(Mutex<?, ?> mutex) {
        super(mutex.guard);
    }

    /** Gives the mutex, which nobody has waited for, such a queue. */
    static Failure in(Mutex<?, ?> mutex) {
        FailingQueue queue = new FailingQueue(mutex);
        try {
            Field field = Guard.class.getDeclaredField("queue");
            field.setAccessible(true);
            field.set(mutex.guard, queue);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the field is not as it was", e);
        }
        return queue.failure;
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
    void takeBackHolder() {
        failure.reach(Step.BEFORE_FREEING);
        super.takeBackHolder();
    }

    @Override
    void freed() {
        failure.reach(Step.WAKING);
        super.freed();
    }
}

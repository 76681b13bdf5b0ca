package dev.locksmith;

import org.jspecify.annotations.Nullable;

/** An Error that comes once, at one step of the thread that asks for it. */
final class Failure {

    /** The steps of taking a lock in its queue, and of freeing it. */
    enum Step {
        /** In the queue, with nothing changed. */
        BEFORE_TAKING,
        /** In the queue, when the lock was just taken. */
        AFTER_TAKING,
        /** On the way to free the lock, by closing its guard or by waiting. */
        BEFORE_FREEING,
        /** The lock is free, and nobody was woken yet. */
        WAKING
    }

    private @Nullable Thread thread;
    private @Nullable Step step;
    private @Nullable Error error;
    private HeldElsewhere.@Nullable Body before;

    void comesAt(Step step, Error error) {
        this.thread = Thread.currentThread();
        this.step = step;
        this.error = error;
    }

    /** What is done when the thread comes to take the lock in the queue: freeing it, say. */
    void beforeTaking(HeldElsewhere.Body body) {
        this.before = body;
    }

    boolean hasCome() {
        return error == null;
    }

    void reach(Step reached) {
        if (thread != Thread.currentThread()) {
            return;
        }
        if (step == reached && error != null) {
            Error thrown = error;
            error = null;
            throw thrown;
        }
        if (reached == Step.BEFORE_TAKING && before != null) {
            HeldElsewhere.Body body = before;
            before = null;
            try {
                body.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}

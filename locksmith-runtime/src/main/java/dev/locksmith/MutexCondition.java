package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Condition;

/**
 * Something that threads wait for while they let go of a {@link Mutex}.
 *
 * <p>It is made by {@link Mutex#newCondition}. A {@link SoleGuard} of its mutex waits on it, and
 * any {@link Guard} of its mutex signals it. Waits may end without a signal, so they stand in a
 * loop:
 *
 * <pre>{@code
 * static final Mutex<Deque<Job>, Jobs> JOBS = Mutex.of(Jobs.LEVEL, new ArrayDeque<>());
 * static final MutexCondition NOT_EMPTY = JOBS.newCondition("not empty");
 *
 * try (var jobs = scope.lock(JOBS)) {               // a SoleGuard, since nothing else is held
 *     while (jobs.get().isEmpty()) {
 *         jobs.await(NOT_EMPTY);
 *     }
 *     return jobs.get().pop();
 * }
 *
 * try (var config = scope.lock(CONFIG);
 *      var jobs = config.lock(JOBS)) {              // a Guard: it cannot wait, but signal
 *     jobs.get().push(job);
 *     jobs.signal(NOT_EMPTY);
 * }
 * }</pre>
 *
 * <p><b>Why only where nothing else is held.</b> A thread that waits keeps the other locks it
 * holds, and the thread that would signal may need one of them. That is a deadlock which no lock
 * order excludes.
 *
 * <p><b>Memory effects</b> are those of the mutex: waiting unlocks it, and returning has locked it
 * again.
 *
 * <p><b>Threads.</b> A condition is there for every thread.
 */
@Sendable(unchecked = "it is only used by threads that hold its mutex")
public final class MutexCondition {

    private final Mutex<?, ?> mutex;
    private final Condition condition;
    private final @Nullable String name;

    MutexCondition(Mutex<?, ?> mutex, Condition condition, @Nullable String name) {
        this.mutex = mutex;
        this.condition = condition;
        this.name = name;
    }

    /** The JDK's condition, if it is one of this mutex. */
    Condition of(Mutex<?, ?> held) {
        if (held != (Mutex<?, ?>) mutex) {
            throw new IllegalArgumentException(
                    this + " cannot be used with the guard of " + held.label());
        }
        return condition;
    }

    /**
     * Its name and its mutex.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        return "condition " + (name == null ? "" : "'" + name + "' ") + "of " + mutex.label();
    }
}

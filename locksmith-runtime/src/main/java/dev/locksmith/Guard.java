package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A locked {@link Mutex}: the way to its value, and the key for further locks.
 *
 * <p>Closing it unlocks. It is opened in try-with-resources, and guards close in the reverse order
 * of their opening.
 *
 * <pre>{@code
 * try (var config = scope.lock(CONFIG);
 *      var account = config.lock(ACCOUNT)) {
 *     account.set(account.get() - config.get().fee());
 * }
 * }</pre>
 *
 * <p><b>After an exception</b> the value is what the code has left: there is no poisoning. Whoever
 * changes a value in several steps puts it right again, or {@link #set}s a new value in one step.
 *
 * <p><b>Kept too long.</b> A guard that is used after its close throws. A mutex has one guard
 * object, which each lock opens again. So a reference that was kept beyond its close works again
 * while its own thread holds the same mutex, and only then; it never reaches a value whose lock
 * this thread does not hold.
 *
 * <p>It answers to surelock's {@code MutexGuard} together with the {@code MutexKey} that {@code
 * lock} hands back.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
public abstract sealed class Guard<T extends @Nullable Object, P> extends LockKey<P>
        permits SoleGuard {

    private static final VarHandle QUEUE;

    static {
        try {
            QUEUE = MethodHandles.lookup().findVarHandle(Guard.class, "queue", MutexQueue.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Mutex<T, ?> mutex;

    /** The threads that wait for the mutex; null until the first one does. */
    private volatile @Nullable MutexQueue queue;

    /** Reached only by the thread that holds the mutex. */
    T value;

    Guard(Mutex<T, ?> mutex, Class<?> position, T value) {
        super(position, LockScope.NONE);
        this.mutex = mutex;
        this.value = value;
    }

    final Mutex<T, ?> mutex() {
        return mutex;
    }

    /**
     * Locks the mutex, and opens this guard at {@code place}, which may be a mark that it is held
     * through another guard; false if patience is at its end.
     */
    final <X extends Exception> boolean acquire(LockScope scope, long place, Patience<X> patience)
            throws X {
        if (acquire(place) || (patience.waits() && acquireSoon(place))) {
            join(scope);
            return true;
        }
        if (acquireInQueue(patience)) {
            resume(scope, place);
            scope.letIn = false;
            return true;
        }
        return false;
    }

    private boolean acquireSoon(long place) {
        Backoff.pause();
        return isFree() && acquire(place);
    }

    /** Waits in the queue, and leaves the guard from there. */
    private <X extends Exception> boolean acquireInQueue(Patience<X> patience) throws X {
        MutexQueue queue = queue();
        return FlightEvents.recordWaits()
                ? FlightEvents.waiting(describe(), holder(), () -> patience.exclusive(queue))
                : patience.exclusive(queue);
    }

    final MutexQueue queue() {
        MutexQueue queue = this.queue;
        if (queue == null) {
            MutexQueue fresh = new MutexQueue(this);
            MutexQueue witness = (MutexQueue) QUEUE.compareAndExchange(this, null, fresh);
            queue = witness == null ? fresh : witness;
        }
        return queue;
    }

    /**
     * Frees the mutex if a failed attempt to lock it at {@code at} has left it locked, for nobody
     * gets the guard then. It makes no calls, for the stack may have overflowed; to {@linkplain
     * #wake wake} those who wait is for later.
     */
    final void giveBack(LockScope scope, long at) {
        if (place == at || scope.letIn) {
            scope.letIn = false;
            place = CLOSED;
        }
    }

    /** Unlocks the mutex alone. */
    final void unlock() {
        takeBackHolder();
        free();
        wake();
    }

    /**
     * Frees the mutex. Who frees several needs one memory barrier for all of them, and {@linkplain
     * #wake wakes} those who wait after that.
     */
    final void letGo() {
        takeBackHolder();
        freeWithoutBarrier();
    }

    private void takeBackHolder() {
        MutexQueue queue = this.queue;
        if (queue != null) {
            queue.takeBackHolder();
        }
    }

    /** Wakes a thread that waits for the mutex, which was freed. */
    final void wake() {
        MutexQueue queue = this.queue;
        if (queue != null) {
            queue.freed();
        }
    }

    /**
     * Who holds the mutex, if that can be told without locking it. Who has just taken it is about
     * to write whose it is; until then the scope is that of somebody who held it before.
     */
    final @Nullable Thread holder() {
        return holder(placeSeen());
    }

    /**
     * The value that the mutex protects. Inner guards may be open.
     *
     * @return the value
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public final T get() {
        requireOpen("read");
        return value;
    }

    /**
     * Puts a new value under the mutex. Inner guards may be open.
     *
     * @param value the new value
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public final void set(T value) {
        requireOpen("write");
        this.value = value;
    }

    /**
     * Wakes one thread that waits for a condition of this mutex. It goes on when it has the mutex
     * again.
     *
     * @param condition a condition of the mutex
     * @throws IllegalArgumentException if the condition is of another mutex
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public final void signal(MutexCondition condition) {
        requireOpen("signal with");
        condition.of(mutex).signal();
    }

    /**
     * Wakes all threads that wait for a condition of this mutex. They go on one by one, as each has
     * the mutex again.
     *
     * @param condition a condition of the mutex
     * @throws IllegalArgumentException if the condition is of another mutex
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed
     */
    public final void signalAll(MutexCondition condition) {
        requireOpen("signal with");
        condition.of(mutex).signalAll();
    }

    /**
     * Unlocks the mutex.
     *
     * @throws ThreadConfinementException if another thread holds the mutex
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; both stay open then
     */
    @Override
    public final void close() {
        LockScope scope = requireNewest("close", this);
        long open = scope.newest;
        takeBackHolder();
        free();
        scope.newest = open - 1;
        wake();
    }

    @Override
    final String describe() {
        return mutex.label();
    }
}

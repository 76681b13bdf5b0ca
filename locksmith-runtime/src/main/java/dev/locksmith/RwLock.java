package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The lock inside an {@link RwMutex}, with the JDK's queue. Its state is the number of readers, or
 * {@link #WRITTEN}, or {@link #WRITTEN_FROM_QUEUE}.
 *
 * <p>Who writes is noted in the mutex's guard, at its next step after locking, and in the queue
 * only while threads wait: a reference written there with every lock would cost about as much as
 * all the rest.
 */
class RwLock extends LockQueue {

    @Serial private static final long serialVersionUID = 1;

    private static final int FREE = 0;
    private static final int WRITTEN = -1;

    /** Written by a thread that was let in by the queue, and has told of itself there. */
    private static final int WRITTEN_FROM_QUEUE = -2;

    private static final VarHandle WRITERS;

    static {
        try {
            WRITERS =
                    MethodHandles.lookup().findVarHandle(RwLock.class, "writersWaiting", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final transient WriteGuard<?, ?> guard;

    /**
     * How many threads are in the queue, or on their way to it, to write. While there is none,
     * readers need not care for the queue: who overtakes readers keeps nobody waiting.
     */
    @SuppressWarnings("UnusedVariable") // by the handle
    private transient volatile int writersWaiting;

    RwLock(WriteGuard<?, ?> guard) {
        super(guard);
        this.guard = guard;
    }

    /** Waits in the queue if a writer does, so that a stream of readers cannot keep it out. */
    <X extends Exception> boolean read(LockScope scope, Patience<X> patience) throws X {
        if (patience == Patience.NONE) {
            return tryRead();
        }
        if (!isBehindAWriter() && tryRead()) {
            return true;
        }
        if (!patience.waits()) {
            return false;
        }
        if (readSoon()) {
            return true;
        }
        boolean reads =
                FlightEvents.recordWaits()
                        ? FlightEvents.waiting(
                                guard.mutex().label(), writer(), () -> patience.shared(this))
                        : patience.shared(this);
        scope.letIn = false;
        return reads;
    }

    private boolean readSoon() {
        if (isBehindAWriter()) {
            return false;
        }
        Backoff.pause();
        return !isBehindAWriter() && tryRead();
    }

    /** Whether a writer came before this thread, which is not in the queue. */
    private boolean isBehindAWriter() {
        return writersWaiting > 0 && hasQueuedPredecessors();
    }

    /** Opens the guard at {@code place}, which may be a mark that it is held through another. */
    <X extends Exception> boolean write(LockScope scope, long place, Patience<X> patience)
            throws X {
        WriteGuard<?, ?> guard = this.guard; // read once, for locking is a memory barrier
        boolean writes = false;
        try {
            writes = compareAndSetState(FREE, WRITTEN) || (patience.waits() && writeSoon());
            if (!writes) {
                writes = patience.waits() && writeInTurn(patience);
                scope.letIn = false;
            }
            if (writes) {
                guard.resume(scope, place);
            }
            return writes;
        } catch (Throwable e) {
            if (writes || scope.letIn) {
                scope.letIn = false;
                giveBackWrite();
            }
            throw e;
        }
    }

    private <X extends Exception> boolean writeInTurn(Patience<X> patience) throws X {
        WRITERS.getAndAdd(this, 1);
        try {
            return FlightEvents.recordWaits()
                    ? FlightEvents.waiting(
                            guard.mutex().label(), writer(), () -> patience.exclusive(this))
                    : patience.exclusive(this);
        } finally {
            WRITERS.getAndAdd(this, -1); // should an Error leave it out, readers queue up again
        }
    }

    private boolean writeSoon() {
        Backoff.pause();
        return isFree() && compareAndSetState(FREE, WRITTEN);
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

    /**
     * Ends the writing and closes its guard, if it throws nothing; then a waiting thread is to be
     * woken.
     */
    void endWrite() {
        takeBackHolder();
        guard.setPlace(Key.CLOSED);
        setState(FREE);
    }

    /** Lets readers in beside the writer, if it throws nothing; then they are to be woken. */
    void downgrade() {
        takeBackHolder();
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
        freeWritten();
        takeBackHolder();
        wake();
    }

    /** Ends the writing with as few calls as can be, for the stack may have overflowed. */
    void freeWritten() {
        guard.place = Key.CLOSED;
        setState(FREE);
    }

    private boolean tryRead() {
        for (int readers = getState(); readers >= FREE; readers = getState()) {
            if (readers == Integer.MAX_VALUE) {
                throw new IllegalStateException("too many readers of " + guard.mutex().label());
            }
            if (compareAndSetState(readers, readers + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Called by threads in the queue, lastly before they park; the next one too. */
    @Override
    protected int tryAcquireShared(int ignored) {
        LockScope scope = KeyHandle.current();
        if (hasQueuedPredecessors() || !tryRead()) {
            tellWriter();
            return -1;
        }
        scope.letIn = true;
        return 1;
    }

    @Override
    protected boolean tryAcquire(int ignored) {
        LockScope scope = KeyHandle.current();
        if (!compareAndSetState(FREE, WRITTEN_FROM_QUEUE)) {
            tellWriter();
            return false;
        }
        scope.letIn = true;
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
    }

    /**
     * Of readers nobody is told; and a writer that was told of too late, by a race, is forgotten.
     */
    private void tellWriter() {
        int state = getState();
        if (state == WRITTEN) {
            tellHolder(guard.placeSeen());
        } else if (state > FREE && getExclusiveOwnerThread() != null) {
            setExclusiveOwnerThread(null);
        }
    }

    @Override
    boolean isToldOf(long place) {
        return getState() != WRITTEN;
    }

    /** Nothing is left to be done but to wake. */
    @Override
    protected boolean tryRelease(int ignored) {
        return true;
    }

    boolean isFree() {
        return getState() == FREE;
    }

    /** Who writes, as far as can be told without locking. */
    @Nullable Thread writer() {
        int state = getState(); // before the guard, which the next writer opens after it
        if (state >= FREE) {
            return null;
        }
        Thread writer = guard.holder(guard.placeSeen());
        return writer != null || state == WRITTEN ? writer : toldHolder();
    }

    /** How many threads read, as far as can be told without locking. */
    int readers() {
        return Math.max(getState(), 0);
    }

    /** What debuggers show as the blocker of a waiting thread. */
    @Override
    public String toString() {
        return guard.mutex().toString();
    }
}

package dev.locksmith;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The key of a thread that holds no lock: every chain of locks begins here.
 *
 * <p>It is opened by {@link KeyHandle#scope}, in try-with-resources. A mutex that is locked with a
 * scope is the only one its thread holds, so what comes back is a {@link SoleGuard}, which may also
 * wait on a condition.
 *
 * <p>Once it is closed, nothing that was locked with it is kept by it. While it is open, it keeps
 * the mutexes that were locked with it last as a pair, or for reading.
 *
 * <p>It answers to the {@code MutexKey} that surelock's {@code KeyHandle::scope} hands to its
 * closure.
 */
public final class LockScope extends LockKey<Unlocked> {

    /** How many places each scope has: more than there can be levels. */
    private static final int PLACES = 1 << 20;

    /** How deep keys are nested without another array. */
    private static final int FEW = 8;

    private static final AtomicLong NEXT_PLACE = new AtomicLong(2 * PLACES);

    /** The scope of guards that were never opened: nobody's. */
    static final LockScope NONE = new LockScope(null, 0);

    /** Its own place, which never changes. */
    private final long start;

    /** Whose scope it is; null once the handle is closed, for mutexes still lead here then. */
    @Nullable Thread thread;

    /** The place of the newest key; 0 if this scope is closed. */
    long newest;

    /** Whether a lock's queue has let this thread in, and it has no guard of it yet. */
    boolean letIn;

    /** How many of the set that is being locked or unlocked are locked. */
    int taken;

    /** The pair guards made for this scope, to be opened again when closed. */
    @Nullable PairGuard<?, ?, ?> pairs;

    /** The read guards made for this scope, to be opened again when closed. */
    @Nullable ReadGuard<?, ?> reads;

    /**
     * What was opened at each place, for messages: a guard of more than one mutex or one that
     * reads, or the label of what is locked alone. Not its guard, which would keep the value:
     * clearing that at each close would cost more than all the rest, since the garbage collector is
     * told of references.
     */
    private @Nullable Object[] opened = new Object[FEW];

    /** The ids of the locks whose labels these are. */
    private long[] ids = new long[FEW];

    /** Where the keys were opened, outermost first; only if that is recorded. */
    private final List<@Nullable Throwable> origins = new ArrayList<>(0);

    /** Set once nobody has the handle: by the cleaner's thread, if it became unreachable. */
    volatile boolean orphaned;

    /** Guards are opened at the places after its own. */
    private LockScope(@Nullable Thread thread, long place) {
        super(place);
        this.start = place;
        this.thread = thread;
    }

    /** The closed scope of a new handle. */
    static LockScope of(Thread thread) {
        // Twice the places, so that a place and one of another scope are more than that apart.
        return new LockScope(thread, NEXT_PLACE.getAndAdd(2 * PLACES));
    }

    @Override
    LockScope scope() {
        return this;
    }

    /** Whether this place is one of this scope's. */
    boolean contains(long place) {
        return (place - start & -PLACES) == 0;
    }

    /** What stands for a place in the guard of a mutex that this scope holds through another. */
    long mark() {
        return start + PLACES;
    }

    /** Whether a mutex is held by this scope whose guard is at this place. */
    boolean holds(long place) {
        return contains(place) || place == mark();
    }

    @Override
    boolean isOpen() {
        return newest != 0;
    }

    /** Opens it, unless it is open or belongs to another thread. */
    boolean open() {
        if (thread != Thread.currentThread() || newest != 0) {
            return false;
        }
        newest = start;
        if (Origin.RECORDED) {
            try {
                record();
            } catch (Throwable e) {
                newest = 0;
                throw e;
            }
        }
        return true;
    }

    /** Whether no more than one guard is open. */
    boolean hasAtMostOneGuard() {
        return newest <= start + 1;
    }

    /** Makes the newest key what was opened at a place: a guard, or the label and id of a lock. */
    void opened(long place, Object what, long id) {
        int depth = (int) (place - start);
        if (depth >= ids.length) {
            opened = Arrays.copyOf(opened, 2 * depth);
            ids = Arrays.copyOf(ids, 2 * depth);
        }
        if (opened[depth] != what) {
            opened[depth] = what;
        }
        ids[depth] = id;
        newest = place;
        if (Origin.RECORDED) {
            record();
        }
    }

    /** Lets go of what was opened at a place, and so of its values. */
    void forget(long place) {
        int depth = (int) (place - start);
        if (depth < ids.length) {
            opened[depth] = null;
        }
    }

    /** What was opened at a depth: this scope, a guard, or the label of a lock. */
    private Object at(int depth) {
        return depth > 0 ? requireNonNull(opened[depth]) : this;
    }

    /** Which level was taken last. */
    Class<?> positionOfNewest() {
        Object what = at((int) (newest - start));
        return what instanceof LockLabel label ? label.level().to() : ((Key) what).position;
    }

    /** What messages call the newest key. */
    String describeNewest() {
        return describeAt((int) (newest - start));
    }

    /** What messages call the lock on which an ambient scope at this place stands. */
    String describeHeldBelow(long place) {
        int depth = (int) (place - start) - 1;
        while (at(depth) instanceof AmbientScope) {
            depth--;
        }
        return describeAt(depth);
    }

    private String describeAt(int depth) {
        Object what = at(depth);
        return what instanceof LockLabel label ? label.of(ids[depth]) : ((Key) what).describe();
    }

    /** Records where the newest key was opened. */
    private void record() {
        int depth = (int) (newest - start);
        while (origins.size() <= depth) {
            origins.add(null);
        }
        origins.set(depth, Origin.here(describeNewest() + " was opened"));
    }

    /** Where the newest key was opened, if that is recorded. */
    @Nullable Throwable originOfNewest() {
        return Origin.RECORDED && isOpen() ? origins.get((int) (newest - start)) : null;
    }

    /** Called when the handle is closed, or unreachable: then by the cleaner's thread. */
    void orphan() {
        orphaned = true;
        Thread owner = thread;
        if (owner != null && !owner.isAlive()) {
            endIfAbandoned(); // nobody else will, and it has nothing more to do here
        }
    }

    /**
     * Ends this scope for good if its handle is lost and no lock is held. Called by its thread, or
     * after its thread's end.
     *
     * @return whether it has ended
     */
    boolean endIfAbandoned() {
        if (thread == null) {
            return true;
        }
        if (!orphaned || newest > start) {
            return false;
        }
        end();
        return true;
    }

    /** Ends this scope for good. */
    void end() {
        newest = 0;
        thread = null;
        forget();
        pairs = null;
        reads = null;
    }

    /**
     * Lets go of all that was locked, and so of the values: the mutex that was locked last leads
     * here until another thread locks it. The guards made for this scope stay, empty.
     */
    private void forget() {
        for (PairGuard<?, ?, ?> pair = pairs; pair != null; pair = pair.next()) {
            pair.forget();
        }
        for (ReadGuard<?, ?> read = reads; read != null; read = read.next()) {
            read.forget();
        }
        if (Origin.RECORDED) {
            origins.clear();
            Arrays.fill(opened, null); // guards that are not opened again keep what they had
        }
    }

    @Override
    public <T extends @Nullable Object, Next> SoleGuard<T, Next> lock(
            Mutex<T, ? extends Level<? extends Unlocked, Next>> mutex) {
        return (SoleGuard<T, Next>) super.<T, Next>lock(mutex);
    }

    @Override
    public <T extends @Nullable Object, Next> @Nullable SoleGuard<T, Next> tryLock(
            Mutex<T, ? extends Level<? extends Unlocked, Next>> mutex) {
        return (SoleGuard<T, Next>) super.<T, Next>tryLock(mutex);
    }

    @Override
    public <T extends @Nullable Object, Next> @Nullable SoleGuard<T, Next> tryLock(
            Mutex<T, ? extends Level<? extends Unlocked, Next>> mutex, Duration patience)
            throws InterruptedException {
        return (SoleGuard<T, Next>) super.<T, Next>tryLock(mutex, patience);
    }

    @Override
    public <T extends @Nullable Object, Next> SoleGuard<T, Next> lockInterruptibly(
            Mutex<T, ? extends Level<? extends Unlocked, Next>> mutex) throws InterruptedException {
        return (SoleGuard<T, Next>) super.<T, Next>lockInterruptibly(mutex);
    }

    /**
     * Ends the scope. No lock may be held any more.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if the scope is closed already
     * @throws LockOrderException if a guard is still open; it stays open then, and so does the
     *     scope
     */
    @Override
    public void close() {
        requireNewest("close", this).newest = 0;
        forget();
    }

    @Override
    String describe() {
        return "the lock scope";
    }
}

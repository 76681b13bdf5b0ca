package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a key is at this moment: open or closed, whose, and where in the order; and who may use it.
 */
abstract sealed class Key permits LockKey {

    static final long CLOSED = 0;

    /** For a guard whose mutex a thread from the queue has taken and is about to make its own. */
    static final long FROM_QUEUE = -1;

    private static final VarHandle PLACE;

    static {
        try {
            PLACE = MethodHandles.lookup().findVarHandle(Key.class, "place", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Which level was taken last: an interface that extends {@link Unlocked}. */
    Class<?> position;

    /**
     * The scope in which it is open, or was last. A mutex's guard keeps it beyond its close, so
     * that the same thread, locking again, writes no reference, of which the garbage collector
     * would have to be told.
     */
    LockScope scope;

    /**
     * Its place in the scope, or CLOSED. No place is in two scopes, so a thread that reads here by
     * a race what another wrote does not take it for one of its own. Hence a guard that is kept too
     * long is found out without any memory barrier.
     *
     * <p>For a mutex's guard it is the lock as well: a thread that changes it from CLOSED to a
     * place, to the {@linkplain LockScope#mark mark} of its scope, or to FROM_QUEUE, holds the
     * mutex.
     *
     * <p>Volatile, for a plain access may be made of two halves. Most accesses are by {@link
     * #PLACE}, with no more of a barrier than they need. After an Error it is the field itself:
     * where the stack has overflowed, there may be no room for a call.
     */
    volatile long place;

    /** The scope itself, always at the same place. */
    @SuppressWarnings("nullness") // Complete when it is used.
    Key(long place) {
        this.position = Unlocked.class;
        this.scope = (LockScope) this;
        setPlace(place);
    }

    /** A closed guard. */
    Key(Class<?> position, LockScope scope) {
        this.position = position;
        this.scope = scope;
    }

    /** What messages call it. */
    abstract String describe();

    /** What messages call the lock that who has this key holds. */
    String describeHeld() {
        return describe();
    }

    /** What to do where a level does not come after this key's position. */
    String wayOut() {
        return "take it first";
    }

    LockScope scope() {
        return scope;
    }

    /** Makes it a key of this scope. For a mutex's guard, that says who holds the mutex. */
    final void join(LockScope scope) {
        if (this.scope != scope) {
            this.scope = scope;
        }
    }

    final long place() {
        return (long) PLACE.getOpaque(this);
    }

    final void setPlace(long place) {
        PLACE.setOpaque(this, place);
    }

    /** Opens this guard, the locks of which are held, at the next place of a scope. */
    final void open(LockScope scope, long next) {
        setPlace(next);
        scope.opened(next, this, 0);
    }

    /** Undoes what was begun of {@link #open}: the next outer key is the newest again. */
    final void undoOpen(LockScope scope, long next) {
        scope.newest = next - 1;
        place = CLOSED;
        scope.forget(next);
    }

    /**
     * Closes this guard, if it may be closed now.
     *
     * @return the place at which it was open
     */
    final long shut() {
        LockScope scope = requireNewest("close", this);
        long shut = scope.newest;
        setPlace(CLOSED);
        scope.newest = shut - 1;
        return shut;
    }

    /** Opens it at a place, or marks it: now that its lock is held. */
    final void resume(LockScope scope, long place) {
        join(scope);
        setPlace(place);
    }

    /**
     * Takes the mutex if it is free, and opens this guard of it at a place, or marks it as held.
     */
    final boolean acquire(long place) {
        return PLACE.compareAndSet(this, CLOSED, place);
    }

    /** Closes this guard, and so frees the mutex. */
    final void free() {
        place = CLOSED;
    }

    /** The same, seen by others no later than the next memory barrier. */
    final void freeWithoutBarrier() {
        PLACE.setRelease(this, CLOSED);
    }

    /** Whether the mutex is free, for those who want it. */
    final boolean isFree() {
        return placeSeen() == CLOSED;
    }

    /** The place, for threads that do not hold the mutex. */
    final long placeSeen() {
        return (long) PLACE.getVolatile(this);
    }

    /** Who held the lock of which this is the guard when it was seen at this place. */
    final @Nullable Thread holder(long place) {
        LockScope scope = scope();
        return scope.holds(place) ? scope.thread : null;
    }

    /** Whether it is open, as its owner sees it: a closed guard has no place of this scope. */
    boolean isOpen() {
        return scope().contains(place());
    }

    /** The scope, if this key may lock or close now. */
    final LockScope requireNewest(String operation, Object target) {
        LockScope scope = scope();
        if (scope.thread != Thread.currentThread() || place() != scope.newest) {
            throw unusable(operation + " " + name(target));
        }
        return scope;
    }

    /** The scope, if this key may take {@code lock}, which is of this level, now. */
    final LockScope requireOrder(Level<?, ?> level, Object lock) {
        LockScope scope = requireNewest("lock", lock);
        if (!level.isOpenFrom(position)) {
            throw new LockOrderException(
                    "cannot lock "
                            + name(lock)
                            + " while holding "
                            + describeHeld()
                            + ": level "
                            + level
                            + (level.to() == position
                                    ? " is held already; take locks of one level together, as a"
                                            + " pair or LockSet"
                                    : " does not come after "
                                            + Level.brief(position)
                                            + "; "
                                            + wayOut()),
                    scope.originOfNewest());
        }
        return scope;
    }

    /** Throws unless values may be reached through this key now. */
    final void requireOpen(String operation) {
        LockScope scope = scope();
        if (!scope.contains(place()) || scope.thread != Thread.currentThread()) {
            throw unusable(operation + " " + describe());
        }
    }

    private IllegalStateException unusable(String operation) {
        LockScope scope = scope();
        Thread owner = scope.thread;
        if (owner == null || !isOpen()) {
            return new IllegalStateException(
                    "cannot "
                            + operation
                            + ": "
                            + describe()
                            + " is closed; open it in try-with-resources and use it only inside");
        }
        if (owner != Thread.currentThread()) {
            return new ThreadConfinementException(
                    operation,
                    describe(),
                    owner,
                    "open a scope on this thread and lock with that",
                    null);
        }
        return new LockOrderException(
                "cannot "
                        + operation
                        + (operation.startsWith("close") ? "" : " with " + describe())
                        + " while "
                        + scope.describeNewest()
                        + " is open inside it: use that one, or close it first",
                scope.originOfNewest());
    }

    /** A lock or key as messages name it, without its changing state. */
    static String name(Object target) {
        if (target instanceof Mutex<?, ?> mutex) {
            return mutex.label();
        }
        if (target instanceof RwMutex<?, ?> mutex) {
            return mutex.label();
        }
        return target instanceof Key key ? key.describe() : target.toString();
    }

    /**
     * What it is and to which thread it belongs.
     *
     * @return a description for messages
     */
    @Override
    public final String toString() {
        Thread owner = scope().thread;
        return describe()
                + (owner == null || !isOpen() ? ", closed" : ", opened by " + Origin.thread(owner));
    }
}

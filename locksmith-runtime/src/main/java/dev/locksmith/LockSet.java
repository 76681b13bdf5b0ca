package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Mutexes of one level that are locked together, always in the order of their ids.
 *
 * <p>Two threads that lock overlapping sets meet at the first mutex the sets share, and none waits
 * for a mutex before one that it holds. The sorting is done once, here.
 *
 * <pre>{@code
 * static final LockSet<Integer, Pumps> ALL = LockSet.of(DIESEL, PETROL);
 *
 * try (var tanks = scope.lock(ALL)) {
 *     int total = tanks.values().stream().mapToInt(Integer::intValue).sum();
 * }
 * }</pre>
 *
 * <p>An empty set may be locked; it holds nothing, and the key moves on to the next position all
 * the same.
 *
 * <p><b>Threads.</b> A set is immutable and there for every thread.
 *
 * <p>It answers to surelock's {@code LockSet}. There a pair may mix two levels and is then sorted
 * by id alone, which can contradict the order of the levels; here a set holds one level only.
 *
 * @param <T> the type of the values
 * @param <L> the level of all the mutexes
 */
@Sendable(unchecked = "the values are reached only by the thread that holds the locks")
public final class LockSet<
        @Sendable(unchecked = "handed from thread to thread, never to two at once")
        T extends @Nullable Object,
        L extends Level<?, ?>> {

    private final List<Mutex<T, L>> mutexes;
    private final Guard<T, ?>[] guards;

    /**
     * Opened by each lock of this set. Null if the set is empty: that may be locked by many at
     * once.
     */
    private final @Nullable SetGuard<T, ?> guard;

    // No array of a generic type can be made; set and guard know each other from the start.
    @SuppressWarnings({"unchecked", "rawtypes", "nullness"})
    private LockSet(List<Mutex<T, L>> sorted) {
        mutexes = sorted;
        guards = sorted.stream().map(mutex -> mutex.guard).toArray(Guard[]::new);
        guard = sorted.isEmpty() ? null : new SetGuard<>(this, sorted.get(0).level().to());
    }

    /**
     * Makes a set of these mutexes.
     *
     * @param <T> the type of the values
     * @param <L> the level of all the mutexes
     * @param mutexes the mutexes, in any order
     * @return the set
     * @throws IllegalArgumentException if a mutex occurs twice, or the levels differ (which only
     *     unchecked code can bring about)
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read, and copied
    public static <
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            LockSet<T, L> of(Mutex<T, L>... mutexes) {
        return of(Arrays.asList(mutexes));
    }

    /**
     * Makes a set of these mutexes.
     *
     * @param <T> the type of the values
     * @param <L> the level of all the mutexes
     * @param mutexes the mutexes, in any order; the collection is copied
     * @return the set
     * @throws IllegalArgumentException if a mutex occurs twice, or the levels differ (which only
     *     unchecked code can bring about)
     */
    public static <
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            LockSet<T, L> of(Collection<Mutex<T, L>> mutexes) {
        List<Mutex<T, L>> sorted =
                mutexes.stream().sorted(Comparator.comparingLong(Mutex::id)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            checkNeighbours(sorted.get(i - 1), sorted.get(i));
        }
        return new LockSet<>(sorted);
    }

    /** Throws unless two mutexes may be locked together, the first before the second. */
    private static void checkNeighbours(Mutex<?, ?> one, Mutex<?, ?> next) {
        if (one == next) {
            throw new IllegalArgumentException(
                    "a lock set cannot hold " + one.label() + " twice: leave one out");
        }
        if (!one.level().isSameStepAs(next.level())) {
            throw new IllegalArgumentException(
                    "a lock set cannot hold "
                            + one.label()
                            + " and "
                            + next.label()
                            + ", for it holds one level only: lock "
                            + one.level()
                            + " and "
                            + next.level()
                            + " one after the other");
        }
    }

    /**
     * The mutexes in the order of their ids: the order in which they are locked, and that of {@link
     * SetGuard#values}. It does not depend on the order in which the set was written.
     *
     * @return the mutexes, unmodifiable
     */
    public List<Mutex<T, L>> mutexes() {
        return mutexes;
    }

    /** Locks it with {@code key}, or returns null when patience is at its end. */
    @SuppressWarnings("unchecked") // N is where L leads, and so does the guard
    <N, X extends Exception> @Nullable SetGuard<T, N> take(LockKey<?> key, Patience<X> patience)
            throws X {
        SetGuard<T, ?> guard = this.guard;
        LockScope scope;
        if (guard == null) { // holds nothing, so it leads nowhere but in the types
            scope = key.requireNewest("lock", this);
            guard = new SetGuard<>(this, key.position);
        } else {
            scope = key.requireOrder(mutexes.get(0).level(), this);
        }
        long next = scope.newest + 1;
        boolean taken = false;
        try {
            taken = takeAll(scope, patience);
            if (!taken) {
                return null;
            }
            guard.join(scope);
            guard.open(scope, next);
            return (SetGuard<T, N>) guard;
        } catch (Throwable e) {
            if (taken) {
                guard.undoOpen(scope, next);
            }
            giveBack(scope.mark(), guards.length - 1);
            throw e;
        }
    }

    /** All or none; after an Error, perhaps some. */
    private <X extends Exception> boolean takeAll(LockScope scope, Patience<X> patience) throws X {
        Guard<T, ?>[] guards = this.guards; // read once, for each lock is a memory barrier
        long mark = scope.mark();
        int taken = 0;
        while (taken < guards.length && guards[taken].acquire(scope, mark, patience)) {
            taken++;
        }
        if (taken < guards.length) {
            unlock(scope, taken);
        }
        return taken == guards.length;
    }

    void unlock(LockScope scope) {
        unlock(scope, guards.length);
    }

    private void unlock(LockScope scope, int taken) {
        Guard<T, ?>[] guards = this.guards;
        try {
            for (int i = taken - 1; i >= 0; i--) {
                guards[i].letGo();
            }
            VarHandle.fullFence();
        } catch (Throwable e) {
            giveBack(scope.mark(), taken - 1);
            throw e;
        } finally {
            wake(taken - 1);
        }
    }

    /** Wakes who waits for the mutexes up to the last, each even if waking another fails. */
    private void wake(int last) {
        Guard<T, ?>[] guards = this.guards;
        int i = last;
        try {
            for (; i >= 0; i--) {
                guards[i].wake();
            }
        } finally {
            if (i > 0) {
                wake(i - 1);
            }
        }
    }

    /** Unlocks what an Error has left locked, up to the last, each even if another fails. */
    private void giveBack(long mark, int last) {
        int i = last;
        try {
            for (; i >= 0; i--) {
                guards[i].giveBack(mark);
            }
        } finally {
            if (i > 0) {
                giveBack(mark, i - 1);
            }
        }
    }

    /** Whether this mutex is one of the set. */
    boolean contains(Mutex<?, ?> mutex) {
        int low = 0;
        int high = guards.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long id = guards[middle].mutex().id();
            if (id == mutex.id()) {
                return true;
            }
            if (id < mutex.id()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /**
     * The mutexes with their names, numbers and levels.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        return "LockSet " + mutexes.stream().map(Mutex::label).toList();
    }
}

package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Mutexes of one level, any number of them, that are locked together, always in the order of their
 * ids.
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
 * <p>The mutexes may protect values of different types, and an {@link RwMutex} is a member {@link
 * RwMutex#toRead to be read} or {@link RwMutex#toWrite to be written}:
 *
 * <pre>{@code
 * static final LockSet<Object, Shop> SALE = LockSet.of(STOCK, TILL, PRICES.toRead());
 *
 * try (var sale = scope.lock(SALE)) {
 *     sale.set(TILL, sale.get(TILL) + sale.get(PRICES).of(item));
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

    private final List<SetMember<? extends T, L>> members;
    final SetPart<? extends T>[] parts;

    /**
     * Opened by each lock of this set. Null if the set is empty: that may be locked by many at
     * once.
     */
    private final @Nullable SetGuard<T, ?> guard;

    // No array of a generic type can be made; set and guard know each other from the start.
    @SuppressWarnings({"unchecked", "rawtypes", "nullness"})
    private LockSet(List<SetMember<? extends T, L>> sorted) {
        members = sorted;
        parts = sorted.stream().map(LockSet::part).toArray(SetPart[]::new);
        guard = sorted.isEmpty() ? null : new SetGuard<>(this, sorted.get(0).level().to());
    }

    private static <T extends @Nullable Object> SetPart<T> part(SetMember<T, ?> member) {
        return member instanceof Mutex<T, ?> mutex
                ? new SetPart.Exclusive<>(mutex)
                : ((RwMember<T, ?>) member).part();
    }

    /**
     * Makes a set of these mutexes.
     *
     * @param <T> the type of the values: what those of all members are
     * @param <L> the level of all the mutexes
     * @param members the mutexes, in any order
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
            LockSet<T, L> of(SetMember<? extends T, L>... members) {
        return of(Arrays.asList(members));
    }

    /**
     * Makes a set of these mutexes.
     *
     * @param <T> the type of the values: what those of all members are
     * @param <L> the level of all the mutexes
     * @param members the mutexes, in any order; the collection is copied
     * @return the set
     * @throws IllegalArgumentException if a mutex occurs twice, or the levels differ (which only
     *     unchecked code can bring about)
     */
    public static <
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            LockSet<T, L> of(Collection<? extends SetMember<? extends T, L>> members) {
        List<SetMember<? extends T, L>> sorted = sorted(members);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).id() == sorted.get(i).id()) {
                throw new IllegalArgumentException(
                        "a lock set cannot hold "
                                + part(sorted.get(i)).label()
                                + " twice: leave one out, or ask with tryOf");
            }
        }
        return new LockSet<>(sorted);
    }

    /**
     * Makes a set of these mutexes, unless one of them occurs twice.
     *
     * @param <T> the type of the values: what those of all members are
     * @param <L> the level of all the mutexes
     * @param members the mutexes, in any order
     * @return the set, or empty if a mutex occurs twice
     * @throws IllegalArgumentException if the levels differ (which only unchecked code can bring
     *     about)
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read, and copied
    public static <
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            Optional<LockSet<T, L>> tryOf(SetMember<? extends T, L>... members) {
        return tryOf(Arrays.asList(members));
    }

    /**
     * Makes a set of these mutexes, unless one of them occurs twice.
     *
     * @param <T> the type of the values: what those of all members are
     * @param <L> the level of all the mutexes
     * @param members the mutexes, in any order; the collection is copied
     * @return the set, or empty if a mutex occurs twice
     * @throws IllegalArgumentException if the levels differ (which only unchecked code can bring
     *     about)
     */
    public static <
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            Optional<LockSet<T, L>> tryOf(Collection<? extends SetMember<? extends T, L>> members) {
        List<SetMember<? extends T, L>> sorted = sorted(members);
        long distinct = sorted.stream().mapToLong(SetMember::id).distinct().count();
        return distinct < sorted.size() ? Optional.empty() : Optional.of(new LockSet<>(sorted));
    }

    /** In the order of ids; all are of one level. */
    private static <T extends @Nullable Object, L extends Level<?, ?>>
            List<SetMember<? extends T, L>> sorted(
                    Collection<? extends SetMember<? extends T, L>> members) {
        List<SetMember<? extends T, L>> sorted = new ArrayList<>(members);
        sorted.sort(Comparator.comparingLong(SetMember::id));
        for (int i = 1; i < sorted.size(); i++) {
            checkLevels(sorted.get(i - 1), sorted.get(i));
        }
        return List.copyOf(sorted);
    }

    private static void checkLevels(SetMember<?, ?> one, SetMember<?, ?> next) {
        if (!one.level().isSameStepAs(next.level())) {
            throw new IllegalArgumentException(
                    "a lock set cannot hold "
                            + part(one).label()
                            + " and "
                            + part(next).label()
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
    public List<SetMember<? extends T, L>> mutexes() {
        return members;
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
            scope = key.requireOrder(members.get(0).level(), this);
        }
        long next = scope.newest + 1;
        scope.taken = 0;
        try {
            return takeAll(scope, guard, patience) ? (SetGuard<T, N>) guard : null;
        } catch (Throwable e) {
            scope.newest = next - 1;
            if (scope.taken == parts.length) {
                guard.place = Key.CLOSED; // it is this thread's
            }
            try {
                giveBack(scope);
            } finally {
                wake(parts.length - 1);
            }
            scope.forget(next);
            throw e;
        }
    }

    /**
     * All or none. What an Error leaves of it, the caller gives back: where the stack overflows in
     * here, there is more room.
     */
    private <X extends Exception> boolean takeAll(
            LockScope scope, SetGuard<T, ?> guard, Patience<X> patience) throws X {
        int taken = takeSome(scope, patience);
        if (taken < parts.length) {
            unlock(scope, taken);
            return false;
        }
        guard.join(scope);
        guard.open(scope, scope.newest + 1);
        return true;
    }

    /** Until patience is at its end; returns how many that were. */
    private <X extends Exception> int takeSome(LockScope scope, Patience<X> patience) throws X {
        SetPart<?>[] parts = this.parts; // read once, for each lock is a memory barrier
        int taken = 0;
        while (taken < parts.length && parts[taken].acquire(scope, patience)) {
            scope.taken = ++taken;
        }
        return taken;
    }

    /** Unlocks all, or nothing if {@link LockScope#taken} says that all are locked still. */
    void unlock(LockScope scope) {
        unlock(scope, parts.length);
    }

    private void unlock(LockScope scope, int taken) {
        scope.taken = taken;
        try {
            letGo(scope, taken);
        } catch (Throwable e) {
            giveBack(scope);
            throw e;
        } finally {
            wake(taken - 1);
        }
    }

    private void letGo(LockScope scope, int taken) {
        SetPart<?>[] parts = this.parts;
        for (int i = taken - 1; i >= 0; i--) {
            parts[i].letGo();
            scope.taken = i;
        }
        VarHandle.fullFence();
    }

    /** Wakes who waits for the mutexes up to the last, each even if waking another fails. */
    private void wake(int last) {
        SetPart<?>[] parts = this.parts;
        int i = last;
        try {
            for (; i >= 0; i--) {
                parts[i].wake();
            }
        } finally {
            if (i > 0) {
                wake(i - 1);
            }
        }
    }

    /** Frees what an Error has left locked. */
    private void giveBack(LockScope scope) {
        SetPart<?>[] parts = this.parts;
        int taken = scope.taken;
        if (taken < parts.length) {
            parts[taken].giveBack(scope, false); // that one was being locked
        }
        for (int i = taken - 1; i >= 0; i--) {
            parts[i].giveBack(scope, true);
            scope.taken = i;
        }
    }

    /** The part of the mutex with this id; null if it is not in the set. */
    @Nullable SetPart<? extends T> part(long id) {
        int low = 0;
        int high = parts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = parts[middle].id();
            if (there == id) {
                return parts[middle];
            }
            if (there < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** The values in the order of the members. */
    List<T> values() {
        List<T> values = new ArrayList<>(parts.length);
        for (SetPart<? extends T> part : parts) {
            values.add(part.value());
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * The mutexes with their names, numbers and levels.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        return "LockSet " + Arrays.stream(parts).map(SetPart::label).toList();
    }
}

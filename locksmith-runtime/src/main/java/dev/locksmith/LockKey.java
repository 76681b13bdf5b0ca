package dev.locksmith;

import dev.locksmith.annotations.ScopeBound;
import dev.locksmith.annotations.ThreadConfined;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * The right to take the next lock: a {@link LockScope}, or the guard of the locks taken last.
 *
 * <p>Its type says where its thread stands in the lock order, and {@code lock} only accepts levels
 * that come later:
 *
 * <pre>{@code
 * try (var config = scope.lock(CONFIG);         // LockKey<Unlocked> -> Guard<Settings, Config.Held>
 *      var pair = config.lock(from, to)) {      // LockKey<Config.Held> -> PairGuard<..., Account.Held>
 *     ...
 * }
 * }</pre>
 *
 * <h2>Rules, each enforced at run time too</h2>
 *
 * <ul>
 *   <li><b>Thread.</b> A key is used by the thread that opened it, or {@link
 *       ThreadConfinementException} is thrown.
 *   <li><b>Order.</b> A lock's level must be open from this key's position. The compiler sees to
 *       that; what slips by it (raw types, unchecked casts) throws {@link LockOrderException}.
 *   <li><b>Freshness.</b> Only the newest key locks and closes: while an inner guard is open, this
 *       one throws {@link LockOrderException}. Reading and writing values through it stays free.
 *   <li><b>Closing.</b> Each key is closed once; using it later throws {@link
 *       IllegalStateException}.
 * </ul>
 *
 * <p>Whatever throws does so before it takes or releases any lock. Where a second lock of a pair or
 * set cannot be had (timeout, interrupt, an error), those taken before are released again.
 *
 * <h2>Trying in try-with-resources</h2>
 *
 * <p>{@code tryLock} returns null if a lock cannot be had. A try-with-resources statement closes
 * what is not null, so this is all it takes:
 *
 * <pre>{@code
 * try (var stock = scope.tryLock(STOCK)) {
 *     if (stock != null) {
 *         stock.set(stock.get() - 1);
 *     } else {
 *         ...                                   // not held: do without, or try again
 *     }
 * }
 * }</pre>
 *
 * <p>It answers to surelock's {@code MutexKey}, which {@code lock} consumes and hands back one
 * level further; here the guard is that next key.
 *
 * @param <Position> the position: what is held now
 */
@ThreadConfined
@ScopeBound
public abstract sealed class LockKey<Position> extends Key implements AutoCloseable
        permits LockScope,
                AmbientScope,
                Guard,
                ReleasableGuard,
                PairGuard,
                SetGuard,
                ReadGuard,
                WriteGuard {

    LockKey(long place) {
        super(place);
    }

    LockKey(Class<?> position, LockScope scope) {
        super(position, scope);
    }

    /**
     * Locks a mutex, waiting as long as it takes. An interrupt is kept for later.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     */
    public <T extends @Nullable Object, Next> Guard<T, Next> lock(
            Mutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return Objects.requireNonNull(mutex.take(this, Patience.ENDLESS));
    }

    /**
     * Locks a mutex if it is free at this moment.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, or null if another thread holds it
     */
    public <T extends @Nullable Object, Next> @Nullable Guard<T, Next> tryLock(
            Mutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return mutex.take(this, Patience.NONE);
    }

    /**
     * Locks a mutex if it becomes free in time.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @param patience how long to wait at most
     * @return its guard, or null if time has run out
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, Next> @Nullable Guard<T, Next> tryLock(
            Mutex<T, ? extends Level<? extends Position, Next>> mutex, Duration patience)
            throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        Guard<T, Next> guard = mutex.take(this, Patience.NONE);
        return guard != null ? guard : mutex.take(this, Patience.upTo(patience));
    }

    /**
     * Locks a mutex, waiting until it is free or the thread is interrupted.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, Next> Guard<T, Next> lockInterruptibly(
            Mutex<T, ? extends Level<? extends Position, Next>> mutex) throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(mutex.take(this, Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the lock of a mutex, and unlocks it whatever the function does.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param <R> the type of the result
     * @param mutex the mutex
     * @param body what to do with its guard; it is run at once, on this thread
     * @return what the function returns
     */
    public <T extends @Nullable Object, Next, R extends @Nullable Object> R lockWith(
            Mutex<T, ? extends Level<? extends Position, Next>> mutex,
            Function<? super Guard<T, Next>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (Guard<T, Next> guard = lock(mutex)) {
            return body.apply(guard);
        }
    }

    /**
     * Locks a mutex that comes after all others, waiting as long as it takes. An interrupt is kept
     * for later.
     *
     * @param <T> the type of the value
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     * @throws LockOrderException if a {@link Leaf} is held already
     */
    public <T extends @Nullable Object> Guard<T, Leaf.Held> lockLeaf(Mutex<T, Leaf> mutex) {
        return Objects.requireNonNull(
                mutex.<Leaf.Held, RuntimeException>take(this, Patience.ENDLESS));
    }

    /**
     * Locks a mutex, waiting as long as it takes, for a guard that can be released before those
     * inside it. An interrupt is kept for later.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     */
    public <T extends @Nullable Object, Next> ReleasableGuard<T, Next> lockReleasable(
            Mutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return Objects.requireNonNull(
                ReleasableGuard.<T, Next, RuntimeException>take(this, mutex, Patience.ENDLESS));
    }

    /**
     * Locks a mutex of any level if it is free at this moment, whatever is held. It cannot wait, so
     * it needs no order; and until it is closed, this thread gets no other lock for which it would
     * have to wait.
     *
     * @param <T> the type of the value
     * @param mutex the mutex
     * @return its guard, or null if a thread holds it, be it this one
     */
    public <T extends @Nullable Object> @Nullable ReleasableGuard<T, OutOfOrder> tryOutOfOrder(
            Mutex<T, ?> mutex) {
        return ReleasableGuard.tryOutOfOrder(this, mutex);
    }

    /**
     * Locks two mutexes of one level, in the order of their ids, whatever the order written.
     *
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <L> the level of both
     * @param <Next> the position that the level leads to
     * @param first one mutex
     * @param second another mutex
     * @return the guard of both, to be opened in try-with-resources
     * @throws IllegalArgumentException if both are the same mutex
     */
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    L extends Level<? extends Position, Next>,
                    Next>
            PairGuard<A, B, Next> lock(Mutex<A, L> first, Mutex<B, L> second) {
        return Objects.requireNonNull(PairGuard.take(this, first, second, Patience.ENDLESS));
    }

    /**
     * Locks two mutexes of one level, unless both are one and the same.
     *
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <L> the level of both
     * @param <Next> the position that the level leads to
     * @param first one mutex
     * @param second a mutex, perhaps the same
     * @return the guard of both, to be opened in try-with-resources; or null if they are the same,
     *     and then nothing is locked
     */
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    L extends Level<? extends Position, Next>,
                    Next>
            @Nullable PairGuard<A, B, Next> lockDistinct(Mutex<A, L> first, Mutex<B, L> second) {
        if (first == (Mutex<?, ?>) second) {
            requireOrder(first.level(), first);
            return null;
        }
        return lock(first, second);
    }

    /**
     * Locks two mutexes of one level if both are free at this moment.
     *
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <L> the level of both
     * @param <Next> the position that the level leads to
     * @param first one mutex
     * @param second another mutex
     * @return the guard of both, or null if another thread holds one of them
     * @throws IllegalArgumentException if both are the same mutex
     */
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    L extends Level<? extends Position, Next>,
                    Next>
            @Nullable PairGuard<A, B, Next> tryLock(Mutex<A, L> first, Mutex<B, L> second) {
        return PairGuard.take(this, first, second, Patience.NONE);
    }

    /**
     * Locks two mutexes of one level if both become free in time.
     *
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <L> the level of both
     * @param <Next> the position that the level leads to
     * @param first one mutex
     * @param second another mutex
     * @param patience how long to wait at most, for both together
     * @return the guard of both, or null if time has run out
     * @throws IllegalArgumentException if both are the same mutex
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    L extends Level<? extends Position, Next>,
                    Next>
            @Nullable PairGuard<A, B, Next> tryLock(
                    Mutex<A, L> first, Mutex<B, L> second, Duration patience)
                    throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        PairGuard<A, B, Next> guard = PairGuard.take(this, first, second, Patience.NONE);
        return guard != null ? guard : PairGuard.take(this, first, second, Patience.upTo(patience));
    }

    /**
     * Locks two mutexes of one level, waiting until both are free or the thread is interrupted.
     *
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <L> the level of both
     * @param <Next> the position that the level leads to
     * @param first one mutex
     * @param second another mutex
     * @return the guard of both, to be opened in try-with-resources
     * @throws IllegalArgumentException if both are the same mutex
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    L extends Level<? extends Position, Next>,
                    Next>
            PairGuard<A, B, Next> lockInterruptibly(Mutex<A, L> first, Mutex<B, L> second)
                    throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(
                PairGuard.take(this, first, second, Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the locks of two mutexes, and unlocks them whatever the function does.
     *
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <L> the level of both
     * @param <Next> the position that the level leads to
     * @param <R> the type of the result
     * @param first one mutex
     * @param second another mutex
     * @param body what to do with their guard; it is run at once, on this thread
     * @return what the function returns
     * @throws IllegalArgumentException if both are the same mutex
     */
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    L extends Level<? extends Position, Next>,
                    Next,
                    R extends @Nullable Object>
            R lockWith(
                    Mutex<A, L> first,
                    Mutex<B, L> second,
                    Function<? super PairGuard<A, B, Next>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (PairGuard<A, B, Next> guard = lock(first, second)) {
            return body.apply(guard);
        }
    }

    /**
     * Locks all mutexes of a set, waiting as long as it takes. An interrupt is kept for later.
     *
     * @param <E> the type of the values
     * @param <Next> the position that the level leads to
     * @param set the set
     * @return the guard of all, to be opened in try-with-resources
     */
    public <E extends @Nullable Object, Next> SetGuard<E, Next> lock(
            LockSet<E, ? extends Level<? extends Position, Next>> set) {
        return Objects.requireNonNull(set.take(this, Patience.ENDLESS));
    }

    /**
     * Locks all mutexes of a set if all are free at this moment.
     *
     * @param <E> the type of the values
     * @param <Next> the position that the level leads to
     * @param set the set
     * @return the guard of all, or null if another thread holds one of them
     */
    public <E extends @Nullable Object, Next> @Nullable SetGuard<E, Next> tryLock(
            LockSet<E, ? extends Level<? extends Position, Next>> set) {
        return set.take(this, Patience.NONE);
    }

    /**
     * Locks all mutexes of a set if all become free in time.
     *
     * @param <E> the type of the values
     * @param <Next> the position that the level leads to
     * @param set the set
     * @param patience how long to wait at most, for all together
     * @return the guard of all, or null if time has run out
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <E extends @Nullable Object, Next> @Nullable SetGuard<E, Next> tryLock(
            LockSet<E, ? extends Level<? extends Position, Next>> set, Duration patience)
            throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        SetGuard<E, Next> guard = set.take(this, Patience.NONE);
        return guard != null ? guard : set.take(this, Patience.upTo(patience));
    }

    /**
     * Locks all mutexes of a set, waiting until all are free or the thread is interrupted.
     *
     * @param <E> the type of the values
     * @param <Next> the position that the level leads to
     * @param set the set
     * @return the guard of all, to be opened in try-with-resources
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <E extends @Nullable Object, Next> SetGuard<E, Next> lockInterruptibly(
            LockSet<E, ? extends Level<? extends Position, Next>> set) throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(set.take(this, Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the locks of a set, and unlocks them whatever the function does.
     *
     * @param <E> the type of the values
     * @param <Next> the position that the level leads to
     * @param <R> the type of the result
     * @param set the set
     * @param body what to do with its guard; it is run at once, on this thread
     * @return what the function returns
     */
    public <E extends @Nullable Object, Next, R extends @Nullable Object> R lockWith(
            LockSet<E, ? extends Level<? extends Position, Next>> set,
            Function<? super SetGuard<E, Next>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (SetGuard<E, Next> guard = lock(set)) {
            return body.apply(guard);
        }
    }

    /**
     * Locks a mutex for reading, waiting as long as it takes. An interrupt is kept for later.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     */
    public <T extends @Nullable Object, Next> ReadGuard<T, Next> read(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return Objects.requireNonNull(mutex.read(this, Patience.ENDLESS));
    }

    /**
     * Locks a mutex for reading if that is possible at this moment.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, or null if a thread writes
     */
    public <T extends @Nullable Object, Next> @Nullable ReadGuard<T, Next> tryRead(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return mutex.read(this, Patience.NONE);
    }

    /**
     * Locks a mutex for reading if that becomes possible in time.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @param patience how long to wait at most
     * @return its guard, or null if time has run out
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, Next> @Nullable ReadGuard<T, Next> tryRead(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex, Duration patience)
            throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        ReadGuard<T, Next> guard = mutex.read(this, Patience.IN_TURN);
        return guard != null ? guard : mutex.read(this, Patience.upTo(patience));
    }

    /**
     * Locks a mutex for reading, waiting until that is possible or the thread is interrupted.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, Next> ReadGuard<T, Next> readInterruptibly(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex)
            throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(mutex.read(this, Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the lock of a mutex for reading, and unlocks it whatever the function
     * does.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param <R> the type of the result
     * @param mutex the mutex
     * @param body what to do with its guard; it is run at once, on this thread
     * @return what the function returns
     */
    public <T extends @Nullable Object, Next, R extends @Nullable Object> R readWith(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex,
            Function<? super ReadGuard<T, Next>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (ReadGuard<T, Next> guard = read(mutex)) {
            return body.apply(guard);
        }
    }

    /**
     * Locks a mutex for writing, waiting as long as it takes. An interrupt is kept for later.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     */
    public <T extends @Nullable Object, Next> WriteGuard<T, Next> write(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return Objects.requireNonNull(mutex.write(this, Patience.ENDLESS));
    }

    /**
     * Locks a mutex for writing if that is possible at this moment.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, or null if another thread reads or writes
     */
    public <T extends @Nullable Object, Next> @Nullable WriteGuard<T, Next> tryWrite(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex) {
        return mutex.write(this, Patience.NONE);
    }

    /**
     * Locks a mutex for writing if that becomes possible in time.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @param patience how long to wait at most
     * @return its guard, or null if time has run out
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, Next> @Nullable WriteGuard<T, Next> tryWrite(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex, Duration patience)
            throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        WriteGuard<T, Next> guard = mutex.write(this, Patience.NONE);
        return guard != null ? guard : mutex.write(this, Patience.upTo(patience));
    }

    /**
     * Locks a mutex for writing, waiting until that is possible or the thread is interrupted.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, Next> WriteGuard<T, Next> writeInterruptibly(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex)
            throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(mutex.write(this, Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the lock of a mutex for writing, and unlocks it whatever the function
     * does.
     *
     * @param <T> the type of the value
     * @param <Next> the position that the level leads to
     * @param <R> the type of the result
     * @param mutex the mutex
     * @param body what to do with its guard; it is run at once, on this thread
     * @return what the function returns
     */
    public <T extends @Nullable Object, Next, R extends @Nullable Object> R writeWith(
            RwMutex<T, ? extends Level<? extends Position, Next>> mutex,
            Function<? super WriteGuard<T, Next>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (WriteGuard<T, Next> guard = write(mutex)) {
            return body.apply(guard);
        }
    }

    /**
     * Gives up what this key stands for: a guard's locks, or the scope. Guards close in the reverse
     * order of their opening.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if it is closed already
     * @throws LockOrderException if an inner guard is still open
     */
    @Override
    public abstract void close();
}

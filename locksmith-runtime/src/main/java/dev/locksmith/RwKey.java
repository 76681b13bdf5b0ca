package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a {@link LockKey} can do with an {@link RwMutex}. All that is said there of locking holds
 * here.
 *
 * @param <P> the position: what is held now
 */
abstract sealed class RwKey<P> extends Key permits LockKey {

    RwKey(long place) {
        super(place);
    }

    RwKey(Class<?> position, LockScope scope) {
        super(position, scope);
    }

    private LockKey<P> self() {
        return (LockKey<P>) this;
    }

    /**
     * Locks a mutex for reading, waiting as long as it takes. An interrupt is kept for later.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N> ReadGuard<T, N> read(
            RwMutex<T, L> mutex) {
        return Objects.requireNonNull(mutex.read(self(), Patience.ENDLESS));
    }

    /**
     * Locks a mutex for reading if that is possible at this moment.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, or null if a thread writes
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N>
            @Nullable ReadGuard<T, N> tryRead(RwMutex<T, L> mutex) {
        return mutex.read(self(), Patience.NONE);
    }

    /**
     * Locks a mutex for reading if that becomes possible in time.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @param patience how long to wait at most
     * @return its guard, or null if time has run out
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N>
            @Nullable ReadGuard<T, N> tryRead(RwMutex<T, L> mutex, Duration patience)
                    throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        ReadGuard<T, N> guard = mutex.read(self(), Patience.IN_TURN);
        return guard != null ? guard : mutex.read(self(), Patience.upTo(patience));
    }

    /**
     * Locks a mutex for reading, waiting until that is possible or the thread is interrupted.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N>
            ReadGuard<T, N> readInterruptibly(RwMutex<T, L> mutex) throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(mutex.read(self(), Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the lock of a mutex for reading, and unlocks it whatever the function
     * does.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param <R> the type of the result
     * @param mutex the mutex
     * @param body what to do with its guard; it is run at once, on this thread
     * @return what the function returns
     */
    public <
                    T extends @Nullable Object,
                    L extends Level<? extends P, N>,
                    N,
                    R extends @Nullable Object>
            R readWith(RwMutex<T, L> mutex, Function<? super ReadGuard<T, N>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (ReadGuard<T, N> guard = read(mutex)) {
            return body.apply(guard);
        }
    }

    /**
     * Locks a mutex for writing, waiting as long as it takes. An interrupt is kept for later.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N> WriteGuard<T, N> write(
            RwMutex<T, L> mutex) {
        return Objects.requireNonNull(mutex.write(self(), Patience.ENDLESS));
    }

    /**
     * Locks a mutex for writing if that is possible at this moment.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, or null if another thread reads or writes
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N>
            @Nullable WriteGuard<T, N> tryWrite(RwMutex<T, L> mutex) {
        return mutex.write(self(), Patience.NONE);
    }

    /**
     * Locks a mutex for writing if that becomes possible in time.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @param patience how long to wait at most
     * @return its guard, or null if time has run out
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N>
            @Nullable WriteGuard<T, N> tryWrite(RwMutex<T, L> mutex, Duration patience)
                    throws InterruptedException {
        Objects.requireNonNull(patience, "patience");
        Patience.checkInterrupt();
        WriteGuard<T, N> guard = mutex.write(self(), Patience.NONE);
        return guard != null ? guard : mutex.write(self(), Patience.upTo(patience));
    }

    /**
     * Locks a mutex for writing, waiting until that is possible or the thread is interrupted.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param mutex the mutex
     * @return its guard, to be opened in try-with-resources
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public <T extends @Nullable Object, L extends Level<? extends P, N>, N>
            WriteGuard<T, N> writeInterruptibly(RwMutex<T, L> mutex) throws InterruptedException {
        Patience.checkInterrupt();
        return Objects.requireNonNull(mutex.write(self(), Patience.UNTIL_INTERRUPTED));
    }

    /**
     * Runs a function under the lock of a mutex for writing, and unlocks it whatever the function
     * does.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param <N> the position that the level leads to
     * @param <R> the type of the result
     * @param mutex the mutex
     * @param body what to do with its guard; it is run at once, on this thread
     * @return what the function returns
     */
    public <
                    T extends @Nullable Object,
                    L extends Level<? extends P, N>,
                    N,
                    R extends @Nullable Object>
            R writeWith(RwMutex<T, L> mutex, Function<? super WriteGuard<T, N>, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        try (WriteGuard<T, N> guard = write(mutex)) {
            return body.apply(guard);
        }
    }
}

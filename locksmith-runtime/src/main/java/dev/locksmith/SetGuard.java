package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A locked {@link LockSet}: the way to all its values, and the key for further locks.
 *
 * <p><b>Kept too long.</b> A guard that is used after its close throws. A set has one guard object,
 * which each lock opens again. So a reference that was kept beyond its close works again while its
 * own thread holds the same set, and only then.
 *
 * <p>It answers to the guards that surelock hands out for a {@code LockSet}.
 *
 * @param <T> the type of the values
 * @param <P> the position: what is held now
 */
public final class SetGuard<T extends @Nullable Object, P> extends LockKey<P> {

    private final LockSet<T, ?> set;

    SetGuard(LockSet<T, ?> set, Class<?> position) {
        super(position, LockScope.NONE);
        this.set = set;
    }

    /**
     * The value of one mutex of the set.
     *
     * @param <V> the type of its value
     * @param mutex a mutex of the set
     * @return its value
     * @throws IllegalArgumentException if the mutex is not in the set
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public <V extends T> V get(Mutex<V, ?> mutex) {
        requireOpen("read");
        return this.<V>part(mutex.id(), mutex).value();
    }

    /**
     * The value of one mutex of the set, which holds it for reading or for writing.
     *
     * @param <V> the type of its value
     * @param mutex a mutex of the set
     * @return its value, to be left as it is where it is held for reading
     * @throws IllegalArgumentException if the mutex is not in the set
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public <V extends T> V get(RwMutex<V, ?> mutex) {
        requireOpen("read");
        return this.<V>part(mutex.id(), mutex).value();
    }

    /**
     * Puts a new value under one mutex of the set.
     *
     * @param <V> the type of its value
     * @param mutex a mutex of the set
     * @param value the new value
     * @throws IllegalArgumentException if the mutex is not in the set
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public <V extends T> void set(Mutex<V, ?> mutex, V value) {
        requireOpen("write");
        this.<V>part(mutex.id(), mutex).set(value);
    }

    /**
     * Puts a new value under one mutex of the set, which holds it for writing.
     *
     * @param <V> the type of its value
     * @param mutex a mutex of the set
     * @param value the new value
     * @throws IllegalArgumentException if the mutex is not in the set, or is held for reading
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public <V extends T> void set(RwMutex<V, ?> mutex, V value) {
        requireOpen("write");
        this.<V>part(mutex.id(), mutex).set(value);
    }

    @SuppressWarnings("unchecked") // no two locks have one id, and this one's value is a V
    private <V extends T> SetPart<V> part(long id, Object mutex) {
        SetPart<? extends T> part = set.part(id);
        if (part == null) {
            throw new IllegalArgumentException(
                    name(mutex) + " is not in the set that is held: " + set);
        }
        return (SetPart<V>) part;
    }

    /**
     * The values in the order of {@link LockSet#mutexes}, as they are now.
     *
     * @return a new list, unmodifiable
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public List<T> values() {
        requireOpen("read");
        return set.values();
    }

    /**
     * Unlocks all mutexes of the set.
     *
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed already
     * @throws LockOrderException if an inner guard is still open; all stay open then
     */
    @Override
    public void close() {
        LockScope scope = scope();
        long open = shut();
        try {
            set.unlock(scope);
        } catch (Throwable e) {
            if (scope.taken == set.parts.length) { // not one was unlocked
                place = open;
                scope.newest = open;
            }
            throw e;
        }
        scope.forget(open);
    }

    @Override
    String describe() {
        return "the guard of " + set;
    }
}

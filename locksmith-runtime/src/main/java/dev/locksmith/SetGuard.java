package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
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
     * @param mutex a mutex of the set
     * @return its value
     * @throws IllegalArgumentException if the mutex is not in the set
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public T get(Mutex<T, ?> mutex) {
        requireOpen("read");
        return member(mutex).value;
    }

    /**
     * Puts a new value under one mutex of the set.
     *
     * @param mutex a mutex of the set
     * @param value the new value
     * @throws IllegalArgumentException if the mutex is not in the set
     * @throws ThreadConfinementException if another thread holds the set
     * @throws IllegalStateException if this guard is closed
     */
    public void set(Mutex<T, ?> mutex, T value) {
        requireOpen("write");
        member(mutex).value = value;
    }

    private Guard<T, ?> member(Mutex<T, ?> mutex) {
        if (!set.contains(mutex)) {
            throw new IllegalArgumentException(
                    mutex.label() + " is not in the set that is held: " + set);
        }
        return mutex.guard;
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
        List<T> values = new ArrayList<>();
        set.mutexes().forEach(mutex -> values.add(mutex.guard.value));
        return Collections.unmodifiableList(values);
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
        scope.forget(shut());
        set.unlock(scope);
    }

    @Override
    String describe() {
        return "the guard of " + set;
    }
}

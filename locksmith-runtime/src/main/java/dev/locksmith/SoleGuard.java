package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * The guard of the only lock that its thread holds: what a {@link LockScope} returns. It may wait.
 *
 * @param <T> the type of the value
 * @param <P> the position: what is held now
 */
public final class SoleGuard<T extends @Nullable Object, P> extends Guard<T, P> {

    SoleGuard(Mutex<T, ?> mutex, Class<?> position, T value) {
        super(mutex, position, value);
    }
}

package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link LockSet} is made of: a {@link Mutex}, or an {@link RwMutex} that is {@linkplain
 * RwMutex#toRead to be read} or {@linkplain RwMutex#toWrite to be written}.
 *
 * <p>It answers to surelock's {@code Acquirable}, what a {@code LockSet} may contain.
 *
 * @param <T> the type of the value
 * @param <L> the level
 */
public sealed interface SetMember<
                @Sendable(unchecked = "handed from thread to thread, never to two at once")
                T extends @Nullable Object,
                L extends Level<?, ?>>
        permits Mutex, RwMember {

    /**
     * The number of the lock, by which the members of a set are ordered.
     *
     * @return the id
     */
    long id();

    /**
     * The level of the lock in the lock order.
     *
     * @return the level
     */
    L level();
}

package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

/**
 * An {@link RwMutex} as a member of a {@link LockSet}, to be read or to be written with it.
 *
 * <p>It is made by {@link RwMutex#toRead} and {@link RwMutex#toWrite}, and is there for every
 * thread.
 *
 * <p>It answers to the reader-writer mutex that surelock plans.
 *
 * @param <T> the type of the value
 * @param <L> the level
 */
@Sendable(unchecked = "the value is reached only by threads that hold the lock")
public final class RwMember<
                @Sendable(unchecked = "written by one thread, and read while none writes")
                T extends @Nullable Object,
                L extends Level<?, ?>>
        implements SetMember<T, L> {

    private final RwMutex<T, L> mutex;
    private final SetPart<T> part;

    RwMember(RwMutex<T, L> mutex, SetPart<T> part) {
        this.mutex = mutex;
        this.part = part;
    }

    SetPart<T> part() {
        return part;
    }

    @Override
    public long id() {
        return mutex.id();
    }

    @Override
    public L level() {
        return mutex.level();
    }

    /**
     * The mutex with its name, number and level, and what is to be done with it.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        return part.label();
    }
}

package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * What messages call a lock, but for its number. It does not lead to the lock, nor to its value.
 *
 * @param kind what was locked, and how
 * @param name the name that the lock was given, if any
 */
record LockLabel(Level<?, ?> level, String kind, @Nullable String name) {

    static final String MUTEX = "Mutex";
    static final String WRITING = "the writing of RwMutex";

    /** What messages call the lock with this number. */
    String of(long id) {
        return level.label(kind, name, id);
    }
}

package dev.locksmith;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for locks: strictly rising, never the same twice, until they run out. */
final class LockIds {

    /** All locks of this class loader draw from here, whatever their kind. */
    static final LockIds SHARED = new LockIds(1);

    private final AtomicLong next;

    LockIds(long first) {
        next = new AtomicLong(first);
    }

    /** Throws {@link IllegalStateException} once {@link Long#MAX_VALUE} was given out. */
    long next() {
        long id = next.getAndIncrement();
        if (id < 0) {
            next.set(Long.MIN_VALUE); // stay run out, however often we are asked
            throw new IllegalStateException(
                    "lock ids have run out: all numbers up to Long.MAX_VALUE are given to locks");
        }
        return id;
    }
}

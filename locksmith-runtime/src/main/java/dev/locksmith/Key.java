package dev.locksmith;

import org.jspecify.annotations.Nullable;

/**
 * What a key is at this moment: open or closed, whose, and where in the order; and who may use it.
 */
abstract sealed class Key permits LockKey {

    /** Whose key it is while it is open; null while it is closed. */
    @Nullable KeyHandle handle;

    /** The key that this one was opened with. */
    @Nullable Key outer;

    /** Which level was taken last; of an interface, or several, that extend {@link Unlocked}. */
    Class<?> position;

    Key(Class<?> position) {
        this.position = position;
    }

    /** What messages call it. */
    abstract String describe();

    /** The handle, if this key may lock or close now. */
    final KeyHandle requireNewest(String operation, Object target) {
        KeyHandle owner = handle;
        if (owner == null || owner.thread != Thread.currentThread() || owner.newest != this) {
            throw unusable(owner, operation + " " + name(target));
        }
        return owner;
    }

    /** The handle, if this key may take {@code lock}, which is of this level, now. */
    final KeyHandle requireOrder(Level<?, ?> level, Object lock) {
        KeyHandle owner = requireNewest("lock", lock);
        if (!level.isOpenFrom(position)) {
            throw new LockOrderException(
                    "cannot lock "
                            + name(lock)
                            + " while holding "
                            + describe()
                            + ": level "
                            + level
                            + (level.to() == position
                                    ? " is held already; take locks of one level together, as a"
                                            + " pair or LockSet"
                                    : " does not come after "
                                            + Level.brief(position)
                                            + "; take it first"),
                    owner.whereNewestWasOpened());
        }
        return owner;
    }

    /** A lock or key as messages name it, without its changing state. */
    private static String name(Object target) {
        return target instanceof Mutex<?, ?> mutex
                ? mutex.label()
                : target instanceof Key key ? key.describe() : target.toString();
    }

    /** Throws unless values may be reached through this key now. */
    final void requireOpen(String operation) {
        KeyHandle owner = handle;
        if (owner == null || owner.thread != Thread.currentThread()) {
            throw unusable(owner, operation + " " + describe());
        }
    }

    private IllegalStateException unusable(@Nullable KeyHandle owner, String operation) {
        if (owner == null) {
            return new IllegalStateException(
                    "cannot "
                            + operation
                            + ": "
                            + describe()
                            + " is closed; open it in try-with-resources and use it only inside");
        }
        if (owner.thread != Thread.currentThread()) {
            return new ThreadConfinementException(
                    operation,
                    describe(),
                    owner.thread,
                    "open a scope on this thread and lock with that",
                    null);
        }
        Key newest = owner.newest;
        String inner = newest == null ? "nothing" : newest.describe();
        return new LockOrderException(
                "cannot "
                        + operation
                        + (operation.startsWith("close") ? "" : " with " + describe())
                        + " while "
                        + inner
                        + " is open inside it: use that one, or close it first",
                owner.whereNewestWasOpened());
    }

    /**
     * What it is and to which thread it belongs.
     *
     * @return a description for messages
     */
    @Override
    public final String toString() {
        KeyHandle owner = handle;
        return describe()
                + (owner == null ? ", closed" : ", opened by " + Place.thread(owner.thread));
    }
}

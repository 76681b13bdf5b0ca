package dev.locksmith.processor.fact;

/** What two threads that use one value may do to each other. */
public enum UseKind {
    /** It is read, as a container can be by several threads. */
    READ(false, true),
    /** The same, while some lock may be held. */
    LOCKED_READ(true, true),
    /** It is used in any other way. */
    CHANGE(false, false),
    /** The same, while some lock may be held. */
    LOCKED_CHANGE(true, false),
    /** What is counted is given to one more: who releases it then does not end it. */
    RETENTION(false, true);

    private final boolean isLocked;
    private final boolean isReading;

    UseKind(boolean isLocked, boolean isReading) {
        this.isLocked = isLocked;
        this.isReading = isReading;
    }

    /** The kind of a use. */
    public static UseKind of(boolean isLocked, boolean isReading) {
        if (isReading) {
            return isLocked ? LOCKED_READ : READ;
        }
        return isLocked ? LOCKED_CHANGE : CHANGE;
    }

    /** The same use, as part of something that is done under a lock, or not. */
    public UseKind within(boolean lock) {
        return this == RETENTION ? this : of(isLocked || lock, isReading);
    }

    /** Whether some lock may be held. */
    public boolean isLocked() {
        return isLocked;
    }

    /** Whether callers in other compilations need to know: reading is too common. */
    public boolean isTold() {
        return !isReading || this == RETENTION;
    }

    /** Whether two threads must not do these at a time. Two that hold a lock may hold the same. */
    public boolean clashesWith(UseKind other) {
        return this != RETENTION
                && other != RETENTION
                && !(isLocked && other.isLocked)
                && !(isReading && other.isReading);
    }
}

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
    LOCKED_CHANGE(true, false);

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
        return of(isLocked || lock, isReading);
    }

    /** Whether some lock may be held. */
    public boolean isLocked() {
        return isLocked;
    }

    /** Whether it is read. */
    public boolean isReading() {
        return isReading;
    }

    /** Whether two threads must not do these at a time. Two that hold a lock may hold the same. */
    public boolean clashesWith(UseKind other) {
        return !(isLocked && other.isLocked) && !(isReading && other.isReading);
    }
}

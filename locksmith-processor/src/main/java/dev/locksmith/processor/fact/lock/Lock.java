package dev.locksmith.processor.fact.lock;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.TypeElement;

/**
 * A lock, as one body sees it.
 *
 * @param type the class of the locked object as far as it is known here; of a class object that
 *     code of its class locks, that class; null if that says nothing, or of a map if it is not
 *     certain that it has bins
 * @param kind which of the object's locks it is
 */
public record Lock(LockName name, @Nullable TypeElement type, Kind kind, Mode mode) {

    /** The locks that an object may have. */
    public enum Kind {
        /** Its monitor. */
        MONITOR,
        /** It is itself a lock of {@code java.util.concurrent.locks}. */
        LOCK,
        /** The same, but its holder must not take it again. */
        STAMPED,
        /** It is a {@code Mutex} or {@code RwMutex}, whose level gives it its place in an order. */
        MUTEX,
        /** A concurrent map keeps a bin of its table while it computes. */
        BINS,
        /** It is a class that is being initialized. */
        INITIALIZER,
        /** It is a condition, which others signal. */
        CONDITION,
        /** It is a latch, which others count down. */
        LATCH,
        /** The thread has a live {@code KeyHandle}: no lock, but it is taken once at a time too. */
        HANDLE,
        /** A {@code KeyHandle} has an open scope. */
        SCOPE
    }

    /** How much a lock excludes. */
    public enum Mode {
        READ,
        WRITE
    }

    /** Whether both are the same lock, taken in whatever mode. */
    public boolean isSame(Lock other) {
        return name.equals(other.name) && kind == other.kind;
    }

    /** Whether both are the same lock, taken in the same mode. */
    public boolean isSameWay(Lock other) {
        return isSame(other) && mode == other.mode;
    }

    /** Whether a thread that holds it waits for itself when it asks for it again. */
    public boolean isRefusedToItsHolder(Mode asked) {
        return switch (kind) {
            case STAMPED -> mode == Mode.WRITE || asked == Mode.WRITE;
            case BINS -> type != null;
            case MUTEX, HANDLE, SCOPE -> true;
            case MONITOR, LOCK, INITIALIZER, CONDITION, LATCH ->
                    mode == Mode.READ && asked == Mode.WRITE;
        };
    }

    /** The same lock by another name. */
    public Lock named(LockName other) {
        return new Lock(other, type, kind, mode);
    }
}

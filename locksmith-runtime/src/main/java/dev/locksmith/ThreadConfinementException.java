package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.io.Serial;

/**
 * An object that is confined to one thread was used by another. Nothing was changed.
 *
 * <p>The message names the object, the thread that owns it and the thread that called.
 */
public final class ThreadConfinementException extends IllegalStateException {

    @Serial private static final long serialVersionUID = 1;

    ThreadConfinementException(
            String operation,
            String object,
            Thread owner,
            String wayOut,
            @Nullable Throwable place) {
        super(
                "cannot "
                        + operation
                        + " on "
                        + Origin.thread(Thread.currentThread())
                        + ": "
                        + object
                        + " belongs to "
                        + Origin.thread(owner)
                        + "; "
                        + wayOut
                        + Origin.hint(place),
                place);
    }
}

package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.io.Serial;

/**
 * Locks were to be taken or released in an order that is not allowed: against their levels, with an
 * outer key while an inner guard is open, or an outer guard before an inner one. No lock was taken
 * and none was released.
 *
 * <p>The message names what is held and what was asked for.
 */
public final class LockOrderException extends IllegalStateException {

    @Serial private static final long serialVersionUID = 1;

    LockOrderException(String message, @Nullable Throwable place) {
        super(message + Origin.hint(place), place);
    }
}

package dev.locksmith;

/**
 * The position of who has taken a lock with {@link LockKey#tryOutOfOrder}. No level is open from
 * it, so a thread that holds such a lock does not wait for another.
 *
 * <p>It is never made; it only stands in type arguments. Surelock has nothing like it: there, a
 * lock that is tried follows the order too.
 */
public final class OutOfOrder {
    private OutOfOrder() {}
}

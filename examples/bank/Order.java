package bank;

import dev.locksmith.annotations.LockOrder;

/**
 * What is locked in the bank, in the order in which it is locked. The levels in {@code OrderLevels}
 * are generated from it.
 */
@LockOrder
enum Order {
    FEES,
    ACCOUNTS,
    JOURNAL
}

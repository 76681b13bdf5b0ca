package store;

import dev.locksmith.annotations.LockOrder;

/** Goods come before orders. */
@LockOrder
enum Order {
    GOODS,
    ORDERS
}

package pool;

import dev.locksmith.annotations.LockOrder;

/** First the texts that are left, then the words that were counted. */
@LockOrder
enum Order {
    TEXTS,
    COUNTS
}

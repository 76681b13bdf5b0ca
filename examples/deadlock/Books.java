package deadlock;

import dev.locksmith.annotations.LockOrder;

/** First the account, then the journal. */
@LockOrder
enum Books {
    ACCOUNT,
    JOURNAL
}

package philosophers;

import dev.locksmith.annotations.LockOrder;

/**
 * What is locked at the table, in the order in which it is locked. The levels in {@code
 * TableLevels} are generated from it.
 */
@LockOrder
enum Table {
    FORKS,
    BOWL
}

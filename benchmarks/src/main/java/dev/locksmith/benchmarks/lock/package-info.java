/** What locking costs, beside the locks one would use instead. */
@NullMarked
package dev.locksmith.benchmarks.lock;

import org.jspecify.annotations.NullMarked;

/**
 * What methods do with locks, and where threads can wait for each other in a circle.
 *
 * <p>{@link dev.locksmith.processor.summary.lock.LockSummaries} collects the bodies and has {@link
 * dev.locksmith.processor.summary.lock.LockSolver} run them until nothing changes; {@link
 * dev.locksmith.processor.summary.lock.CircularWaits} finds the circles in what they do.
 */
@NullMarked
package dev.locksmith.processor.summary.lock;

import org.jspecify.annotations.NullMarked;

/**
 * What each body does with locks, apart from the values that it has: {@link
 * dev.locksmith.processor.dataflow.lock.LockScanner} walks the classes, {@link
 * dev.locksmith.processor.dataflow.lock.LockFlow} the graph of a body, and {@link
 * dev.locksmith.processor.dataflow.lock.LockNames} finds names for the locks. The outcome is a
 * {@link dev.locksmith.processor.fact.lock.LockBody} of steps.
 */
@NullMarked
package dev.locksmith.processor.dataflow.lock;

import org.jspecify.annotations.NullMarked;

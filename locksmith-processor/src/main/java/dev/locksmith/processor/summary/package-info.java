/**
 * What becomes of the parameters of methods that nobody annotated, and what that means for the
 * values given to them.
 *
 * <p>{@link dev.locksmith.processor.summary.Summaries} works out the {@link
 * dev.locksmith.processor.summary.Effect}s, {@link dev.locksmith.processor.summary.Consequences}
 * turns calls into flows by them, {@link dev.locksmith.processor.summary.Verdicts} judges values.
 * In {@code shared} are the fields that several threads reach, in {@code lock} the locks, and
 * {@code saved} is what other jars are told.
 */
@NullMarked
package dev.locksmith.processor.summary;

import org.jspecify.annotations.NullMarked;

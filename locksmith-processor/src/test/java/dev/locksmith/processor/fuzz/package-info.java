/**
 * Anything goes in: legal Java that nobody would write, made by a grammar, and real sources with
 * tokens missing, doubled and swapped. Whatever it is, javac says of it what it says without the
 * checker, and the checker neither fails nor hangs.
 *
 * <pre>{@code
 * Grammar, Mutations -> Input -> Trial (Javac alone, Javac with the checker) -> Shrinker
 * }</pre>
 *
 * <p>And the same comes out, whatever the order of the files, the door, and what is compiled
 * together: {@link dev.locksmith.processor.fuzz.DeterminismTest}.
 */
@NullMarked
package dev.locksmith.processor.fuzz;

import org.jspecify.annotations.NullMarked;

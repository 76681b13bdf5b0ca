/**
 * Rewrites that keep what a program means, over the cases of the other tests: the same lines must
 * be reported for the same reasons. {@link dev.locksmith.processor.testing.Verify} applies them.
 */
@NullMarked
package dev.locksmith.processor.rewriting;

import org.jspecify.annotations.NullMarked;

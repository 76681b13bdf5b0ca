/**
 * How the checker is tested: a case is a text block beside its assertion.
 *
 * <p>{@link dev.locksmith.processor.testing.Verify} runs the whole checker and compares what it
 * reports with markers in the text; {@link dev.locksmith.processor.testing.Snippet} compiles a text
 * and lets a test ask about its elements.
 */
@NullMarked
package dev.locksmith.processor.testing;

import org.jspecify.annotations.NullMarked;

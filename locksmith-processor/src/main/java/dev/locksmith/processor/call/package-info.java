/**
 * What a call means: which method it names, what the method declares, and what is known of its
 * parameters and result.
 *
 * <p>{@link dev.locksmith.processor.call.Callees} answers from the declaration, the library model
 * and the vocabulary behind one question; a {@link dev.locksmith.processor.call.Callee} is the
 * answer, and {@link dev.locksmith.processor.call.TypeFacts} what the types at the call tell.
 */
@NullMarked
package dev.locksmith.processor.call;

import org.jspecify.annotations.NullMarked;

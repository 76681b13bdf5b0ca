/**
 * A walk over one body, which {@link dev.locksmith.processor.dataflow.walk.Walk} stands for: names,
 * operators and assignments, and what each rule follows through them.
 */
@NullMarked
package dev.locksmith.processor.dataflow.walk;

import org.jspecify.annotations.NullMarked;

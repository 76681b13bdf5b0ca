/**
 * What was found out about a program, as plain records: values and places here, and what is of one
 * subject alone in the package of its name.
 */
@NullMarked
package dev.locksmith.processor.fact;

import org.jspecify.annotations.NullMarked;

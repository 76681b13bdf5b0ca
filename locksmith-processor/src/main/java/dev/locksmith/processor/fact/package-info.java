/** What was found out about a program, as plain records. */
@NullMarked
package dev.locksmith.processor.fact;

import org.jspecify.annotations.NullMarked;

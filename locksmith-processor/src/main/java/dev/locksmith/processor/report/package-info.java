/** Findings on their way to the user: suppressed, switched off, or printed once. */
@NullMarked
package dev.locksmith.processor.report;

import org.jspecify.annotations.NullMarked;

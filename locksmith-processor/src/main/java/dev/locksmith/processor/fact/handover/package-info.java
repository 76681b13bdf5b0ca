/**
 * Values that one thread at a time may use: where they are used, and where another thread gets
 * them.
 */
@NullMarked
package dev.locksmith.processor.fact.handover;

import org.jspecify.annotations.NullMarked;

/**
 * Which fields several threads reach, what tasks do with those of their object, and which locks all
 * uses of one have in common.
 */
@NullMarked
package dev.locksmith.processor.summary.shared;

import org.jspecify.annotations.NullMarked;

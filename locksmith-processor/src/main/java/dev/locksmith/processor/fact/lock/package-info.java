/** What code does with locks, and the circles that come of it. */
@NullMarked
package dev.locksmith.processor.fact.lock;

import org.jspecify.annotations.NullMarked;

/** Draws {@code docs/performance/*.svg} from {@code benchmarks/results/*.csv}. */
@NullMarked
package dev.locksmith.benchmarks.plot;

import org.jspecify.annotations.NullMarked;

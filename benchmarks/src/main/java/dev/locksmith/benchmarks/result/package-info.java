/** What benchmarks write down: {@code benchmarks/results}. */
@NullMarked
package dev.locksmith.benchmarks.result;

import org.jspecify.annotations.NullMarked;

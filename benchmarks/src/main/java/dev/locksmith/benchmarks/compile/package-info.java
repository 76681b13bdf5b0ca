/**
 * What the checker costs a compilation, beside other tools: {@link
 * dev.locksmith.benchmarks.compile.CompileRatios} measures, {@code docs/performance.md} tells.
 */
@NullMarked
package dev.locksmith.benchmarks.compile;

import org.jspecify.annotations.NullMarked;

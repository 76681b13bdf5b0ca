/** Writes code bases of any size, each to try one property of a checker. */
@NullMarked
package dev.locksmith.benchmarks.compile.generate;

import org.jspecify.annotations.NullMarked;

/**
 * The checker in compilers that show declarations only: every one that runs annotation processors
 * and is not javac, or is javac behind a wrapper that cannot be seen through, or is javac that only
 * processes annotations.
 */
@NullMarked
package dev.locksmith.processor.jsr269;

import org.jspecify.annotations.NullMarked;

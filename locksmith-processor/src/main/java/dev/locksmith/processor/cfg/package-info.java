/**
 * From the attributed tree of one body to its control-flow graph.
 *
 * <p>{@link dev.locksmith.processor.cfg.CfgBuilder} builds a {@link
 * dev.locksmith.processor.cfg.Cfg}: blocks of {@link dev.locksmith.processor.cfg.Node}s, in which
 * every operand stands before the operation that takes it. Conditions, switches, jumps and
 * exceptions are edges; a {@code finally} block, the closing of resources and the end of a {@code
 * synchronized} block stand on each way out of their statement. Lambdas and local classes have
 * graphs of their own.
 */
@NullMarked
package dev.locksmith.processor.cfg;

import org.jspecify.annotations.NullMarked;

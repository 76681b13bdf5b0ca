/**
 * From attributed trees to facts: what a class declares, and where the values in its methods go.
 *
 * <p>{@link dev.locksmith.processor.dataflow.ClassScanner} walks declarations. {@link
 * dev.locksmith.processor.dataflow.ForwardAnalysis} runs each body's graph to the fixpoint, with
 * {@link dev.locksmith.processor.dataflow.LocalFlow} as the transfer function, and {@link
 * dev.locksmith.processor.dataflow.InvocationFlow} for calls in it. {@link
 * dev.locksmith.processor.dataflow.DeclarationScanner} sees declarations alone, where a compiler
 * shows no trees. {@link dev.locksmith.processor.dataflow.ConfinementSearch} looks beforehand
 * whether there is anything to follow.
 *
 * <p>The packages inside: {@code store} has the domains, which are what is known at one point;
 * {@code source} answers what a file says without a walk; {@code walk} follows names, operators and
 * what each rule looks for; {@code shared} tells which locks are held at a use. Locks are followed
 * apart from values, in {@code lock}.
 */
@NullMarked
package dev.locksmith.processor.dataflow;

import org.jspecify.annotations.NullMarked;

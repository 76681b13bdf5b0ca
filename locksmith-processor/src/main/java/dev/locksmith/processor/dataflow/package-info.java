/**
 * From attributed trees to facts: what a class declares, and where the values in its methods go.
 *
 * <p>{@link dev.locksmith.processor.dataflow.ClassScanner} walks declarations. {@link
 * dev.locksmith.processor.dataflow.ForwardAnalysis} runs each body's graph to the fixpoint: {@link
 * dev.locksmith.processor.dataflow.Store} is what is known at one point, the product of the domains
 * {@link dev.locksmith.processor.dataflow.Variables}, {@link
 * dev.locksmith.processor.dataflow.Consumptions}, {@link
 * dev.locksmith.processor.dataflow.OpenScopes}, {@link dev.locksmith.processor.dataflow.Handovers},
 * {@link dev.locksmith.processor.dataflow.LockDepths}, {@link
 * dev.locksmith.processor.dataflow.Whereabouts} and {@link
 * dev.locksmith.processor.dataflow.Operands}; {@link dev.locksmith.processor.dataflow.LocalFlow} is
 * the transfer function, with {@link dev.locksmith.processor.dataflow.InvocationFlow} for calls and
 * {@link dev.locksmith.processor.dataflow.ExpressionFlow} for names and operators. {@link
 * dev.locksmith.processor.dataflow.DeclarationScanner} sees declarations alone, where a compiler
 * shows no trees. {@link dev.locksmith.processor.dataflow.ConfinementSearch} looks beforehand
 * whether there is anything to follow.
 *
 * <p>Locks are followed apart from values: {@link
 * dev.locksmith.processor.dataflow.lock.LockScanner} hands on what each body does with them.
 */
@NullMarked
package dev.locksmith.processor.dataflow;

import org.jspecify.annotations.NullMarked;

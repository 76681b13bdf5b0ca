/**
 * From attributed trees to facts: what a class declares, and where the values in its methods go.
 *
 * <p>{@link dev.locksmith.processor.scan.ClassScanner} walks declarations. {@link
 * dev.locksmith.processor.scan.ForwardAnalysis} runs each body's graph to the fixpoint: {@link
 * dev.locksmith.processor.scan.Store} is what is known at one point, the product of the domains
 * {@link dev.locksmith.processor.scan.Variables}, {@link
 * dev.locksmith.processor.scan.Consumptions}, {@link dev.locksmith.processor.scan.OpenScopes} and
 * {@link dev.locksmith.processor.scan.Operands}; {@link dev.locksmith.processor.scan.LocalFlow} is
 * the transfer function, with {@link dev.locksmith.processor.scan.InvocationFlow} for calls and
 * {@link dev.locksmith.processor.scan.ExpressionFlow} for names and operators. {@link
 * dev.locksmith.processor.scan.DeclarationScanner} sees declarations alone, where a compiler shows
 * no trees. {@link dev.locksmith.processor.scan.ConfinementSearch} looks beforehand whether there
 * is anything to follow.
 */
@NullMarked
package dev.locksmith.processor.scan;

import org.jspecify.annotations.NullMarked;

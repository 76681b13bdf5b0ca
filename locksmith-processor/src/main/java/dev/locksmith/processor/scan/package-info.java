/**
 * From attributed trees to facts: what a class declares, and where the values in its methods go.
 *
 * <p>{@link dev.locksmith.processor.scan.ClassScanner} walks declarations, {@link
 * dev.locksmith.processor.scan.LocalFlow} statements in the order in which they run, {@link
 * dev.locksmith.processor.scan.ExpressionFlow} expressions. {@link
 * dev.locksmith.processor.scan.State} is what is known of local variables at one point. {@link
 * dev.locksmith.processor.scan.DeclarationScanner} sees declarations alone, where a compiler shows
 * no trees. {@link dev.locksmith.processor.scan.ConfinementSearch} looks beforehand whether there
 * is anything to follow.
 */
@NullMarked
package dev.locksmith.processor.scan;

import org.jspecify.annotations.NullMarked;

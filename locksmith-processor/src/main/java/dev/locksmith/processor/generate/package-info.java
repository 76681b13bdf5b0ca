/**
 * From an enum with {@code @LockOrder} to a source file with its lock levels.
 *
 * <pre>{@code
 * enum -> LockOrderReader -> LockOrderDeclaration   what was written
 *                                  |
 *                            LockOrderPlan          what it means, if anything
 *                                  |
 *                            LockOrderGenerator -> SourceWriter -> .java
 * }</pre>
 *
 * <p>{@link dev.locksmith.processor.generate.LockOrderProcessing} leads an enum along this way in
 * each round of annotation processing. Nothing here needs javac: any compiler that runs annotation
 * processors will do.
 */
@NullMarked
package dev.locksmith.processor.generate;

import org.jspecify.annotations.NullMarked;

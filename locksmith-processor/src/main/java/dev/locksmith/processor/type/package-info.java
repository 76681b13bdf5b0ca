/**
 * Which types may leave their thread, and why.
 *
 * <p>{@link dev.locksmith.processor.type.Declared} reads what declarations say of themselves;
 * {@link dev.locksmith.processor.type.MobilityOf} adds what follows from the structure of a type. A
 * {@link dev.locksmith.processor.type.Mobility} that is not SENDABLE carries its {@link
 * dev.locksmith.processor.type.Reasons}, ready for a message.
 */
@NullMarked
package dev.locksmith.processor.type;

import org.jspecify.annotations.NullMarked;

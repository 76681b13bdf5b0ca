/**
 * Explains lock orders that javac refuses: finds the levels behind its type error, and says which
 * lock has to be taken first.
 */
@NullMarked
package dev.locksmith.processor.lockorder;

import org.jspecify.annotations.NullMarked;

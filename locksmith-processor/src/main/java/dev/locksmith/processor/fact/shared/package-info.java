/** Values that several threads use, and the locks that are held there. */
@NullMarked
package dev.locksmith.processor.fact.shared;

import org.jspecify.annotations.NullMarked;

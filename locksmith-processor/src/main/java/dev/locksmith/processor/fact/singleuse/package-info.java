/** Values that can be used once, and where they are used up. */
@NullMarked
package dev.locksmith.processor.fact.singleuse;

import org.jspecify.annotations.NullMarked;

/** What the compiled source declares, and the types that it writes. */
@NullMarked
package dev.locksmith.processor.fact.declared;

import org.jspecify.annotations.NullMarked;

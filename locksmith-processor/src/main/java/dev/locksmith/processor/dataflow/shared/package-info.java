/** Which locks are held where a value is used that several threads may come to. */
@NullMarked
package dev.locksmith.processor.dataflow.shared;

import org.jspecify.annotations.NullMarked;

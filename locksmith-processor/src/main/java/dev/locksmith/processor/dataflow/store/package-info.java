/**
 * What is known at one point of a body. A {@link dev.locksmith.processor.dataflow.store.Store} is
 * the product of all domains; each is a lattice, written down in a file of its own.
 */
@NullMarked
package dev.locksmith.processor.dataflow.store;

import org.jspecify.annotations.NullMarked;

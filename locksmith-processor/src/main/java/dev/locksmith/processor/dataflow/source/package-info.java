/**
 * What the trees of one file say by themselves, before values are followed: asked by those who
 * follow them.
 */
@NullMarked
package dev.locksmith.processor.dataflow.source;

import org.jspecify.annotations.NullMarked;

/** Packs the checker's jar, at our build. */
@NullMarked
package dev.locksmith.packer;

import org.jspecify.annotations.NullMarked;

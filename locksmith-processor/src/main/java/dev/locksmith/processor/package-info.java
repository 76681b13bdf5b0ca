/** The doors through which javac and other compilers enter the checker. */
@NullMarked
package dev.locksmith.processor;

import org.jspecify.annotations.NullMarked;

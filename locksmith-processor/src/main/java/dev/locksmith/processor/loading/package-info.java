/**
 * Where the checker's classes come from. javac loads a plugin, and a processor, anew in each
 * compilation; a virtual machine that compiles again and again would never get the checker warm.
 */
@NullMarked
package dev.locksmith.processor.loading;

import org.jspecify.annotations.NullMarked;

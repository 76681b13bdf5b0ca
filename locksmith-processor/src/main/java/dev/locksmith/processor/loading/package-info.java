/**
 * Where the checker's classes come from. javac loads a plugin, and a processor, anew in each
 * compilation: one by one out of their jar, and a virtual machine that compiles again and again
 * would never get the checker warm. So the classes come packed, and are kept. The doors that javac
 * opens and this package are all that it finds in the jar.
 */
@NullMarked
package dev.locksmith.processor.loading;

import org.jspecify.annotations.NullMarked;

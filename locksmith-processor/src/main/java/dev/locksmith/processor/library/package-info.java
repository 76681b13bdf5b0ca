/**
 * What we know of code we did not write: stub files in Java's own syntax, read package by package
 * when a type of the package is first asked for.
 *
 * <p>{@link dev.locksmith.processor.library.LibraryModel} is what the rest of the checker asks. It
 * takes stubs from {@link dev.locksmith.processor.library.StubSource}s, in this order: files the
 * user names, files in jars, and those that ship with the checker. {@code docs/library-models.md}
 * describes how a stub is written.
 */
@NullMarked
package dev.locksmith.processor.library;

import org.jspecify.annotations.NullMarked;

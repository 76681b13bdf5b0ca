/**
 * The checker inside one compilation by javac: the only package that knows its life cycle.
 *
 * <p>{@link dev.locksmith.processor.javac.AnalysisListener} hears that a class was analysed, {@link
 * dev.locksmith.processor.javac.CompilerSession} has it scanned and judged, and after the last one
 * has judged what needed them all. A compilation may have several doors to the checker, by several
 * class loaders; in a {@link dev.locksmith.processor.javac.Meeting} they agree on one. Where javac
 * keeps all trees until then, classes wait until one is found in which something can be confined.
 */
@NullMarked
package dev.locksmith.processor.javac;

import org.jspecify.annotations.NullMarked;

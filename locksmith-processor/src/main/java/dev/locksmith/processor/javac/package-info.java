/**
 * The checker inside one compilation by javac: the only package that knows its life cycle.
 *
 * <p>{@link dev.locksmith.processor.javac.AnalysisListener} hears that a class was analysed, {@link
 * dev.locksmith.processor.javac.CompilerSession} has it scanned and judged, and after the last one
 * has judged what needed them all. Where javac keeps all trees until then, classes wait until one
 * is found in which something can be confined.
 */
@NullMarked
package dev.locksmith.processor.javac;

import org.jspecify.annotations.NullMarked;

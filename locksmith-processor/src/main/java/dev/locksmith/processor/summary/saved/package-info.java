/**
 * Summaries in class files, for compilations that use the jar (docs/facts.md): {@link
 * dev.locksmith.processor.summary.saved.FactsWriter} writes them, {@link
 * dev.locksmith.processor.summary.saved.SavedFacts} finds and reads them.
 */
@NullMarked
package dev.locksmith.processor.summary.saved;

import org.jspecify.annotations.NullMarked;

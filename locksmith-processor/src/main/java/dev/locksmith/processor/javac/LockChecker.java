package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.dataflow.lock.LockScanner;
import dev.locksmith.processor.dataflow.lock.LockSearch;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.lock.LockSummaries;
import dev.locksmith.processor.summary.saved.SavedFacts;

import java.util.function.Supplier;

/** The parts that follow locks; they work whether or not anything is confined. */
record LockChecker(LockSearch search, LockScanner scanner, LockSummaries summaries) {

    static LockChecker of(
            JavacTask task,
            Trees trees,
            Sources sources,
            LibraryModel library,
            Suppressions suppressions,
            Overrides overrides,
            Supplier<SavedFacts> foreign,
            Mode mode,
            boolean tellsOthers) {
        LockSummaries summaries =
                new LockSummaries(
                        sources,
                        overrides,
                        method -> foreign.get().locksOf(method),
                        new Places(trees),
                        mode,
                        tellsOthers);
        LockScanner scanner =
                new LockScanner(
                        task.getElements(),
                        task.getTypes(),
                        sources,
                        library,
                        suppressions,
                        mode,
                        summaries::collect);
        LockSearch search =
                new LockSearch(trees, suppressions, sources, library, summaries::actsElsewhere);
        return new LockChecker(search, scanner, summaries);
    }
}

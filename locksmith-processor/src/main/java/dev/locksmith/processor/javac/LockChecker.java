package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.dataflow.LockScanner;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.summary.LockSummaries;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.SavedFacts;

import java.util.function.Supplier;

/** The parts that follow locks; they work whether or not anything is confined. */
record LockChecker(LockScanner scanner, LockSummaries summaries) {

    static LockChecker of(
            JavacTask task,
            Sources sources,
            Suppressions suppressions,
            Overrides overrides,
            Supplier<SavedFacts> foreign,
            Mode mode,
            boolean tellsOthers) {
        LockSummaries summaries =
                new LockSummaries(
                        task.getTypes(),
                        sources,
                        overrides,
                        foreign,
                        new Places(Trees.instance(task)),
                        mode,
                        tellsOthers);
        LockScanner scanner =
                new LockScanner(
                        task.getElements(),
                        task.getTypes(),
                        sources,
                        suppressions,
                        mode,
                        summaries::collect);
        return new LockChecker(scanner, summaries);
    }
}

package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.dataflow.ClassScanner;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.rule.Examination;
import dev.locksmith.processor.rule.Knowledge;
import dev.locksmith.processor.rule.Rule;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Summaries;
import dev.locksmith.processor.summary.Verdicts;

import java.util.List;
import java.util.function.Consumer;

/** The parts that follow values and judge what is found; made when something is to be followed. */
record ValueChecker(
        ClassScanner scanner, Examination examination, Summaries summaries, Knowledge knowledge) {

    /** Puts them together. */
    static ValueChecker of(
            JavacTask task,
            Sources sources,
            KnownTypes types,
            Surroundings surroundings,
            Overrides overrides,
            Suppressions suppressions,
            Failures failures,
            Mode mode,
            List<Rule<?>> rules,
            Consumer<Finding> findings,
            Timing timing) {
        Places places = new Places(surroundings.trees());
        Summaries summaries =
                new Summaries(
                        task.getElements(),
                        task.getTypes(),
                        overrides,
                        types.mobility(),
                        types.declared(),
                        places,
                        mode,
                        sources,
                        types.savedFacts(),
                        failures);
        Knowledge knowledge =
                new Knowledge(
                        types.declared(),
                        types.mobility(),
                        new Verdicts(types.mobility(), types.declared(), summaries),
                        places,
                        mode,
                        task.getElements(),
                        task.getTypes());
        Examination examination =
                new Examination(
                        knowledge, summaries, suppressions, findings, timing, failures, rules);
        return new ValueChecker(new ClassScanner(surroundings), examination, summaries, knowledge);
    }
}

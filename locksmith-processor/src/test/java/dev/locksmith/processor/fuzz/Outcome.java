package dev.locksmith.processor.fuzz;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What came of a compilation.
 *
 * @param isGood whether javac says so
 * @param told what javac itself said, in its order
 * @param checkers what the checker said
 * @param classes a hash of each class file
 * @param facts a hash of each file that the checker wrote beside a class
 * @param thrown what came out of javac instead of an answer
 */
record Outcome(
        boolean isGood,
        List<String> told,
        List<String> checkers,
        Map<String, Integer> classes,
        Map<String, Integer> facts,
        @Nullable Throwable thrown) {}

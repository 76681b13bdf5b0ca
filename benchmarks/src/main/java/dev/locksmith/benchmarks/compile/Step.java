package dev.locksmith.benchmarks.compile;

/** One compilation to be measured. */
record Step(String codeBase, Tool tool, Measure measure) {}

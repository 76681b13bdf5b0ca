package dev.locksmith.benchmarks.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All compilations in their order. Rounds interleave the tools, so that what slows the machine for
 * a while slows all of them alike.
 */
final class Plan {

    /** Libraries whose sources are published. */
    static final List<String> LIBRARIES = List.of("commons-lang3", "guava", "caffeine");

    /** What is compiled again and again in one virtual machine. */
    static final List<String> REPEATED = List.of("commons-lang3");

    /** What our own time is held against on generated code. */
    static final List<String> FULL = List.of("small-100000", "confined-100000");

    /** Sizes that double or triple from one to the next. */
    static final List<String> GROWING =
            List.of(
                    "small-10000",
                    "small-30000",
                    "small-100000",
                    "small-300000",
                    "small-1000000",
                    "confined-10000",
                    "confined-30000",
                    "confined-100000",
                    "confined-300000",
                    "methods-2500",
                    "methods-5000",
                    "methods-10000",
                    "wrappers-250",
                    "wrappers-500",
                    "wrappers-1000",
                    "generics-50",
                    "generics-100",
                    "generics-200");

    static final String ONE_CLASS = "one-class-1";

    private static final Tool[] OURS = {
        Tool.PLAIN,
        Tool.NO_OP_PROCESSOR,
        Tool.LOCKSMITH_PLUGIN,
        Tool.LOCKSMITH_TIMED,
        Tool.LOCKSMITH_SIMPLE,
        Tool.LOCKSMITH_PROCESSOR
    };

    private final List<Step> steps = new ArrayList<>();

    private Plan() {}

    static List<Step> steps() {
        Plan plan = new Plan();
        plan.rounds(
                15, List.of(ONE_CLASS), Tool.PLAIN, Tool.LOCKSMITH_PLUGIN, Tool.LOCKSMITH_TIMED);
        plan.rounds(2, LIBRARIES, Tool.values());
        plan.rounds(3, LIBRARIES, OURS);
        plan.rounds(
                5,
                FULL,
                Tool.PLAIN,
                Tool.LOCKSMITH_PLUGIN,
                Tool.LOCKSMITH_TIMED,
                Tool.LOCKSMITH_SIMPLE);
        plan.rounds(1, GROWING, Tool.PLAIN, Tool.LOCKSMITH_TIMED);
        plan.round(
                LIBRARIES, Measure.HEAP, Tool.PLAIN, Tool.LOCKSMITH_PLUGIN, Tool.LOCKSMITH_SIMPLE);
        plan.round(LIBRARIES, Measure.HEAP, Tool.NO_OP_PROCESSOR, Tool.LOCKSMITH_PROCESSOR);
        for (int i = 0; i < 3; i++) {
            plan.round(REPEATED, Measure.WARM, Tool.PLAIN, Tool.LOCKSMITH_TIMED);
        }
        plan.round(GROWING, Measure.HEAP, Tool.PLAIN, Tool.LOCKSMITH_PLUGIN);
        return List.copyOf(plan.steps);
    }

    private void rounds(int count, List<String> codeBases, Tool... tools) {
        for (String codeBase : codeBases) {
            for (int i = 0; i < count; i++) {
                round(List.of(codeBase), Measure.TIME, tools);
            }
        }
    }

    private void round(List<String> codeBases, Measure measure, Tool... tools) {
        for (String codeBase : codeBases) {
            Arrays.stream(tools).forEach(tool -> steps.add(new Step(codeBase, tool, measure)));
        }
    }
}

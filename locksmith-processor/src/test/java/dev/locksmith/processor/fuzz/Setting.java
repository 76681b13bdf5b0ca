package dev.locksmith.processor.fuzz;

import java.util.List;
import java.util.Random;

/**
 * How the checker takes part in a compilation.
 *
 * @param door by which it comes in
 * @param severity of what it finds: errors end a compilation earlier than warnings
 * @param stubs a file of stubs; empty for none
 */
record Setting(Door door, String mode, String severity, String stubs) {

    /** The ways into javac. */
    enum Door {
        PLUGIN,
        PROCESSOR
    }

    static Setting any(Random random) {
        return new Setting(
                pick(List.of(Door.values()), random),
                pick(List.of("targeted", "complete"), random),
                pick(List.of("warn", "error"), random),
                "");
    }

    /** Findings are warnings, so that javac goes on to the end. */
    static Setting warning(Door door, String mode) {
        return new Setting(door, mode, "warn", "");
    }

    Setting withStubs(String file) {
        return new Setting(door, mode, severity, file);
    }

    /** The options, without what precedes them at each door. */
    List<String> options() {
        return List.of("mode=" + mode, "severity=all:" + severity, "stubs=" + stubs);
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Whether javac goes on to the class files whatever the checker finds. */
    boolean letsJavacGoOn() {
        return severity.equals("warn");
    }
}

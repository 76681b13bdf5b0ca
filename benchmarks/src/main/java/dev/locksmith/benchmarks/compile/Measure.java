package dev.locksmith.benchmarks.compile;

import java.util.List;
import java.util.Locale;

/** What is measured of a compilation. */
enum Measure {
    /** Time, and the memory that the process takes, in a virtual machine as users start it. */
    TIME(List.of()),
    /** The most live data, which a thread looks for; what time that takes does not count. */
    HEAP(List.of("-XX:+UseSerialGC", "-D" + LiveHeap.PROPERTY + "=true")),
    /** Time, in a virtual machine that has compiled the same several times already. */
    WARM(List.of("-D" + MeasuredJavac.TIMES + "=15"));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> machineOptions;

    Measure(List<String> machineOptions) {
        this.machineOptions = machineOptions;
    }

    List<String> machineOptions() {
        return machineOptions;
    }

    /** The name in files. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}

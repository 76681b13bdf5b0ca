package dev.locksmith.benchmarks.compile;

import java.util.List;
import java.util.Locale;

/** What is measured of a compilation. */
enum Measure {
    /** Time, and the memory that the process takes, in a virtual machine as users start it. */
    TIME(List.of()),
    /**
     * The most live data: the heap follows it closely, since it is collected in full whenever it
     * would have to grow.
     */
    HEAP(
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xms16m",
                    "-XX:MaxNewSize=8m",
                    "-XX:MinHeapFreeRatio=5",
                    "-XX:MaxHeapFreeRatio=10",
                    "-Xlog:gc:stdout"));

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

package dev.locksmith.benchmarks.plot;

import dev.locksmith.benchmarks.plot.BarChart.Bar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What locks cost, and how much gets through them: two pictures, for less of the one is better. */
final class LockPlots {

    private static final String ALONE = "Nobody else wants the lock";
    private static final String READERS = "Readers and writers";

    /** What is shown of cost, in this order, in words. */
    private static final List<Cost> COSTS =
            List.of(
                    new Cost(
                            "uncontendedMutex : uncontendedReentrantLock",
                            ALONE,
                            "Mutex, to a ReentrantLock"),
                    new Cost(
                            "scopeAndMutex : reentrantLock",
                            ALONE,
                            "Scope and mutex, to a ReentrantLock"),
                    new Cost("pair : twoReentrantLocks", ALONE, "A pair, to two ReentrantLocks"),
                    new Cost(
                            "setOfEight : eightReentrantLocks",
                            ALONE,
                            "A set of eight, to eight ReentrantLocks"),
                    new Cost("tryMutex : tryReentrantLock", ALONE, "tryLock"),
                    new Cost(
                            "tryMutexInTime : tryReentrantLockInTime",
                            ALONE,
                            "tryLock with a time limit"),
                    new Cost("readRwMutex : readReentrantReadWriteLock", READERS, "Reading"),
                    new Cost("writeRwMutex : writeReentrantReadWriteLock", READERS, "Writing"));

    private static final Pattern CONTENDED =
            Pattern.compile("mutex (platform|virtual) (\\d+) : reentrantLock \\1 \\2");

    private LockPlots() {}

    /** How a row is called, and what stands above it. */
    private record Cost(String benchmark, String group, String label) {}

    /** The pictures by the names of their files. */
    static Map<String, String> all(int jdk, List<Row> rows) {
        List<Row> ratios = rows.stream().filter(row -> row.unit().equals("ratio")).toList();
        return Map.of(
                "locks-cost-jdk" + jdk,
                draw("Time of a lock, JDK " + jdk + ": less is better", costs(ratios)),
                "locks-throughput-jdk" + jdk,
                draw(
                        "Throughput of a contended Mutex, to a ReentrantLock, JDK "
                                + jdk
                                + ": more is better",
                        throughput(ratios)));
    }

    private static List<Bar> costs(List<Row> ratios) {
        List<Bar> bars = new ArrayList<>();
        for (Cost cost : COSTS) {
            for (Row row : ratios) {
                if (row.benchmark().equals(cost.benchmark())) {
                    bars.add(bar(cost.group(), cost.label(), row.value()));
                }
            }
        }
        return bars;
    }

    private static List<Bar> throughput(List<Row> ratios) {
        List<Bar> bars = new ArrayList<>();
        for (Row row : ratios) {
            Matcher contended = CONTENDED.matcher(row.benchmark());
            if (contended.matches()) {
                bars.add(
                        bar(
                                contended.group(1).equals("virtual")
                                        ? "Virtual threads"
                                        : "Platform threads",
                                contended.group(2) + " threads",
                                row.value()));
            }
        }
        return bars;
    }

    private static String draw(String title, List<Bar> bars) {
        return new BarChart(title, "%.2f", OptionalDouble.of(1), bars).draw();
    }

    private static Bar bar(String group, String label, double value) {
        return new Bar(group, label, List.of(value));
    }
}

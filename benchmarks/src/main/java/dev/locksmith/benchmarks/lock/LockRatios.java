package dev.locksmith.benchmarks.lock;

import dev.locksmith.benchmarks.result.ResultFile;
import dev.locksmith.benchmarks.result.Statistic;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs groups of lock benchmarks on the JDK in use, and writes {@code
 * benchmarks/results/lock-jdk<version>.csv}. Groups that are not named keep their rows.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.locksmith.benchmarks.lock.LockRatios \
 *     [rounds=5] [millis=200] [group ...]
 * }</pre>
 */
public final class LockRatios {

    private static final String MEMORY = "memory";

    private LockRatios() {}

    /**
     * Runs them, and tells on standard output which targets are met.
     *
     * @param arguments {@code rounds=}, {@code millis=} an iteration, and the groups' names; all
     *     groups if none is named
     */
    public static void main(String... arguments) throws IOException, RunnerException {
        List<String> options = List.of(arguments);
        int rounds = option(options, "rounds", 5);
        int millis = option(options, "millis", 200);
        List<String> names = options.stream().filter(option -> !option.contains("=")).toList();
        checkNames(names);
        String command =
                "java -cp benchmarks/target/benchmarks.jar "
                        + LockRatios.class.getName()
                        + String.format(" rounds=%d millis=%d", rounds, millis);
        for (Group group : Group.all()) {
            if (names.isEmpty() || names.contains(group.name())) {
                Rounds results = new Rounds(group, rounds, TimeValue.milliseconds(millis));
                tell(group, results);
                ResultFile file = new ResultFile("lock");
                write(group, results, file);
                file.write(command);
            }
        }
        if (names.isEmpty() || names.contains(MEMORY)) {
            ResultFile file = new ResultFile("lock");
            weigh(file);
            file.write(command);
        }
    }

    private static void checkNames(List<String> names) {
        List<String> known = new ArrayList<>(Group.all().stream().map(Group::name).toList());
        known.add(MEMORY);
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("groups are " + known + ", but not all of " + names);
        }
    }

    private static int option(List<String> options, String name, int otherwise) {
        return options.stream()
                .filter(option -> option.startsWith(name + "="))
                .map(option -> Integer.parseInt(option.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    private static void tell(Group group, Rounds results) {
        for (Peer peer : group.peers()) {
            Statistic score = results.score(peer);
            print(
                    "%-16s %-36s %8.2f ± %5.2f %s, %.2f B/op",
                    group.name(),
                    peer.label(),
                    score.median(),
                    score.error(),
                    results.unit(peer),
                    results.bytes(peer).median());
        }
        for (Ratio ratio : group.ratios()) {
            Statistic value = results.ratio(ratio);
            print(
                    "%-16s %s: %.2f ± %.2f, %s",
                    group.name(),
                    ratio,
                    value.median(),
                    value.error(),
                    ratio.isMetBy(value.median()) ? "met" : "NOT MET");
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void write(Group group, Rounds results, ResultFile file) {
        file.forget(group.name());
        for (Peer peer : group.peers()) {
            file.add(group.name(), peer.label(), results.unit(peer), results.score(peer));
            file.add(group.name(), peer.label(), "B/op", results.bytes(peer));
        }
        for (Ratio ratio : group.ratios()) {
            file.add(group.name(), ratio.label(), "ratio", results.ratio(ratio));
        }
    }

    private static void weigh(ResultFile file) {
        file.forget(MEMORY);
        LockMemory.weigh()
                .forEach(
                        (lock, bytes) -> {
                            print("%-16s %-36s %4.0f bytes", MEMORY, lock, bytes);
                            file.add(MEMORY, lock, "B", new Statistic(bytes, 0));
                        });
    }
}

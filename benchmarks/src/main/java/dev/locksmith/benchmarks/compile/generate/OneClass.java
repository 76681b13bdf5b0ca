package dev.locksmith.benchmarks.compile.generate;

import java.util.Map;

/** One small class that uses threads, a map and lambdas: an incremental build's unit of work. */
public final class OneClass {

    private static final String TEXT =
            """
            package one;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.Map;
            import java.util.concurrent.ConcurrentHashMap;
            import java.util.concurrent.ExecutorService;
            import java.util.concurrent.Future;

            final class Register {
                private final Map<String, List<Integer>> byName = new ConcurrentHashMap<>();
                private final ExecutorService executor;

                Register(ExecutorService executor) {
                    this.executor = executor;
                }

                Future<Integer> later(String name, int value) {
                    return executor.submit(
                            () -> {
                                List<Integer> all =
                                        byName.computeIfAbsent(name, key -> new ArrayList<>());
                                all.add(value);
                                return all.size();
                            });
                }

                int sum() {
                    int sum = 0;
                    for (List<Integer> each : byName.values()) {
                        for (int value : each) {
                            sum += value;
                        }
                    }
                    return sum;
                }
            }
            """;

    private OneClass() {}

    /** Its source. */
    public static Map<String, String> source() {
        return Map.of("one/Register.java", TEXT);
    }
}

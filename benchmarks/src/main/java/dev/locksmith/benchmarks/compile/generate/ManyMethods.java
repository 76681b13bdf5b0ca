package dev.locksmith.benchmarks.compile.generate;

import java.util.Map;

/** One class with many methods that call each other and hand a callback and a collection on. */
public final class ManyMethods {

    private static final String METHOD =
            """
                int call%1$d(Runnable task, List<Object> all, int depth) {
                    if (depth > %1$d) {
                        all.add(task);
                        return call%2$d(task, all, depth - 1);
                    }
                    task.run();
                    return all.size() + call%3$d(%4$s, all, depth + 1);
                }

            """;

    /** A class file has no room for more lambdas. */
    private static final int PER_LAMBDA = 10;

    private ManyMethods() {}

    /** A class of so many methods. */
    public static Map<String, String> of(int methods) {
        StringBuilder text =
                new StringBuilder(
                        "package methods;\n\nimport java.util.List;\n\nclass Methods {\n");
        for (int i = 0; i < methods; i++) {
            text.append(
                    METHOD.formatted(
                            i,
                            (i + 1) % methods,
                            (i * 7 + 3) % methods,
                            i % PER_LAMBDA == 0 ? "() -> task.run()" : "task"));
        }
        return Map.of("methods/Methods.java", text.append("}\n").toString());
    }
}

package dev.locksmith.benchmarks.compile.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Classes in which nearly every value is confined to its thread, and stays there. */
public final class ConfinedClasses {

    private static final String TEXT =
            """
            package confined.p%3$d;

            import dev.locksmith.KeyHandle;
            import dev.locksmith.KeyVoucher;
            import dev.locksmith.annotations.ThreadConfined;

            import java.util.ArrayDeque;
            import java.util.ArrayList;
            import java.util.Deque;
            import java.util.List;
            import java.util.Optional;
            import java.util.concurrent.Executor;
            import java.util.function.Consumer;

            @ThreadConfined
            public final class Session%1$d {
                private final List<Session%1$d> children = new ArrayList<>();
                private final Deque<Session%1$d> waiting = new ArrayDeque<>();
                private final confined.p%4$d.Session%2$d parent;
                private final StringBuilder log = new StringBuilder();
                private int asked;

                public Session%1$d(confined.p%4$d.Session%2$d parent) {
                    this.parent = parent;
                }

                public Session%1$d open() {
                    Session%1$d child = new Session%1$d(parent);
                    children.add(child);
                    waiting.addLast(child);
                    return child;
                }

                public int ask(String question) {
                    log.append(question);
                    asked++;
                    return parent == null ? asked : asked + parent.ask(question);
                }

                private static int twice(Session%1$d session, String question) {
                    Session%1$d same = session;
                    return same.ask(question) + session.ask(question);
                }

                public void each(Consumer<Session%1$d> action) {
                    for (Session%1$d child : children) {
                        action.accept(child);
                    }
                }

                public int all(String question) {
                    int[] sum = {0};
                    each(child -> sum[0] += twice(child, question));
                    for (Session%1$d next = waiting.poll(); next != null; next = waiting.poll()) {
                        sum[0] += next.ask(question);
                    }
                    return sum[0];
                }

                public Optional<Session%1$d> busiest() {
                    return children.stream()
                            .filter(child -> child.asked > 0)
                            .max((one, two) -> Integer.compare(one.asked, two.asked));
                }

                public static void serve(Executor executor, KeyVoucher voucher, String question) {
                    executor.execute(
                            () -> {
                                try (KeyHandle handle = voucher.redeem().orElseThrow();
                                        var scope = handle.scope()) {
                                    Session%1$d session = new Session%1$d(null);
                                    session.open().ask(question);
                                    System.out.println(session.all(question) + " in " + scope);
                                }
                            });
                }
            }
            """;

    private static final int LINES = (int) TEXT.lines().count();
    private static final int PER_PACKAGE = 100;

    private ConfinedClasses() {}

    /** About so many lines. */
    public static Map<String, String> ofLines(int lines) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i * LINES < lines; i++) {
            int other = Math.max(i - 1, 0);
            int of = i / PER_PACKAGE;
            sources.put(
                    "confined/p" + of + "/Session" + i + ".java",
                    TEXT.formatted(i, other, of, other / PER_PACKAGE));
        }
        return sources;
    }
}

package dev.locksmith.benchmarks.compile.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ordinary classes of some 50 lines that use each other, with nothing confined among them. */
public final class SmallClasses {

    private static final String TEXT =
            """
            package small.p%3$d;

            import java.util.ArrayList;
            import java.util.HashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.function.ToIntFunction;

            public class Account%1$d implements Comparable<Account%1$d> {
                private final Map<String, List<Integer>> bookings = new HashMap<>();
                private final small.p%4$d.Account%2$d other;
                private String owner = "nobody";
                private long total;

                public Account%1$d(small.p%4$d.Account%2$d other) {
                    this.other = other;
                }

                public void book(String day, int amount) {
                    bookings.computeIfAbsent(day, key -> new ArrayList<>()).add(amount);
                    total += amount;
                    if (other != null && amount > %1$d) {
                        other.book(day, amount - %1$d);
                    }
                }

                public int sum(ToIntFunction<Integer> weight) {
                    int sum = 0;
                    for (List<Integer> day : bookings.values()) {
                        for (Integer amount : day) {
                            sum += weight.applyAsInt(amount);
                        }
                    }
                    return sum;
                }

                public List<String> days(int least) {
                    return bookings.entrySet().stream()
                            .filter(entry -> entry.getValue().size() >= least)
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList();
                }

                public String describe() {
                    StringBuilder text = new StringBuilder(owner).append(':');
                    for (String day : days(1)) {
                        try {
                            text.append(' ').append(Integer.parseInt(day));
                        } catch (NumberFormatException e) {
                            text.append(' ').append(e.getMessage());
                        }
                    }
                    return text.append(" = ").append(sum(amount -> amount * 2)).toString();
                }

                public void rename(String name) {
                    owner = name == null || name.isEmpty() ? "nobody" : name.strip();
                }

                @Override
                public int compareTo(Account%1$d that) {
                    return Long.compare(total, that.total);
                }
            }
            """;

    private static final int LINES = (int) TEXT.lines().count();
    private static final int PER_PACKAGE = 100;

    private SmallClasses() {}

    /** About so many lines. */
    public static Map<String, String> ofLines(int lines) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i * LINES < lines; i++) {
            int other = Math.max(i - 1, 0);
            int of = i / PER_PACKAGE;
            sources.put(
                    "small/p" + of + "/Account" + i + ".java",
                    TEXT.formatted(i, other, of, other / PER_PACKAGE));
        }
        return sources;
    }
}

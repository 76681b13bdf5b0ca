package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A concurrent map must not be changed by the function with which it computes a value. */
class ComputingMapsTest {

    private static Verify that(String members) {
        return Verify.that(
                """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.function.*;
                class Numbers {
                    private final Map<Integer, Integer> known = new ConcurrentHashMap<>();
                    private final ConcurrentHashMap<Integer, Integer> other = new ConcurrentHashMap<>();
                    private final ConcurrentMap<Integer, Integer> sorted = new ConcurrentSkipListMap<>();
                    private final Map<Integer, Integer> plain = new HashMap<>();
                """
                        + members
                        + "}");
    }

    @Test
    void the_method_of_the_superclass_computes() {
        Verify.that(
                        """
                        import java.util.concurrent.*;
                        class Pool {
                            protected String describe(String name) { return name; }
                        }
                        class CachingPool extends Pool {
                            private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();
                            @Override protected String describe(String name) {
                                return known.computeIfAbsent(name, super::describe);
                            }
                        }
                        class LoopingPool extends Pool {
                            private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();
                            @Override protected String describe(String name) {
                                return known.computeIfAbsent(name, this::describe); // ERROR lock-cycle
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void the_whole_message() {
        that("""
                        int of(int n) {
                            return known.computeIfAbsent(n, k -> k < 2 ? k : of(k - 1) + of(k - 2)); // ERROR lock-cycle
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] a map computes a value while it computes another one: that throws, or waits for itself or another thread for ever
                          it holds a bin of Numbers.known (Test.java:10: known.computeIfAbsent locks it)
                          and asks for a bin of Numbers.known (Test.java:10: Map.computeIfAbsent runs it, then Test.java:10: calls Numbers.of, then Test.java:10: known.computeIfAbsent locks it)
                          to fix: work the value out before, with get, and put it in with putIfAbsent\
                        """);
    }

    @Test
    void functions_of_all_kinds() {
        that("""
                        private int of(int n) { return other.merge(n, 1, Integer::sum); }
                        int one(int n) { return other.computeIfAbsent(n, this::of); } // ERROR lock-cycle
                        """)
                .holds();
        that("""
                        private int of(int n) { return other.merge(n, 1, Integer::sum); }
                        int two(int n) {
                            return other.compute(n, new BiFunction<Integer, Integer, Integer>() { // ERROR lock-cycle
                                @Override public Integer apply(Integer key, Integer old) { return of(key); }
                            });
                        }
                        """)
                .holds();
    }

    @Test
    void other_maps() {
        that("""
                        int of(int n) { return plain.computeIfAbsent(n, k -> k < 2 ? k : of(k - 1)); }
                        int by(int n) { return sorted.computeIfAbsent(n, k -> k < 2 ? k : by(k - 1)); }
                        int two(int n) { return known.computeIfAbsent(n, k -> other.computeIfAbsent(k, m -> m)); }
                        int before(int n) {
                            Integer at = known.get(n);
                            if (at == null) {
                                int made = n < 2 ? n : before(n - 1);
                                at = known.computeIfAbsent(n, k -> made);
                            }
                            return at;
                        }
                        """)
                .holds();
    }
}

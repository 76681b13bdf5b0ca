package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Locks that are taken out of a collection: which of them it is nobody can say. */
class LocksInCollectionsTest {

    @Test
    void monitors_of_objects_of_other_jars() {
        Verify.that(
                        """
                        import java.util.ArrayList;
                        import java.util.HashMap;
                        import java.util.List;
                        import java.util.Map;
                        import java.util.concurrent.ConcurrentMap;

                        class Store {
                            private final List<Map<String, String>> maps = new ArrayList<>();
                            private final Map<String, List<String>> lists = new HashMap<>();
                            private final List<ConcurrentMap<String, String>> tables = new ArrayList<>();
                            void stop() {
                                synchronized (maps) {
                                    for (Map<String, String> map : maps) {
                                        synchronized (map) { map.clear(); }
                                    }
                                }
                            }
                            void clear() {
                                for (Map<String, String> map : maps) {
                                    synchronized (map) { synchronized (maps) { maps.remove(map); } }
                                }
                            }
                            void empty() {
                                synchronized (lists) {
                                    lists.values().forEach(list -> { synchronized (list) { list.clear(); } });
                                }
                            }
                            void fill() {
                                for (List<String> list : lists.values()) {
                                    synchronized (list) { synchronized (lists) { list.add("x"); } }
                                }
                            }
                            void compute() {
                                synchronized (tables) {
                                    for (ConcurrentMap<String, String> table : tables) {
                                        table.computeIfAbsent("x", key -> { synchronized (maps) { return key; } });
                                    }
                                }
                            }
                            void count() {
                                synchronized (maps) {
                                    for (ConcurrentMap<String, String> table : tables) {
                                        table.merge("x", "y", String::concat);
                                    }
                                }
                            }
                        }
                        """)
                .holds();
    }
}

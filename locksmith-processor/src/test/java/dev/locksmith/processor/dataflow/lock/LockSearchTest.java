package dev.locksmith.processor.dataflow.lock;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

/** Locks are followed if anything can be held while others wait for it. */
class LockSearchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Till { synchronized void open() {} }",
                "class Till { void open() { synchronized (this) {} } }",
                "class Till { Runnable open() { return () -> { synchronized (this) {} }; } }",
                "class Till { void open(java.util.concurrent.locks.Lock lock) { lock.lock(); } }",
                "class Till { long read(java.util.concurrent.locks.StampedLock all) { return all.readLock(); } }",
                "class Till { Runnable open(java.util.concurrent.locks.Lock lock) { return lock::lock; } }",
                "class Till { void put(Vector<String> all) { all.add(null); } }",
                "class Till { Object of(Map<?, ?> all) { return Collections.synchronizedMap(all); } }",
                "class Till { void put(ConcurrentHashMap<String, String> all) { all.compute(\"\", (k, v) -> v); } }",
                "class Till { void open() { dev.locksmith.KeyHandle.claim(); } }",
                "class Till { Map<String, String> all = new ConcurrentHashMap<>(); { all.compute(\"\", (k, v) -> v); } }",
                """
                class One { static final Object A = new Object(); }
                class Two { static { One.A.hashCode(); } }
                """,
                "abstract class Shape { static final Object A = new Dot(); } class Dot extends Shape {}",
                """
                interface Shape { Shape A = new Dot(); default void draw() {} }
                class Dot implements Shape {}
                """,
                "enum Color { RED { @Override void mix() {} }; void mix() {} }",
                """
                class Start {
                    static { new Thread(() -> {}).start(); }
                }
                """,
            })
    void finds(String source) {
        assertTrue(Snippet.of(source).concernsLocks(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                class Pool {
                    private static final Object NAME = new Object();
                    private final Map<String, Object> known = new ConcurrentHashMap<>();
                    private final List<Integer> sizes = new ArrayList<>();

                    void run(Map<String, List<Object>> all, String name) {
                        all.computeIfAbsent(name, key -> new ArrayList<>()).add(NAME);
                        known.put(name, sizes);
                        for (Object each : known.values()) {
                            sizes.add(each.hashCode());
                        }
                    }
                }
                """,
                "class Later { void run(Executor executor) { executor.execute(() -> {}); } }",
                "class One { static final int A = 1; } class Two { static final String B = \"b\"; }",
                "class Shape {} class Dot extends Shape {}",
                "enum Color { RED, GREEN }",
            })
    void finds_nothing(String source) {
        assertFalse(Snippet.of(source).concernsLocks(Set.of()));
    }

    @Test
    void asks_of_methods_of_other_compilations() {
        String source = "class Till { int open(String s) { return s.length(); } }";

        assertTrue(Snippet.of(source).concernsLocks(Set.of("length")));
        assertFalse(Snippet.of(source).concernsLocks(Set.of("charAt")));

        String made = "class Till { Object open() { return new String(); } }";
        assertTrue(Snippet.of(made).concernsLocks(Set.of("<init>")));

        String referred = "class Till { Supplier<Integer> open(String s) { return s::length; } }";
        assertTrue(Snippet.of(referred).concernsLocks(Set.of("length")));
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.LockBody;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By method, function or initializer, the bodies that call it, or hand it on. */
final class LockCallers {

    private final Map<Object, Set<Object>> keys = new HashMap<>();

    /** By function, the keys of the bodies that hand it on. */
    private final Map<Object, Set<Object>> passing = new HashMap<>();

    void add(Object callee, LockBody caller) {
        keys.computeIfAbsent(callee, key -> new LinkedHashSet<>()).add(caller.key());
    }

    /** A body hands on a function, to be run by whoever gets it. */
    void addPassing(Object function, LockBody by) {
        passing.computeIfAbsent(function, key -> new HashSet<>()).add(by.key());
        add(function, by);
    }

    /** Whether a body hands on this one as a function: who runs it is another question. */
    boolean isPassing(Object body, Object function) {
        return passing.getOrDefault(function, Set.of()).contains(body);
    }

    /** The keys of the bodies that call this one. */
    Set<Object> of(Object callee) {
        return keys.getOrDefault(callee, Set.of());
    }

    boolean isCalled(Object callee) {
        return keys.containsKey(callee);
    }

    /** All that is called by somebody at this moment. */
    List<Object> callees() {
        return List.copyOf(keys.keySet());
    }
}

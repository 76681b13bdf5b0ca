package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockStep;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By method, function or initializer, the bodies that call it, or hand it on. */
final class LockCallers {

    private final Map<Object, Set<Object>> keys = new HashMap<>();

    /** By function, where it is handed to code compiled here. */
    private final Map<Object, Set<LockStep>> passing = new HashMap<>();

    /** By function, the keys of the bodies that hand it to code of libraries. */
    private final Map<Object, Set<Object>> lending = new HashMap<>();

    void add(Object callee, LockBody caller) {
        keys.computeIfAbsent(callee, key -> new LinkedHashSet<>()).add(caller.key());
    }

    /** A body hands a function to code compiled here, to be run by whoever gets it. */
    void addPassing(Object function, LockStep at, LockBody by) {
        passing.computeIfAbsent(function, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(at);
        add(function, by);
    }

    /** A body hands a function to a library. */
    void addLending(Object function, LockBody by) {
        lending.computeIfAbsent(function, key -> new HashSet<>()).add(by.key());
        add(function, by);
    }

    /** Whether a body hands this function to a library: when that runs it is another question. */
    boolean isLending(Object body, Object function) {
        return lending.getOrDefault(function, Set.of()).contains(body);
    }

    /** Where a function is handed on: who runs it is another question. */
    Set<LockStep> passing(Object function) {
        return passing.getOrDefault(function, Set.of());
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

package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.LockBody;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By method, function or initializer, the bodies that call it, or hand it on. */
final class LockCallers {

    private final Map<Object, Set<Object>> keys = new HashMap<>();

    void add(Object callee, LockBody caller) {
        keys.computeIfAbsent(callee, key -> new LinkedHashSet<>()).add(caller.key());
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

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;

/** By method, function or initializer, the bodies that call it, or hand it on. */
final class LockCallers {

    private final Map<Object, List<Object>> keys = new LinkedHashMap<>();

    /** By method, the bodies whose calls of it can run no other one: {@code super.start()}. */
    private final Map<Object, Set<Object>> exactly = new HashMap<>();

    /** The same, of what was found when all bodies were known. */
    private final Map<Object, Set<Object>> later = new LinkedHashMap<>();

    /** By function, where it is handed to code compiled here, and the keys of the bodies there. */
    private final Map<Object, Map<LockStep, Object>> passing = new HashMap<>();

    /** By function, the keys of the bodies that hand it to code of libraries. */
    private final Map<Object, Set<Object>> lending = new HashMap<>();

    /** By method, those that it overrides: who calls one of them may run it. */
    private final Map<Object, Set<ExecutableElement>> above = new HashMap<>();

    /** A body tells of all that it calls before another one tells of anything. */
    void add(Object callee, LockBody caller) {
        addIfNew(callee, caller);
        Set<Object> exact = exactly.get(callee);
        if (exact != null) {
            exact.remove(caller.key());
        }
    }

    /** The same of a call that runs the method itself, and none that overrides it. */
    void addExact(ExecutableElement method, LockBody caller) {
        if (addIfNew(method, caller) && !Members.isFixed(method)) {
            exactly.computeIfAbsent(method, key -> new HashSet<>()).add(caller.key());
        }
    }

    private boolean addIfNew(Object callee, LockBody caller) {
        List<Object> known = keys.computeIfAbsent(callee, key -> new ArrayList<>(2));
        return (known.isEmpty() || !known.get(known.size() - 1).equals(caller.key()))
                && known.add(caller.key());
    }

    /** A body that told of all before calls this, too. */
    void addLater(Object callee, LockBody caller) {
        later.computeIfAbsent(callee, key -> new LinkedHashSet<>()).add(caller.key());
    }

    /** A body hands a function to code compiled here, to be run by whoever gets it. */
    void addPassing(Object function, LockStep at, LockBody by) {
        passing.computeIfAbsent(function, key -> new IdentityHashMap<>()).put(at, by.key());
        add(function, by);
    }

    /** A body hands a function to a library. */
    void addLending(Object function, LockBody by) {
        lending.computeIfAbsent(function, key -> new HashSet<>()).add(by.key());
        add(function, by);
    }

    /** Calls of these methods may run that one, too. */
    void addOverridden(ExecutableElement method, Set<ExecutableElement> overridden) {
        if (!overridden.isEmpty()) {
            above.put(method, overridden);
        }
    }

    /** Whether a body hands this function to a library: when that runs it is another question. */
    boolean isLending(Object body, Object function) {
        return lending.getOrDefault(function, Set.of()).contains(body);
    }

    /** Where a function is handed on, and by which body: who runs it is another question. */
    Map<LockStep, Object> passing(Object function) {
        return passing.getOrDefault(function, Map.of());
    }

    /** The keys of the bodies that call this one; some may be there twice. */
    List<Object> of(Object callee) {
        List<Object> known = keys.getOrDefault(callee, List.of());
        Set<Object> more = later.get(callee);
        if (more == null) {
            return known;
        }
        List<Object> all = new ArrayList<>(known);
        all.addAll(more);
        return all;
    }

    boolean isCalled(Object callee) {
        return keys.containsKey(callee) || later.containsKey(callee);
    }

    /** The keys of the bodies whose calls may run this one, by its own name or another. */
    List<Object> leadingTo(Object callee) {
        List<Object> all = of(callee);
        for (ExecutableElement each : above.getOrDefault(callee, Set.of())) {
            if (isCalled(each)) {
                all = new ArrayList<>(all);
                all.addAll(openTo(each));
            }
        }
        return all;
    }

    /** The callers of a method whose calls may run one that overrides it. */
    private List<Object> openTo(ExecutableElement method) {
        List<Object> all = of(method);
        Set<Object> exact = exactly.getOrDefault(method, Set.of());
        return exact.isEmpty() ? all : all.stream().filter(each -> !exact.contains(each)).toList();
    }

    /** All that is called by somebody at this moment. */
    List<Object> callees() {
        Set<Object> all = new LinkedHashSet<>(keys.keySet());
        all.addAll(later.keySet());
        return List.copyOf(all);
    }
}

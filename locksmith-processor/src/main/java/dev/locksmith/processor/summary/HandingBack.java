package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.scope.HandedOn;
import dev.locksmith.processor.fact.scope.ScopeDoubt;
import dev.locksmith.processor.fact.scope.ScopeEscape;
import dev.locksmith.processor.fact.scope.ScopeReturned;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.lang.model.element.ExecutableElement;

/** Which methods return what they are called on or given, and so open nothing. */
public final class HandingBack {

    private final Overrides overrides;
    private final Map<ExecutableElement, List<ScopeReturned>> returned = new LinkedHashMap<>();
    private final List<ScopeDoubt> doubts = new ArrayList<>();

    /** Of each method that returns nothing else, which of what it is given it returns. */
    private final Map<ExecutableElement, Set<Integer>> given = new HashMap<>();

    HandingBack(Overrides overrides) {
        this.overrides = overrides;
    }

    /** Takes note of a fact; answers whether it is one that is judged here. */
    public boolean collect(Fact fact) {
        if (fact instanceof ScopeReturned each) {
            returned.computeIfAbsent(each.method(), key -> new ArrayList<>()).add(each);
            return true;
        } else if (fact instanceof ScopeDoubt doubt) {
            doubts.add(doubt);
            return true;
        }
        return false;
    }

    /** All facts were seen: tells of what is a mistake. */
    public void judge(Consumer<ScopeEscape> mistakes) {
        if (doubts.isEmpty()) {
            return;
        }
        solve();
        for (ScopeDoubt doubt : doubts) {
            ExecutableElement opener = doubt.opener();
            boolean opensNothing = opener != null && allBodies(opener, given::containsKey);
            if (!opensNothing && !isHandedOn(doubt.through())) {
                mistakes.accept(doubt.escape());
            }
        }
    }

    /** A method that hands on to itself and to nobody else is not one: it returns nothing. */
    private void solve() {
        int before;
        do {
            before = given.size();
            returned.forEach(
                    (method, results) -> {
                        if (results.stream().allMatch(this::isGiven)) {
                            given.put(method, argumentsOf(results));
                        }
                    });
        } while (given.size() > before);
    }

    private static Set<Integer> argumentsOf(List<ScopeReturned> results) {
        return results.stream().map(ScopeReturned::argument).collect(Collectors.toSet());
    }

    private boolean isGiven(ScopeReturned result) {
        return result.argument() != ScopeReturned.OTHER
                && result.through().stream().allMatch(this::isHandedOn);
    }

    private boolean isHandedOn(List<HandedOn> calls) {
        return !calls.isEmpty() && calls.stream().allMatch(this::isHandedOn);
    }

    private boolean isHandedOn(HandedOn call) {
        Set<Integer> that = Set.of(call.argument());
        return allBodies(call.method(), body -> that.equals(given.get(body)));
    }

    /** Whether all code that a call of this method may run is known, and is so. */
    private boolean allBodies(ExecutableElement method, Predicate<ExecutableElement> asked) {
        if (overrides.isMadeFromLambda(method)) {
            return false;
        }
        List<ExecutableElement> bodies = overrides.implementationsOf(method);
        return bodies.isEmpty() ? asked.test(method) : bodies.stream().allMatch(asked);
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.VariableElement;

/**
 * The parameters for which all callers give objects that they have just made, where none but code
 * compiled here can call: nobody else can have locked such an object. Who gives it to somebody else
 * as well may have let it out before.
 */
final class NewArguments {

    private final LockDispatch dispatch;
    private final Predicate<Object> isOfCalls;

    /** By method, its calls and the keys of the bodies that they stand in. */
    private final Map<Object, Map<LockStep.Call, Object>> calls = new HashMap<>();

    /** By body, how often it gives what to a call. */
    private final Map<Object, Map<LockName, Integer>> timesGiven = new HashMap<>();

    private final Set<VariableElement> isNew = new HashSet<>();

    /**
     * @param isOfCalls whether only calls that are seen here lead to a body
     */
    NewArguments(LockDispatch dispatch, Predicate<Object> isOfCalls) {
        this.dispatch = dispatch;
        this.isOfCalls = isOfCalls;
    }

    /** A body calls a helper. */
    void called(Object caller, LockStep.Call call, Object helper) {
        calls.computeIfAbsent(helper, key -> new IdentityHashMap<>()).put(call, caller);
    }

    /** Works out which parameters these are; to be called once, when all bodies have been run. */
    void solve(LockCallers callers) {
        // All is new that nothing shows to be older: helpers hand on what they are given.
        Map<VariableElement, List<VariableElement>> handedOn = new HashMap<>();
        Deque<VariableElement> older = new ArrayDeque<>();
        calls.forEach(
                (key, all) -> {
                    LockBody helper = dispatch.of(key);
                    if (helper != null && isOfCalls.test(key) && areAll(all, key, callers)) {
                        given(helper.parameters(), all, handedOn, older);
                    }
                });
        calls.clear();
        timesGiven.clear();
        for (VariableElement each : handedOn.keySet()) {
            if (!isNew.contains(each)) {
                older.add(each);
            }
        }
        while (!older.isEmpty()) {
            VariableElement parameter = older.poll();
            isNew.remove(parameter);
            for (VariableElement to : handedOn.getOrDefault(parameter, List.of())) {
                if (isNew.remove(to)) {
                    older.add(to);
                }
            }
        }
    }

    private static boolean areAll(
            Map<LockStep.Call, Object> known, Object helper, LockCallers callers) {
        return callers.passing(helper).isEmpty()
                && new HashSet<>(known.values()).containsAll(callers.leadingTo(helper));
    }

    private void given(
            List<? extends VariableElement> parameters,
            Map<LockStep.Call, Object> calls,
            Map<VariableElement, List<VariableElement>> handedOn,
            Deque<VariableElement> older) {
        for (int i = 0; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            isNew.add(parameter);
            for (Map.Entry<LockStep.Call, Object> each : calls.entrySet()) {
                List<LockName> arguments = each.getKey().arguments();
                LockName name = i < arguments.size() ? arguments.get(i) : LockName.UNKNOWN;
                boolean isOnly = isGivenOnce(name, each.getValue());
                if (isOnly && name instanceof Path path && isParameter(path)) {
                    handedOn.computeIfAbsent(
                                    ((Root.Parameter) path.root()).variable(),
                                    key -> new ArrayList<>())
                            .add(parameter);
                } else if (!isOnly || !(name instanceof LockName.Fresh)) {
                    older.add(parameter);
                }
            }
        }
    }

    private static boolean isParameter(Path path) {
        return path.steps().isEmpty() && path.root() instanceof Root.Parameter;
    }

    /** Whether a body gives an object to one call only. */
    private boolean isGivenOnce(LockName name, Object body) {
        if (name instanceof LockName.Fresh made && made.variable() == null) {
            return true; // nobody else can name it
        }
        return timesGiven.computeIfAbsent(body, this::count).getOrDefault(name, 0) == 1;
    }

    private Map<LockName, Integer> count(Object key) {
        Map<LockName, Integer> times = new HashMap<>();
        LockStep.Visitor calls =
                new LockStep.Visitor() {
                    @Override
                    public void call(LockStep.Call step) {
                        step.arguments().forEach(each -> times.merge(each, 1, Integer::sum));
                    }
                };
        LockBody body = dispatch.of(key);
        if (body != null) {
            body.forEachStep(calls);
        }
        return times;
    }

    private boolean isNew(Root root) {
        return root instanceof Root.Parameter of && isNew.contains(of.variable());
    }

    /** What a body does, but for locks that nobody else can have. */
    List<LockEffect> withoutNew(List<LockEffect> effects) {
        if (isNew.isEmpty()) {
            return effects;
        }
        List<LockEffect> rest = new ArrayList<>(effects.size());
        for (LockEffect each : effects) {
            if (each instanceof LockEffect.Asks asks && isOfNew(asks.lock())) {
                continue;
            }
            List<Held> held = new ArrayList<>(each.held());
            boolean isLess = held.removeIf(one -> isOfNew(one.lock()));
            rest.add(isLess ? each.holding(List.copyOf(held)) : each);
        }
        return rest;
    }

    /** Whether it is a new object's monitor, or a lock that the object has made for itself. */
    private boolean isOfNew(Lock lock) {
        return lock.name() instanceof Path path
                && isNew(path.root())
                && (path.steps().isEmpty()
                        || (path.steps().size() == 1
                                && path.steps().get(0) instanceof VariableElement field
                                && dispatch.fieldNames().isMadeFor(field)));
    }
}

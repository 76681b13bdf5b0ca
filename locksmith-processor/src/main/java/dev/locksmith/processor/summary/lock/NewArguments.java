package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
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
 * compiled here can call: nobody else can have locked such an object.
 */
final class NewArguments {

    private final LockDispatch dispatch;
    private final Predicate<Object> isOfCalls;

    /** By method, its calls and the keys of the bodies that they stand in. */
    private final Map<Object, Map<LockStep.Call, Object>> calls = new HashMap<>();

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
                        given(helper.parameters(), all.keySet(), handedOn, older);
                    }
                });
        calls.clear();
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
            Set<LockStep.Call> calls,
            Map<VariableElement, List<VariableElement>> handedOn,
            Deque<VariableElement> older) {
        for (int i = 0; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            isNew.add(parameter);
            for (LockStep.Call call : calls) {
                LockName name =
                        i < call.arguments().size() ? call.arguments().get(i) : LockName.UNKNOWN;
                if (name instanceof Path path
                        && path.steps().isEmpty()
                        && path.root() instanceof Root.Parameter of) {
                    handedOn.computeIfAbsent(of.variable(), key -> new ArrayList<>())
                            .add(parameter);
                } else if (!(name instanceof LockName.Fresh)) {
                    older.add(parameter);
                }
            }
        }
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

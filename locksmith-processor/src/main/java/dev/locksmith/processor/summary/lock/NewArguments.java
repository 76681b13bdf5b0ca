package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import java.util.ArrayList;
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

    /** By method and call, who calls and what is given. */
    private final Map<Object, Map<LockStep, Given>> calls = new HashMap<>();

    private final Set<VariableElement> isNew = new HashSet<>();

    private record Given(Object caller, List<LockName> arguments) {}

    /**
     * @param isOfCalls whether only calls that are seen here lead to a body
     */
    NewArguments(LockDispatch dispatch, Predicate<Object> isOfCalls) {
        this.dispatch = dispatch;
        this.isOfCalls = isOfCalls;
    }

    /** A body calls a helper; what it told before of this step is void. */
    void called(Object caller, LockStep step, Object helper, List<LockName> arguments) {
        calls.computeIfAbsent(helper, key -> new IdentityHashMap<>())
                .put(step, new Given(caller, arguments));
    }

    /** Works out which parameters these are; to be called once, when all bodies have been run. */
    void solve(LockCallers callers) {
        List<VariableElement> all = new ArrayList<>();
        Map<VariableElement, List<LockName>> given = new HashMap<>();
        for (Map.Entry<Object, Map<LockStep, Given>> each : calls.entrySet()) {
            LockBody body = dispatch.of(each.getKey());
            if (body != null && isOfCalls.test(body.key()) && areAllKnown(body, callers)) {
                for (int i = 0; i < body.parameters().size(); i++) {
                    List<LockName> names = argumentsAt(i, each.getValue());
                    VariableElement parameter = body.parameters().get(i);
                    given.put(parameter, names);
                    all.add(parameter);
                }
            }
        }
        // Helpers hand on what they are given: all is new that nothing shows to be older.
        isNew.addAll(all);
        for (boolean isLess = true; isLess; ) {
            isLess =
                    isNew.removeIf(
                            each ->
                                    !given.getOrDefault(each, List.of()).stream()
                                            .allMatch(this::isNew));
        }
        calls.clear();
    }

    private boolean areAllKnown(LockBody helper, LockCallers callers) {
        Map<LockStep, Given> known = calls.getOrDefault(helper.key(), Map.of());
        Set<Object> told = new HashSet<>();
        known.values().forEach(each -> told.add(each.caller()));
        return callers.passing(helper.key()).isEmpty()
                && told.containsAll(callers.leadingTo(helper.key()));
    }

    private static List<LockName> argumentsAt(int index, Map<LockStep, Given> calls) {
        List<LockName> names = new ArrayList<>();
        for (Given each : calls.values()) {
            boolean isThere = index < each.arguments().size();
            names.add(isThere ? each.arguments().get(index) : LockName.UNKNOWN);
        }
        return names;
    }

    private boolean isNew(LockName name) {
        return name instanceof LockName.Fresh
                || (name instanceof Path path && path.steps().isEmpty() && isNew(path.root()));
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

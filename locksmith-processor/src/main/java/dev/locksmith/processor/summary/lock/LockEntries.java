package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What all who call a method hold already, where none but code compiled here can call it: a helper
 * that is always called under a lock does not ask for that lock first.
 */
final class LockEntries {

    private final LockDispatch dispatch;
    private final Predicate<TypeElement> isSource;

    private final Predicate<Object> isOfCallsAlone;
    private final Map<Object, Boolean> ofCalls = new HashMap<>();
    private final Map<Object, Map<LockStep, CallSite>> sites = new HashMap<>();

    /** By method and caller, what is initialized at each call. */
    private final Map<Object, Map<Object, Map<LockStep.Call, Set<TypeElement>>>> after =
            new HashMap<>();

    private final NewArguments newArguments;

    /** By method: none are known for what is called by itself alone. */
    private final Map<Object, Set<Entry>> held = new HashMap<>();

    /** By method, those of the methods that a call of it may run to which only calls lead. */
    private final Map<ExecutableElement, List<ExecutableElement>> targets = new HashMap<>();

    /** A lock with which a body is entered; who may write with it may read as well. */
    record Entry(LockNode.Place place, Lock.Mode mode) {}

    /**
     * One call of a method.
     *
     * @param caller the key of the body
     */
    private record CallSite(Object caller, Set<Entry> held) {}

    /**
     * @param isOfCallsAlone whether only calls that are seen here lead to a body
     */
    LockEntries(
            LockDispatch dispatch,
            Predicate<TypeElement> isSource,
            Predicate<Object> isOfCallsAlone) {
        this.dispatch = dispatch;
        this.isSource = isSource;
        this.isOfCallsAlone = isOfCallsAlone;
        this.newArguments = new NewArguments(dispatch, this::isOfCalls);
    }

    /** Whether only calls that are seen here lead to a body: of a helper, or of a function. */
    boolean isOfCalls(Object body) {
        return ofCalls.computeIfAbsent(body, isOfCallsAlone::test);
    }

    /** A body calls a method, and certainly holds these then. */
    void called(Object caller, LockStep.Call call, Collection<Lock> certain) {
        for (ExecutableElement each : targetsOf(call)) {
            called(caller, call, each, certain);
            newArguments.called(caller, call, each);
        }
    }

    /** The methods that a call may run to which only calls lead. */
    List<ExecutableElement> targetsOf(LockStep.Call call) {
        return call.exact() ? own(call.method()) : targetsOf(call.method());
    }

    private List<ExecutableElement> own(ExecutableElement method) {
        return isOfCalls(method) ? List.of(method) : List.of();
    }

    private List<ExecutableElement> targetsOf(ExecutableElement method) {
        List<ExecutableElement> known = targets.get(method);
        if (known == null) {
            known = new ArrayList<>(own(method));
            for (ExecutableElement each : dispatch.implementationsOf(method)) {
                // Of an object made here it is known which call runs it.
                if (!each.equals(method)
                        && !Members.isMadeAroundOnly(Members.ownerOf(each))
                        && isOfCalls(each)) {
                    known.add(each);
                }
            }
            targets.put(method, known);
        }
        return known;
    }

    /**
     * A body calls a helper, or runs a function, and certainly holds these then; what it told
     * before of this step is void.
     */
    void called(Object caller, LockStep step, Object callee, Collection<Lock> certain) {
        sites.computeIfAbsent(callee, key -> new IdentityHashMap<>())
                .put(step, new CallSite(caller, placesOf(certain)));
    }

    /** What a body does, but for locks of objects that are new wherever it is called. */
    List<LockEffect> withoutNew(List<LockEffect> effects) {
        return newArguments.withoutNew(effects);
    }

    private Set<Entry> placesOf(Collection<Lock> locks) {
        Set<Entry> places = new HashSet<>();
        for (Lock each : locks) {
            LockNode node = LockNode.of(each, dispatch, isSource);
            if (node != null) {
                places.add(new Entry(node.place(), Lock.Mode.READ));
                places.add(new Entry(node.place(), each.mode()));
            }
        }
        return places;
    }

    /** A body calls what asks for the initialization of classes; these are initialized then. */
    void calledAfter(Object caller, LockStep.Call call, Set<TypeElement> initialized) {
        after.computeIfAbsent(call.method(), key -> new HashMap<>())
                .computeIfAbsent(caller, key -> new IdentityHashMap<>())
                .put(call, initialized);
    }

    /** The classes that are initialized whenever code compiled here calls a method. */
    Set<TypeElement> initializedBefore(Object body, List<Object> callers) {
        Map<Object, Map<LockStep.Call, Set<TypeElement>>> told = after.getOrDefault(body, Map.of());
        if (told.isEmpty() || !told.keySet().containsAll(callers)) {
            return Set.of();
        }
        Set<TypeElement> common = null;
        for (Map<LockStep.Call, Set<TypeElement>> calls : told.values()) {
            for (Set<TypeElement> each : calls.values()) {
                if (common == null) {
                    common = new HashSet<>(each);
                } else {
                    common.retainAll(each);
                }
            }
        }
        return common == null ? Set.of() : common;
    }

    /**
     * Works out what helpers are entered with; to be called once, when all bodies have been run.
     *
     * @param callers the bodies that call each method; one of which no call was told holds nothing
     */
    void solve(LockCallers callers) {
        newArguments.solve(callers);
        Map<Object, List<Object>> callees = new HashMap<>();
        for (Object helper : sites.keySet()) {
            for (Object caller : callers.leadingTo(helper)) {
                callees.computeIfAbsent(caller, key -> new ArrayList<>()).add(helper);
            }
        }
        Deque<Object> open = new ArrayDeque<>(sites.keySet());
        while (!open.isEmpty()) {
            Object helper = open.poll();
            Set<Entry> now = heldByAll(helper, callers);
            if (now != null && !now.equals(held.get(helper))) {
                held.put(helper, now);
                open.addAll(callees.getOrDefault(helper, List.of()));
            }
        }
    }

    /** Null as long as nothing is known of any caller. */
    private @Nullable Set<Entry> heldByAll(Object helper, LockCallers callers) {
        Set<Entry> common = null;
        Set<Object> told = new HashSet<>();
        Map<LockStep, CallSite> toldAt = sites.getOrDefault(helper, Map.of());
        for (CallSite site : toldAt.values()) {
            told.add(site.caller);
            Set<Entry> before = before(site.caller);
            if (before != null) {
                Set<Entry> all = new HashSet<>(site.held);
                all.addAll(before);
                common = meet(common, all);
            }
        }
        for (Map.Entry<LockStep, Object> passing : callers.passing(helper).entrySet()) {
            if (toldAt.containsKey(passing.getKey())) {
                continue;
            }
            if (!dispatch.fieldNames().isKept(helper, passing.getKey())) {
                return Set.of(); // who gets it may run it at any time
            }
            told.add(passing.getValue()); // its object was told of where that runs it
        }
        for (Object caller : callers.leadingTo(helper)) {
            if (!told.contains(caller)) {
                Set<Entry> before = callers.isLending(caller, helper) ? Set.of() : before(caller);
                common = before == null ? common : meet(common, before);
            }
        }
        return common;
    }

    private static Set<Entry> meet(@Nullable Set<Entry> common, Set<Entry> other) {
        if (common == null) {
            return new HashSet<>(other);
        }
        common.retainAll(other);
        return common;
    }

    /** What a body is entered with; null while that is not known. */
    private @Nullable Set<Entry> before(Object body) {
        return sites.containsKey(body) ? held.get(body) : Set.of();
    }

    /** What all callers of a body hold, as is seen here or as the body says. */
    Set<Entry> heldBefore(Object body, LockSummary summary) {
        Set<Entry> all = placesOf(summary.asserted());
        all.addAll(held.getOrDefault(body, Set.of()));
        return all;
    }
}

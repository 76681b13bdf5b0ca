package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.handover.Access;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.KeptUse;
import dev.locksmith.processor.fact.handover.MemberAccess;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.ParameterAccess;
import dev.locksmith.processor.fact.handover.ParameterKept;
import dev.locksmith.processor.fact.handover.Taker;
import dev.locksmith.processor.fact.handover.TaskEnded;
import dev.locksmith.processor.fact.handover.TaskReturned;
import dev.locksmith.processor.fact.handover.TaskUses;
import dev.locksmith.processor.fact.handover.UseAfterHandover;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * What methods do with values that one thread may use at a time, and with the functions that they
 * are given: worked out from what each does itself, and passed on to callers until nothing new is
 * found. A parameter has one of few kinds of uses and of takers, so that the work is bounded by the
 * number of calls.
 */
public final class Accesses {

    private final Map<VariableElement, Set<UseKind>> uses = new HashMap<>();
    private final Map<VariableElement, Map<Taken.Key, Taken>> takers = new HashMap<>();
    private final Map<VariableElement, List<PassedOn>> passedOn = new HashMap<>();
    private final Map<Element, List<MemberAccess>> byMember = new LinkedHashMap<>();
    private final Map<VariableElement, List<VariableElement>> keptIn = new HashMap<>();
    private final Map<VariableElement, List<KeptUse>> ofKept = new HashMap<>();
    private final Map<Handover, List<TaskEnded>> ended = new HashMap<>();
    private final Map<VariableElement, Set<TaskUses>> inResult = new HashMap<>();
    private final Deque<VariableElement> changed = new ArrayDeque<>();
    private final Predicate<Element> isSource;
    private final Predicate<ExecutableElement> isRunInDomain;
    private final ExternalSummaries foreign;
    private final WaitSummaries waiting;

    /** The parameters of methods in jars of which has been asked. */
    private final Set<VariableElement> asked = new HashSet<>();

    /**
     * @param isSource whether the code of a method is compiled here
     * @param isRunInDomain whether a method is run in a domain, whoever has its object
     * @param foreign what other compilations tell of theirs
     * @param waiting which code may wait
     */
    public Accesses(
            Predicate<Element> isSource,
            Predicate<ExecutableElement> isRunInDomain,
            ExternalSummaries foreign,
            WaitSummaries waiting) {
        this.isSource = isSource;
        this.isRunInDomain = isRunInDomain;
        this.foreign = foreign;
        this.waiting = waiting;
    }

    /**
     * What is given for a parameter is passed on from another one.
     *
     * @param from the other one
     * @param access what the call that passes it on was seen as
     */
    private record PassedOn(VariableElement from, Access access) {}

    /** By whom a value is taken, and what is done with it there. */
    public record Taken(Taker taker, Set<UseKind> uses, List<String> reasons) {

        record Key(Taker taker, Set<UseKind> uses) {}

        Key key() {
            return new Key(taker, uses);
        }
    }

    /** Takes note of a fact; answers whether it is one of these. */
    public boolean collect(Fact fact) {
        if (fact instanceof ParameterAccess each) {
            collect(each.parameter(), each.access());
        } else if (fact instanceof MemberAccess each) {
            byMember.computeIfAbsent(each.member(), key -> new ArrayList<>()).add(each);
        } else if (fact instanceof ParameterKept each) {
            keptIn.computeIfAbsent(each.parameter(), key -> new ArrayList<>()).add(each.field());
        } else if (fact instanceof KeptUse each) {
            ofKept.computeIfAbsent(each.field(), key -> new ArrayList<>()).add(each);
        } else if (fact instanceof TaskEnded each) {
            ended.computeIfAbsent(each.handover(), key -> new ArrayList<>()).add(each);
        } else if (fact instanceof TaskReturned each) {
            inResult.computeIfAbsent(each.parameter(), key -> new LinkedHashSet<>())
                    .add(each.uses());
        } else {
            return false;
        }
        return true;
    }

    private void collect(VariableElement parameter, Access access) {
        VariableElement callees = access.call() == null ? null : parameterOf(access);
        if (callees != null) {
            passedOn.computeIfAbsent(callees, key -> new ArrayList<>())
                    .add(new PassedOn(parameter, access));
        } else if (access instanceof ObjectUse use) {
            add(parameter, use.kind());
        } else if (access instanceof Handover handover) {
            // What a task does it may do by calls: that is known when all is.
            passedOn.computeIfAbsent(parameter, key -> new ArrayList<>())
                    .add(new PassedOn(parameter, handover));
        }
    }

    private static @Nullable VariableElement parameterOf(Access access) {
        Call call = access.call();
        return call == null || call.callee().getParameters().isEmpty()
                ? null
                : call.callee().getParameters().get(call.parameterOf(access.argument()));
    }

    /** Works out what callers do by what the methods do that they call. */
    public void solve() {
        List.copyOf(passedOn.keySet()).forEach(this::ask);
        while (!changed.isEmpty()) {
            VariableElement parameter = changed.poll();
            for (PassedOn each : passedOn.getOrDefault(parameter, List.of())) {
                if (each.access() instanceof ObjectUse use) {
                    for (UseKind kind : Set.copyOf(usesOf(parameter))) {
                        add(each.from(), kind.within(use.kind().isLocked()));
                    }
                }
            }
        }
        passedOn.forEach(
                (parameter, all) -> {
                    for (PassedOn each : all) {
                        if (each.access() instanceof Handover own && own.call() == null) {
                            add(each.from(), taken(own));
                        }
                    }
                });
        while (!changed.isEmpty()) {
            VariableElement parameter = changed.poll();
            for (PassedOn each : passedOn.getOrDefault(parameter, List.of())) {
                if (each.access() instanceof Handover passed && passed.call() != null) {
                    takenBy(passed).forEach(taken -> add(each.from(), taken));
                }
            }
        }
    }

    /** Looks up what a method in a jar does with what it is given for this parameter. */
    private void ask(VariableElement parameter) {
        ExecutableElement method = isSource.test(parameter) ? null : Members.methodOf(parameter);
        if (method == null || !asked.add(parameter)) {
            return;
        }
        int index = method.getParameters().indexOf(parameter);
        List<Line> lines = foreign.accessesOf(method);
        AccessText.usesOf(index, lines).forEach(each -> add(parameter, each));
        AccessText.takersOf(index, lines).forEach(each -> add(parameter, each));
    }

    private void add(VariableElement parameter, UseKind kind) {
        if (uses.computeIfAbsent(parameter, key -> EnumSet.noneOf(UseKind.class)).add(kind)) {
            changed.add(parameter);
        }
    }

    private void add(VariableElement parameter, Taken taken) {
        if (takers.computeIfAbsent(parameter, key -> new LinkedHashMap<>())
                        .putIfAbsent(taken.key(), taken)
                == null) {
            changed.add(parameter);
        }
    }

    /** What a method does with what it is given for this parameter. */
    private Set<UseKind> usesOf(VariableElement parameter) {
        ask(parameter);
        return uses.getOrDefault(parameter, Set.of());
    }

    // Asking, when all is worked out

    /** Whether two threads use the value without a lock between them, and without a wait. */
    public boolean isCertain(UseAfterHandover fact) {
        if (mayWait(fact.between())) {
            return false;
        }
        if (kindsOf(fact.given()).contains(UseKind.RETENTION)) {
            return false;
        }
        Collection<Taken> first = takenBy(fact.first());
        if (fact.second() instanceof Handover second) {
            Collection<Taken> again = takenBy(second);
            return first.stream()
                    .anyMatch(one -> again.stream().anyMatch(other -> overlap(one, other)));
        }
        Set<UseKind> here = kindsOf(Set.of((ObjectUse) fact.second()));
        if (isFieldWithLock(fact, here)) {
            return false;
        }
        return first.stream().anyMatch(one -> clash(one.uses(), here));
    }

    /** Whether some of this code may wait for another thread. */
    public boolean mayWait(Set<Code> run) {
        return run.stream().anyMatch(waiting::mayWait);
    }

    /** Whether a method in a jar uses what it is given for this parameter under no lock. */
    public boolean isUsedInJar(VariableElement parameter) {
        return !isSource.test(parameter) && usesOf(parameter).contains(UseKind.CHANGE);
    }

    /** Who locks a container of a field on one side may do so on the other, further out. */
    private boolean isFieldWithLock(UseAfterHandover fact, Set<UseKind> here) {
        return fact.birth() instanceof VariableElement field
                && field.getKind().isField()
                && Containers.isOne(fact.type())
                && (here.stream().anyMatch(UseKind::isLocked)
                        || takenBy(fact.first()).stream()
                                .anyMatch(
                                        each -> each.uses().stream().anyMatch(UseKind::isLocked)));
    }

    /** Why the first of the two threads is another one. */
    public List<String> reasons(UseAfterHandover fact) {
        for (Taken each : takenBy(fact.first())) {
            return each.reasons();
        }
        return List.of();
    }

    /** Whether another thread gets it: a call hands over what its method's code does. */
    public boolean isTaken(Handover handover) {
        return !takenBy(handover).isEmpty();
    }

    /** Whether a thread gets it that runs side by side with others. */
    public boolean isSideBySide(Handover handover) {
        return takenBy(handover).stream().anyMatch(each -> each.taker() == Taker.SIDE_BY_SIDE);
    }

    /** Whether what was handed over may be back when the method returns that handed it over. */
    public boolean isOver(Handover handover) {
        return ended.getOrDefault(handover, List.of()).stream()
                .anyMatch(each -> each.between().isEmpty() || mayWait(each.between()));
    }

    private static boolean overlap(Taken one, Taken other) {
        return one.taker() == Taker.SIDE_BY_SIDE
                && other.taker() == Taker.SIDE_BY_SIDE
                && clash(one.uses(), other.uses());
    }

    public static boolean clash(Set<UseKind> there, Set<UseKind> here) {
        for (UseKind one : there) {
            for (UseKind other : here) {
                if (one.clashesWith(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    public Collection<Taken> takenBy(Handover handover) {
        if (handover.call() == null) {
            return List.of(taken(handover));
        }
        VariableElement parameter = parameterOf(handover);
        Collection<Taken> inner = parameter == null ? List.of() : takersOf(parameter);
        if (handover.uses().all().isEmpty()) {
            return List.copyOf(inner);
        }
        // A function: what it does is known where it was made.
        Set<UseKind> own = kindsOf(handover.uses().all());
        return inner.stream().map(each -> new Taken(each.taker(), own, each.reasons())).toList();
    }

    private Collection<Taken> takersOf(VariableElement parameter) {
        ask(parameter);
        return takers.getOrDefault(parameter, Map.of()).values();
    }

    private Taken taken(Handover handover) {
        return new Taken(handover.taker(), kindsOf(handover.uses().all()), handover.reasons());
    }

    /** What these uses come to: calls that do nothing with the value are none. */
    public Set<UseKind> kindsOf(Set<ObjectUse> from) {
        Set<UseKind> kinds = EnumSet.noneOf(UseKind.class);
        for (ObjectUse use : from) {
            VariableElement parameter = parameterOf(use);
            if (parameter == null) {
                kinds.add(use.kind());
            } else if (use.isLater()) {
                kinds.addAll(kindsLater(parameter));
            } else {
                for (UseKind kind : usesOf(parameter)) {
                    kinds.add(kind.within(use.kind().isLocked()));
                }
            }
        }
        return kinds;
    }

    /**
     * What is done with what a constructor or a method was given for a parameter by what it gave:
     * an object, or a task.
     */
    private Set<UseKind> kindsLater(VariableElement parameter) {
        Set<UseKind> kinds = EnumSet.noneOf(UseKind.class);
        Set<VariableElement> seen = new HashSet<>();
        Deque<VariableElement> open = new ArrayDeque<>(List.of(parameter));
        while (!open.isEmpty()) {
            VariableElement next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            for (ObjectUse use : usesLater(next)) {
                VariableElement given = use.isLater() ? parameterOf(use) : null;
                if (given == null) {
                    kinds.addAll(kindsOf(Set.of(use)));
                } else {
                    open.push(given);
                }
            }
        }
        return kinds;
    }

    private List<ObjectUse> usesLater(VariableElement parameter) {
        List<ObjectUse> uses = new ArrayList<>();
        inResult.getOrDefault(parameter, Set.of()).forEach(each -> uses.addAll(each.all()));
        for (VariableElement field : keptIn.getOrDefault(parameter, List.of())) {
            usesInMethods(field, uses);
            usesInTask(ofKept.getOrDefault(field, List.of()), uses);
        }
        return uses;
    }

    /** What the methods of an object do with what its constructor kept. */
    private void usesInMethods(VariableElement field, List<ObjectUse> uses) {
        for (MemberAccess each : accessesOf(field)) {
            if (each.access() instanceof ObjectUse use
                    && each.method() != null
                    && !isConstruction(each.method())
                    && !isRunInDomain.test(each.method())) {
                uses.add(use);
            }
        }
    }

    /** What a task does with a container that it keeps, if it takes no lock for that anywhere. */
    private void usesInTask(List<KeptUse> kept, List<ObjectUse> uses) {
        if (kept.stream().anyMatch(each -> each.use().kind().isLocked())) {
            return;
        }
        for (KeptUse each : kept) {
            if (!isRunInDomain.test(each.method())
                    && !waiting.mayWait(new Code.OfMethod(each.run()))
                    && isCalledBy(each.run(), each.method())) {
                uses.add(each.use());
            }
        }
    }

    /** Whether one method of an object calls the other one, itself or by others of its methods. */
    private boolean isCalledBy(ExecutableElement caller, ExecutableElement called) {
        Set<ExecutableElement> seen = new HashSet<>();
        Deque<ExecutableElement> open = new ArrayDeque<>(List.of(called));
        while (!open.isEmpty()) {
            ExecutableElement next = open.pop();
            if (next.equals(caller)) {
                return true;
            } else if (seen.add(next)) {
                for (MemberAccess each : accessesOf(next)) {
                    if (each.method() != null && each.access() instanceof ObjectUse) {
                        open.push(each.method());
                    }
                }
            }
        }
        return false;
    }

    /**
     * Tells of all that callers in other compilations need to know. What only reads is left out,
     * and who runs a function here: too many do.
     */
    public void forEachLine(
            Predicate<VariableElement> isFunction,
            BiConsumer<? super ExecutableElement, Line> action) {
        uses.forEach(
                (parameter, kinds) -> {
                    for (UseKind each : kinds) {
                        if (each.isTold() && !isFunction.test(parameter)) {
                            tell(parameter, index -> AccessText.uses(index, each), action);
                        }
                    }
                });
        takers.forEach(
                (parameter, all) ->
                        all.values()
                                .forEach(
                                        each ->
                                                tell(
                                                        parameter,
                                                        index -> AccessText.takes(index, each),
                                                        action)));
        waiting.forEachLine(action);
    }

    private void tell(
            VariableElement parameter,
            IntFunction<Line> line,
            BiConsumer<? super ExecutableElement, Line> action) {
        ExecutableElement method = isSource.test(parameter) ? Members.methodOf(parameter) : null;
        if (method != null) {
            action.accept(method, line.apply(method.getParameters().indexOf(parameter)));
        }
    }

    public List<MemberAccess> accessesOf(Element member) {
        return byMember.getOrDefault(member, List.of());
    }

    /** The members of objects that are used, or handed over. */
    public Set<Element> members() {
        return byMember.keySet();
    }

    public static boolean isConstruction(@Nullable ExecutableElement method) {
        return method == null || method.getKind() == ElementKind.CONSTRUCTOR;
    }
}

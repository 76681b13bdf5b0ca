package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Called;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.LambdaMade;
import dev.locksmith.processor.fact.MethodDeclared;
import dev.locksmith.processor.fact.ParameterConsumed;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.summary.Fate.Kind;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What becomes of the parameters of every method in the compilation: worked out from what each
 * method does with them, and passed on to callers until nothing new is found. Each fate is added
 * once, so that the work is bounded by the number of calls.
 */
public final class Summaries {

    private final Overrides overrides;
    private final Keepers keepers;
    private final Places places;
    private final Mode mode;
    private final Predicate<TypeElement> isSource;
    private final Foreign foreign;

    private final List<Flow> flows = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<ParameterConsumed> consumed = new ArrayList<>();
    private final Map<ExecutableElement, List<Value>> results = new HashMap<>();

    private final Map<Element, Map<Kind, Fate>> fates = new LinkedHashMap<>();
    private final Map<Element, List<Passed>> passedTo = new HashMap<>();
    private final Map<ExecutableElement, Set<Runnable>> waiting = new HashMap<>();

    private final Deque<Runnable> work = new ArrayDeque<>();

    private Summaries(
            Overrides overrides,
            Keepers keepers,
            Places places,
            Mode mode,
            Predicate<TypeElement> isSource,
            Foreign foreign) {
        this.overrides = overrides;
        this.keepers = keepers;
        this.places = places;
        this.mode = mode;
        this.isSource = isSource;
        this.foreign = foreign;
    }

    /**
     * No summaries yet.
     *
     * @param isSource whether a class is compiled from source here
     */
    public static Summaries of(
            Elements elements,
            Types types,
            MobilityOf mobility,
            Places places,
            Mode mode,
            Predicate<TypeElement> isSource,
            Foreign foreign) {
        return new Summaries(
                new Overrides(elements, types),
                new Keepers(mobility),
                places,
                mode,
                isSource,
                foreign);
    }

    /** A value given to a parameter, or the receiver of a call. */
    private record Passed(Call call, int argument, Value value) {}

    // Collecting

    /** Takes note of a fact; answers whether it can only be judged when all classes are known. */
    public boolean collect(Fact fact) {
        if (fact instanceof Flow flow) {
            return collect(flow);
        } else if (fact instanceof Called called) {
            calls.add(called.call());
        } else if (fact instanceof MethodDeclared declared) {
            overrides.declare(declared.method());
        } else if (fact instanceof LambdaMade made) {
            overrides.madeFromLambda(made.type());
        } else if (fact instanceof ParameterConsumed each) {
            consumed.add(each);
        }
        return false;
    }

    private boolean collect(Flow flow) {
        boolean later = Origins.dependsOnSummaries(flow.value());
        if (flow.to() instanceof Destination.Result result) {
            results.computeIfAbsent(result.method(), key -> new ArrayList<>()).add(flow.value());
        }
        if (later || Origins.mayHaveParameters(flow.value())) {
            flows.add(flow);
        }
        return later;
    }

    // Solving

    /**
     * Works out all fates.
     *
     * @param isWorthAsking judges what a call passes on; the facts of other jars are looked up for
     *     that alone, and for what is passed on from a parameter
     */
    public void solve(BiPredicate<Call, Value> isWorthAsking) {
        for (Call call : calls) {
            pass(call, isWorthAsking);
        }
        for (ParameterConsumed each : consumed) {
            String reason = each.by().how() + " (" + places.of(each.site()) + ")";
            add(each.parameter(), new Fate(Kind.CONSUMED, List.of(reason)));
        }
        for (Flow flow : flows) {
            work.add(() -> seed(flow));
        }
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private void pass(Call call, BiPredicate<Call, Value> isWorthAsking) {
        if (call.receiver() != Value.NONE) {
            enqueue(call.callee(), new Passed(call, -1, call.receiver()), isWorthAsking);
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Value value = call.arguments().get(i).value();
            if (value != Value.NONE) {
                VariableElement parameter = call.callee().getParameters().get(call.parameterOf(i));
                enqueue(parameter, new Passed(call, i, value), isWorthAsking);
            }
        }
    }

    private void enqueue(Element parameter, Passed passed, BiPredicate<Call, Value> isWorthAsking) {
        passedTo.computeIfAbsent(parameter, key -> new ArrayList<>()).add(passed);
        if (!isSource(parameter)
                && (Origins.mayHaveParameters(passed.value())
                        || isWorthAsking.test(passed.call(), passed.value()))) {
            for (Fate fate : foreign.fatesOf(passed.call().callee(), parameter)) {
                // Later, when all that is passed there is known.
                work.add(() -> add(parameter, fate));
            }
        }
    }

    private boolean isSource(Element element) {
        Element at = element;
        while (at != null && !(at instanceof TypeElement)) {
            at = at.getEnclosingElement();
        }
        return at != null && isSource.test((TypeElement) at);
    }

    private void seed(Flow flow) {
        Origins origins = originsOf(flow.value(), () -> seed(flow));
        for (Element origin : origins.found()) {
            Fate fate = fateOf(flow, origin);
            if (fate != null) {
                add(origin, fate);
            }
        }
    }

    private Origins originsOf(Value value, Runnable again) {
        Origins origins = Origins.of(value, this);
        for (ExecutableElement method : origins.asked()) {
            waiting.computeIfAbsent(method, key -> new LinkedHashSet<>()).add(again);
        }
        return origins;
    }

    private @Nullable Fate fateOf(Flow flow, Element origin) {
        String where = " (" + places.of(flow.site()) + ")";
        String who = Names.of(origin);
        Destination to = flow.to();
        if (to instanceof Destination.Boundary boundary) {
            return fate(Kind.CROSSES, who + " on" + where, boundary.reasons());
        } else if (to instanceof Destination.TypeArgument argument) {
            return fate(Kind.CROSSES, who + " on" + where, argument.reasons());
        } else if (to instanceof Destination.Shared shared) {
            return fate(Kind.SHARED, who + " to " + shared.place() + where, shared.reasons());
        } else if (to instanceof Destination.Kept kept) {
            List<String> reasons = new Way(who + " to " + kept.place() + where, kept.reasons());
            return keepers.fateOf(kept, origin, methodOf(origin), reasons);
        }
        return new Fate(Kind.RETURNED, List.of());
    }

    private static Fate fate(Kind kind, String first, List<String> then) {
        return new Fate(kind, new Way(first, then));
    }

    private void add(Element parameter, Fate fate) {
        Map<Kind, Fate> known = fates.computeIfAbsent(parameter, key -> new EnumMap<>(Kind.class));
        if (known.putIfAbsent(fate.kind(), fate) != null) {
            return;
        }
        ExecutableElement method = methodOf(parameter);
        if (method == null) {
            return;
        }
        if (fate.kind() == Kind.RETURNED || fate.isKept()) {
            work.addAll(waiting.getOrDefault(method, Set.of()));
        }
        for (Passed passed : passedTo.getOrDefault(parameter, List.of())) {
            work.add(() -> handOn(passed, fate));
        }
        work.add(() -> tellOverridden(method, parameter, fate));
    }

    private static @Nullable ExecutableElement methodOf(Element parameter) {
        return parameter instanceof ExecutableElement method
                ? method
                : parameter.getEnclosingElement() instanceof ExecutableElement method
                        ? method
                        : null;
    }

    /** The caller's parameter that is given here has the same fate. */
    private void handOn(Passed passed, Fate fate) {
        // What comes back in the result is a matter of values.
        if (fate.kind() == Kind.RETURNED) {
            return;
        }
        Origins origins = originsOf(passed.value(), () -> handOn(passed, fate));
        for (Element origin : origins.found()) {
            Call call = passed.call();
            String to = Members.nameOf(call.callee());
            String step = Names.of(origin) + " to " + to + " (" + places.of(call.site()) + ")";
            List<String> reasons = new Way(step, fate.reasons());
            Fate own =
                    fate.isKept()
                            ? keepers.forCaller(fate, call, origin, methodOf(origin), reasons)
                            : new Fate(fate.kind(), reasons);
            if (own != null) {
                add(origin, own);
            }
        }
    }

    /** A method that is overridden does what its implementations do: all of them, or one. */
    private void tellOverridden(ExecutableElement method, Element parameter, Fate fate) {
        if (method.getKind() != ElementKind.METHOD) {
            return;
        }
        int index = parameter == method ? -1 : method.getParameters().indexOf(parameter);
        for (ExecutableElement above : overrides.overriddenBy(method)) {
            if (mode == Mode.COMPLETE || allDo(above, index, fate.kind())) {
                Element its = index < 0 ? above : above.getParameters().get(index);
                add(its, fate);
            }
        }
    }

    private boolean allDo(ExecutableElement above, int index, Kind kind) {
        if (overrides.isMadeFromLambda(above)) {
            return false;
        }
        Element its = index < 0 ? above : above.getParameters().get(index);
        return overrides.allDo(above, its, kind, body -> does(body, index, kind));
    }

    private boolean does(ExecutableElement body, int index, Kind kind) {
        Element its = index < 0 ? body : body.getParameters().get(index);
        return fates.getOrDefault(its, Map.of()).containsKey(kind);
    }

    // Asking

    /** What becomes of what is given as this argument; -1 asks for the receiver. */
    public Collection<Fate> fatesOf(Call call, int argument) {
        Element parameter =
                argument < 0
                        ? call.callee()
                        : call.callee().getParameters().get(call.parameterOf(argument));
        return fates.getOrDefault(parameter, Map.of()).values();
    }

    /** All calls whose method's code decides what becomes of the arguments. */
    public List<Call> calls() {
        return calls;
    }

    /** The flows that could not be judged before all was known. */
    public List<Flow> openFlows() {
        return flows.stream().filter(flow -> Origins.dependsOnSummaries(flow.value())).toList();
    }

    /** All fates found here, by parameter, and by method for its receiver. */
    public Map<Element, Map<Kind, Fate>> all() {
        return fates;
    }

    /** Whether some code that a call of this method runs is known. */
    public boolean isKnown(ExecutableElement method) {
        return isSource(method)
                && (!method.getModifiers().contains(Modifier.ABSTRACT)
                        || !overrides.implementationsOf(method).isEmpty());
    }

    /**
     * Of what is given in the call, that which comes back in its result; its receiver with what it
     * kept.
     */
    List<Value> handedBack(Call call) {
        List<Value> values = given(call, fate -> fate.kind() == Kind.RETURNED);
        if (call.receiver() != Value.NONE && returnsReceiver(call.callee())) {
            values.add(new Value.After(call.receiver(), call, List.of()));
        }
        return values;
    }

    private boolean returnsReceiver(ExecutableElement method) {
        return fates.getOrDefault(method, Map.of()).containsKey(Kind.RETURNED);
    }

    /** Of what is given in the call, that which the object keeps. */
    List<Value> keptIn(Value.After after) {
        ExecutableElement method = after.call().callee();
        if (method.getKind() == ElementKind.CONSTRUCTOR && !isSource(method)) {
            // A constructor in a class file is taken to keep what it is given.
            return after.call().arguments().stream()
                    .map(Call.Argument::value)
                    .filter(value -> value != Value.NONE)
                    .toList();
        }
        return after.through().stream().allMatch(this::returnsReceiver)
                ? given(after.call(), Fate::isKeptByReceiver)
                : List.of();
    }

    /** What the call may return: what it was given, and what the method itself makes. */
    List<Value> returnedBy(Call call) {
        List<Value> values = new ArrayList<>(handedBack(call));
        for (Value value : results.getOrDefault(call.callee(), List.of())) {
            if (!(value instanceof Value.OfVariable)) {
                values.add(value);
            }
        }
        return values;
    }

    private List<Value> given(Call call, Predicate<Fate> kind) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Value value = call.arguments().get(i).value();
            if (value != Value.NONE && fatesOf(call, i).stream().anyMatch(kind)) {
                values.add(value);
            }
        }
        return values;
    }
}

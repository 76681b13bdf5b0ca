package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Called;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Takers;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Unshared;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.declared.LambdaMade;
import dev.locksmith.processor.fact.declared.MethodDeclared;
import dev.locksmith.processor.fact.singleuse.ParameterConsumed;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.summary.Effect.Kind;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
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
 * method does with them, and passed on to callers until nothing new is found. Each effect is added
 * once, so that the work is bounded by the number of calls.
 */
public final class Summaries {

    /** What is lost where a call cannot be followed. */
    public static final String AS_TO_CALLS = "as to what becomes of what it passes on";

    private final Overrides overrides;
    private final Retention retention;
    private final Places places;
    private final Mode mode;
    private final Predicate<TypeElement> isSource;
    private final ExternalSummaries foreign;
    private final Failures failures;

    private final List<Flow> flows = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<ParameterConsumed> consumed = new ArrayList<>();

    private final Effects effects = new Effects();
    private final Contents contents;
    private final UnsharedValues unshared;
    private final Origins origins;
    private final Accesses accesses;
    private final DomainNeeds domainNeeds;
    private final HandingBack handingBack;
    private final HeldScopes heldScopes;
    private final Casts casts;
    private final Loans loans;
    private final WaitSummaries waiting;
    private final Map<Element, List<Passed>> passedTo = new HashMap<>();

    private final Deque<Runnable> work = new ArrayDeque<>();

    /**
     * No summaries yet.
     *
     * @param overrides hears of the methods that are declared
     * @param isSource whether a class is compiled from source here
     * @param failures hears of calls and flows that could not be followed
     */
    public Summaries(
            Elements elements,
            Types types,
            Overrides overrides,
            MobilityOf mobility,
            Declared declared,
            Places places,
            Mode mode,
            Predicate<TypeElement> isSource,
            ExternalSummaries foreign,
            Failures failures) {
        this.overrides = overrides;
        this.casts = new Casts(elements, types);
        this.retention = new Retention(mobility);
        this.places = places;
        this.mode = mode;
        this.isSource = isSource;
        this.foreign = foreign;
        this.failures = failures;
        this.handingBack = new HandingBack(overrides);
        this.contents = new Contents(effects, overrides, this::isSource);
        this.heldScopes = new HeldScopes(contents);
        this.unshared = new UnsharedValues(mobility, effects, overrides);
        this.origins = new Origins(contents);
        this.loans = new Loans(declared, elements, overrides, passedTo::containsKey);
        Functions functions = new Functions(overrides, contents, isSource);
        this.waiting = new WaitSummaries(functions, foreign);
        this.accesses =
                new Accesses(this::isSource, declared.domains()::isRunInDomain, foreign, waiting);
        this.domainNeeds = new DomainNeeds(functions, places, foreign, failures, mode);
    }

    /** What methods do with values that one thread may use at a time. */
    public Accesses accesses() {
        return accesses;
    }

    /** Which methods return what they are given. */
    public HandingBack handingBack() {
        return handingBack;
    }

    /** What is scope-bound and gets out by way of calls. */
    public HeldScopes heldScopes() {
        return heldScopes;
    }

    /** Which thread domains code needs. */
    public DomainNeeds domainNeeds() {
        return domainNeeds;
    }

    /** A value given to a parameter, or the receiver of a call. */
    private record Passed(Call call, int argument, Value value) {}

    // Collecting

    /** Takes note of a fact; answers whether it can only be judged when all classes are known. */
    public boolean collect(Fact fact) {
        if (waiting.collect(fact)) {
            return true;
        } else if (fact instanceof Flow flow) {
            return collect(flow);
        } else if (fact instanceof Called called) {
            calls.add(called.call());
        } else if (fact instanceof MethodDeclared declared) {
            overrides.declare(declared.method());
        } else if (fact instanceof LambdaMade made) {
            overrides.madeFromLambda(made.type());
        } else if (fact instanceof ParameterConsumed each) {
            consumed.add(each);
        } else if (fact instanceof Unshared each) {
            unshared.add(each);
        }
        return domainNeeds.collect(fact);
    }

    private boolean collect(Flow flow) {
        boolean later = isJudgedLater(flow);
        if (flow.to() instanceof Destination.Result result) {
            contents.returned(result.method(), flow.value());
        } else if (flow.to() instanceof Destination.Prolonged) {
            loans.prolong(flow.value());
        } else if (flow.to() instanceof Destination.Kept kept && kept.field() != null) {
            contents.kept(kept.field(), flow.value());
        } else if (flow.to() instanceof Destination.Shared shared && shared.field() != null) {
            contents.kept(shared.field(), flow.value());
        }
        if (later || flow.value().mayHaveParameters()) {
            flows.add(flow);
        }
        return later;
    }

    /** A proof that nothing else reaches the value needs to know what constructors do. */
    private boolean isJudgedLater(Flow flow) {
        return mode == Mode.COMPLETE || flow.value().dependsOnSummaries();
    }

    // Solving

    /**
     * Works out all effects.
     *
     * @param isWorthAsking judges what a call passes on; the facts of other jars are looked up for
     *     that alone, and for what is passed on from a parameter
     */
    public void solve(BiPredicate<Call, Value> isWorthAsking) {
        failures.attempt(
                Call.NO_SITE, "as to who waits for tasks", () -> waiting.solve(loans::prolong));
        Places.sort(calls, flows, consumed);
        for (Call call : calls) {
            failures.attempt(call.site(), AS_TO_CALLS, () -> pass(call, isWorthAsking));
        }
        for (ParameterConsumed each : consumed) {
            String reason = each.by().how() + " (" + places.of(each.site()) + ")";
            add(each.parameter(), new Effect(Kind.CONSUMED, List.of(reason)));
        }
        for (Flow flow : flows) {
            work.add(() -> seed(flow));
        }
        while (!work.isEmpty()) {
            failures.attempt(Call.NO_SITE, AS_TO_CALLS, work.poll());
        }
        contents.complete();
    }

    private void pass(Call call, BiPredicate<Call, Value> isWorthAsking) {
        ExecutableElement callee = call.callee();
        boolean isAsked = !isSource(callee) && isWorthAsking(call, isWorthAsking);
        pass(callee, new Passed(call, -1, call.receiver()), isAsked);
        for (int i = 0; i < call.arguments().size(); i++) {
            VariableElement parameter = callee.getParameters().get(call.parameterOf(i));
            pass(parameter, new Passed(call, i, call.arguments().get(i).value()), isAsked);
        }
    }

    /** Of what one value becomes depends what becomes of the others: all are asked for, or none. */
    private static boolean isWorthAsking(Call call, BiPredicate<Call, Value> isWorthAsking) {
        return isWorthAsking(call, call.receiver(), isWorthAsking)
                || call.arguments().stream()
                        .anyMatch(each -> isWorthAsking(call, each.value(), isWorthAsking));
    }

    private static boolean isWorthAsking(
            Call call, Value value, BiPredicate<Call, Value> isWorthAsking) {
        return value != Value.NONE
                && (value.mayHaveParameters() || isWorthAsking.test(call, value));
    }

    private void pass(Element parameter, Passed passed, boolean isAsked) {
        if (passed.value() == Value.NONE) {
            return;
        }
        passedTo.computeIfAbsent(parameter, each -> new ArrayList<>()).add(passed);
        if (isAsked) {
            for (Effect effect : foreign.effectsOf(passed.call().callee(), parameter)) {
                // Later, when all that is passed there is known.
                work.add(() -> add(parameter, effect));
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
        listen(
                flow.site(),
                flow.value(),
                AccessPath.WHOLE,
                origin -> {
                    Effect effect = effectOf(flow, origin);
                    if (effect != null) {
                        Effect own = effect.of(origin.seen());
                        work.add(() -> add(origin.parameter(), own));
                    }
                });
    }

    private @Nullable Effect effectOf(Flow flow, Origin origin) {
        String where = " (" + places.of(flow.site()) + ")";
        String who = Names.of(origin);
        AccessPath part = origin.part();
        Destination to = flow.to();
        if (to instanceof Destination.Boundary boundary) {
            if (boundary.takers() == Takers.SEVERAL) {
                unshared.takenBySeveral(origin.parameter());
            }
            return effect(Kind.CROSSES, part, who + " on" + where, boundary.reasons());
        } else if (to instanceof Destination.TypeArgument argument) {
            unshared.takenBySeveral(origin.parameter());
            return effect(Kind.CROSSES, part, who + " on" + where, argument.reasons());
        } else if (to instanceof Destination.Shared shared) {
            String first = who + " to " + shared.place() + where;
            Kind kind = shared.isAssigned() ? Kind.PUBLISHED : Kind.SHARED;
            return effect(kind, part, first, shared.reasons());
        } else if (to instanceof Destination.Kept kept) {
            List<String> reasons = new Trace(who + " to " + kept.place() + where, kept.reasons());
            return retention.effectOf(kept, origin, methodOf(origin.parameter()), reasons);
        }
        return to instanceof Destination.Prolonged
                ? effect(Kind.PROLONGED, part, who + " to what prolongs it" + where, List.of())
                : new Effect(Kind.RETURNED, part, Effect.RECEIVER, origin.place(), "", List.of());
    }

    private static Effect effect(Kind kind, AccessPath part, String first, List<String> then) {
        return new Effect(kind, part, new Trace(first, then));
    }

    private void add(Element parameter, Effect effect) {
        if (!effects.add(parameter, effect)) {
            return;
        }
        ExecutableElement method = methodOf(parameter);
        if (method == null) {
            return;
        }
        if (effect.kind() == Kind.PROLONGED) {
            loans.prolong(parameter);
        } else if (effect.kind() == Kind.RETURNED || effect.isKept()) {
            work.add(() -> origins.learned(method, parameter, effect));
        }
        for (Passed passed : passedTo.getOrDefault(parameter, List.of())) {
            work.add(() -> handOn(passed, effect));
        }
        Site site = new Site.OfElement(method, Suppression.NONE);
        Runnable tell =
                method.getKind() == ElementKind.CONSTRUCTOR
                        ? () -> tellConstructed(method)
                        : () -> tellOverridden(method, parameter, effect);
        work.add(() -> failures.attempt(site, AS_TO_CALLS, tell));
    }

    /** What becomes of a field of the object made becomes of what the constructor puts there. */
    private void tellConstructed(ExecutableElement constructor) {
        for (Effect effect : List.copyOf(effects.of(constructor))) {
            if (effect.part().isWhole() || effect.isKept() || effect.kind() == Kind.RETURNED) {
                continue;
            }
            for (VariableElement parameter : constructor.getParameters()) {
                for (Effect kept : List.copyOf(effects.of(parameter))) {
                    Given given = new Given(Value.NONE, kept.part(), kept.place());
                    if (kept.isKeptByReceiver() && given.concerns(effect.part())) {
                        AccessPath part = given.partFor(effect.part());
                        add(parameter, new Effect(effect.kind(), part, effect.reasons()));
                    }
                }
            }
        }
    }

    private static @Nullable ExecutableElement methodOf(Element parameter) {
        return parameter instanceof ExecutableElement method ? method : Members.methodOf(parameter);
    }

    /** The caller's parameter that is given here has the same effect. */
    private void handOn(Passed passed, Effect effect) {
        // What comes back in the result is a matter of values.
        if (effect.kind() == Kind.RETURNED) {
            return;
        } else if (effect.kind() == Kind.PROLONGED) {
            loans.prolong(passed.value());
        }
        listen(
                passed.call().site(),
                passed.value(),
                effect.part(),
                origin -> {
                    Effect own = forCaller(passed.call(), effect, origin);
                    if (own != null && casts.mayBe(origin.parameter(), effect.seen())) {
                        Effect seen = own.of(origin.seen()).of(effect.seen());
                        work.add(() -> add(origin.parameter(), seen));
                    }
                });
    }

    private void listen(Site site, Value value, AccessPath part, Consumer<Origin> listener) {
        Consumer<Origin> guarded =
                origin -> failures.attempt(site, AS_TO_CALLS, () -> listener.accept(origin));
        failures.attempt(site, AS_TO_CALLS, () -> origins.listen(value, part, guarded));
    }

    private @Nullable Effect forCaller(Call call, Effect effect, Origin origin) {
        String to = Members.nameOf(call.callee());
        String step = Names.of(origin) + " to " + to + " (" + places.of(call.site()) + ")";
        List<String> reasons = new Trace(step, effect.reasons());
        return effect.isKept()
                ? retention.forCaller(effect, call, origin, methodOf(origin.parameter()), reasons)
                : new Effect(effect.kind(), origin.part(), reasons);
    }

    /** A method that is overridden does what its implementations do: all of them, or one. */
    private void tellOverridden(ExecutableElement method, Element parameter, Effect effect) {
        int index = parameter == method ? -1 : method.getParameters().indexOf(parameter);
        // Of a part of the receiver only the method of that object's own class can tell.
        if (method.getKind() != ElementKind.METHOD || (index < 0 && !effect.part().isWhole())) {
            return;
        }
        for (ExecutableElement above : overrides.overriddenBy(method)) {
            if (mode == Mode.COMPLETE || allDo(above, index, effect)) {
                Element its = index < 0 ? above : above.getParameters().get(index);
                add(its, effect.isKept() ? effect.somewhere() : effect);
            }
        }
    }

    private boolean allDo(ExecutableElement above, int index, Effect effect) {
        if (overrides.isMadeFromLambda(above)) {
            return false;
        }
        Element its = index < 0 ? above : above.getParameters().get(index);
        return overrides.allDo(
                above,
                its,
                effect.kind() + effect.part().toString(),
                body -> does(body, index, effect));
    }

    private boolean does(ExecutableElement body, int index, Effect effect) {
        Element its = index < 0 ? body : body.getParameters().get(index);
        return effects.has(its, effect.kind(), effect.part());
    }

    // Asking

    /** What becomes of what is given as this argument; -1 asks for the receiver. */
    public Collection<Effect> effectsOf(Call call, int argument) {
        Element parameter =
                argument < 0
                        ? call.callee()
                        : call.callee().getParameters().get(call.parameterOf(argument));
        return effects.of(parameter);
    }

    /** Whether one taker, and nobody else, gets hold of what is given as this argument. */
    boolean isTakenByOne(Call call, int argument) {
        return unshared.isTakenByOne(call.callee().getParameters().get(call.parameterOf(argument)));
    }

    /** Whether more becomes of what is given as this argument than is known. */
    boolean isCutShort(Call call, int argument) {
        return effects.isCutShort(call.callee().getParameters().get(call.parameterOf(argument)));
    }

    /** Whether an object that a call is given can get where the effect says. */
    boolean mayGetThere(Value value, Effect effect) {
        return !effect.part().isWhole() || casts.mayBe(value, effect.seen());
    }

    /** All calls whose method's code decides what becomes of the arguments. */
    public List<Call> calls() {
        return calls;
    }

    /** The flows that could not be judged before all was known. */
    public List<Flow> openFlows() {
        List<Flow> open = new ArrayList<>();
        for (Flow flow : flows) {
            if (isJudgedLater(flow)) {
                open.add(flow);
            }
        }
        return open;
    }

    /** All effects found here, by parameter, and by method for its receiver. */
    public void forEach(BiConsumer<? super Element, ? super Effect> action) {
        effects.forEach(action);
    }

    /** What calls leave in objects, and give back. */
    Contents contents() {
        return contents;
    }

    /** What nothing else reaches once it is handed over. */
    UnsharedValues unshared() {
        return unshared;
    }

    /** What is lent until a call returns. */
    Loans loans() {
        return loans;
    }

    /** Whether a call of this very method is seen, by whatever name of it. */
    public boolean isCalled(ExecutableElement method) {
        return method.getParameters().stream().anyMatch(passedTo::containsKey);
    }

    /** Whether some code that a call of this method runs is known. */
    public boolean isKnown(ExecutableElement method) {
        return isSource(method)
                && !method.getModifiers().contains(Modifier.NATIVE)
                && (!method.getModifiers().contains(Modifier.ABSTRACT)
                        || !overrides.implementationsOf(method).isEmpty());
    }
}

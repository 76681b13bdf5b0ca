package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Subject;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.fact.domain.DomainEntered;
import dev.locksmith.processor.fact.domain.DomainHandedOn;
import dev.locksmith.processor.fact.domain.DomainUsed;
import dev.locksmith.processor.fact.domain.FunctionRun;
import dev.locksmith.processor.fact.domain.Misplaced;
import dev.locksmith.processor.fact.domain.PlaceDeclared;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.summary.Callers.Edge;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Which thread domains code needs, and where it runs the functions that it is given: an effect
 * system, worked out from what code does itself and handed on to whoever has it run, until nothing
 * new is found. Each effect of a body is added once, so that the work is bounded by the number of
 * calls and of effects. What needs a domain and is run outside of it is {@link Misplaced}.
 */
public final class DomainNeeds {

    /** What a task is run by. */
    private static final Set<String> TASKS = Set.of("run", "call", "get");

    /** Methods of these names prepare what is run on another thread. */
    private static final Set<String> DECORATORS =
            Set.of("decorate", "execute", "submit", "wrap", "beforeExecute");

    /** When a body needs so much, no more is followed. */
    private static final int MOST_NEEDS = 64;

    /**
     * When a body runs so many functions that it was given, no more are followed. All its callers
     * are asked what each of them is; those that the body itself runs come first.
     */
    private static final int MOST_RUNS = 16;

    private final Functions functions;
    private final Places places;
    private final ExternalSummaries foreign;
    private final Failures failures;
    private final Mode mode;

    private final List<DomainUsed> uses = new ArrayList<>();
    private final List<FunctionRun> runs = new ArrayList<>();
    private final Map<ExecutableElement, PlaceDeclared> declared = new HashMap<>();

    /** The domains that code asks for or enters, by their names. */
    private final Map<Code, Set<String>> entered = new HashMap<>();

    /** The domains that code runs: whatever it does is done there. */
    private final Map<Code, Set<Object>> running = new HashMap<>();

    /** The domains of which some code sets, for others, what a thread carries along. */
    private final Set<String> carried = new HashSet<>();

    /** The domains that threads take over from those that start them. */
    private final Set<String> inherited = new HashSet<>();

    /** The domains that code needs and that threads carry along. */
    private final Set<Object> bound = new HashSet<>();

    private final Map<Code, Map<Need.Key, Need>> needs = new LinkedHashMap<>();
    private final Map<Code, Map<Runs.Key, Runs>> given = new LinkedHashMap<>();
    private final IdentityHashMap<Value, Map<ExecutableElement, Functions.Found>> functionsOf =
            new IdentityHashMap<>();
    private final Callers callers;
    private final Proxies proxies = new Proxies();

    /** The code that something is known to run. */
    private final Set<Code> met = new HashSet<>();

    private final Map<List<Object>, Misplaced> found = new LinkedHashMap<>();
    private final Deque<Runnable> work = new ArrayDeque<>();

    DomainNeeds(
            Functions functions,
            Places places,
            ExternalSummaries foreign,
            Failures failures,
            Mode mode) {
        this.functions = functions;
        this.callers = new Callers(functions, call -> proxies.behind(call, testedIn(call.known())));
        this.places = places;
        this.foreign = foreign;
        this.failures = failures;
        this.mode = mode;
    }

    // Collecting

    /** Takes note of a fact; whether it is one of those that are solved here. */
    boolean collect(Fact fact) {
        if (fact instanceof CodeCalled call) {
            callers.collect(call);
        } else if (fact instanceof FunctionRun run) {
            runs.add(run);
            callers.collect(run);
        } else if (fact instanceof DomainUsed use) {
            uses.add(use);
        } else if (fact instanceof DomainEntered enters) {
            entered.computeIfAbsent(enters.in(), key -> new HashSet<>()).add(enters.domain());
            if (enters.isRun()) {
                running.computeIfAbsent(enters.in(), key -> new HashSet<>()).add(enters.domain());
            }
            if (isCarrier(enters.in())) {
                carried.add(enters.domain());
            }
        } else if (fact instanceof DomainHandedOn handedOn) {
            inherited.add(handedOn.domain());
        } else if (fact instanceof PlaceDeclared place) {
            declared.put(place.method(), place);
        } else {
            return false;
        }
        return true;
    }

    /** Whether code sets what threads carry along for what another thread runs. */
    private static boolean isCarrier(Code code) {
        if (!(code instanceof Code.OfMethod of)) {
            return true;
        }
        boolean isTask =
                of.method().getParameters().isEmpty()
                        && !Members.ownerOf(of.method()).getInterfaces().isEmpty();
        String name = of.method().getSimpleName().toString();
        return isTask ? TASKS.contains(name) : DECORATORS.contains(name);
    }

    // Solving

    /** Works out all needs, and tells of what is run in the wrong place. */
    public void solve(Consumer<Misplaced> misplaced) {
        Comparator<Site> byFile = Places.byFile();
        uses.sort(Comparator.comparing(DomainUsed::site, byFile));
        callers.resolve(this::meet, this::attempt);
        spreadTests();
        if (uses.isEmpty() && work.isEmpty()) {
            return; // no code here needs a domain, nor does a library's code that it calls
        }
        uses.forEach(use -> note(use.domain()));
        for (DomainUsed use : uses) {
            attempt(use.site(), () -> seed(use));
        }
        followRuns();
        found.values().forEach(misplaced);
    }

    /** Follows the functions that are run, and does all that is left to do. */
    private void followRuns() {
        runs.sort(Comparator.comparing(FunctionRun::site, Places.byFile()));
        for (FunctionRun run : runs) {
            attempt(run.site(), () -> connect(run));
        }
        runs.clear();
        while (!work.isEmpty()) {
            attempt(new Site.Nowhere(), work.poll());
        }
    }

    private void attempt(Site site, Runnable step) {
        failures.attempt(site, Summaries.AS_TO_CALLS, step);
    }

    /** A method that asks by calling another one that does is such a test as well. */
    private void spreadTests() {
        if (entered.isEmpty()) {
            return;
        }
        Deque<Code> open = new ArrayDeque<>(entered.keySet());
        while (!open.isEmpty()) {
            Code code = open.poll();
            Set<String> domains = entered.getOrDefault(code, Set.of());
            Stream.concat(callers.of(code).stream(), overriddenBy(code))
                    .filter(each -> entersAll(each, domains))
                    .forEach(open::add);
        }
    }

    private boolean entersAll(Code code, Set<String> domains) {
        return entered.computeIfAbsent(code, key -> new HashSet<>()).addAll(domains);
    }

    /** What one implementation enters may be entered wherever the method is called. */
    private Stream<Code> overriddenBy(Code code) {
        return code instanceof Code.OfMethod of
                ? functions.runBy(of.method()).stream().map(Code.OfAny::new)
                : Stream.empty();
    }

    private void seed(DomainUsed use) {
        if (isKnown(use.known(), use.domain())) {
            return;
        }
        String step = nameOf(use.in()) + " uses " + use.what() + " (" + places.of(use.site()) + ")";
        List<String> way = new Trace(step, List.of(use.reason()));
        need(use.in(), new Need(use.domain(), use.subject(), use.what(), way), use.site());
    }

    private void connect(FunctionRun run) {
        Set<Object> known = knownAt(run.place(), testedIn(run.known()));
        Functions.Found all = runBy(run.function(), run.method());
        boolean isOwnCall = run.function() instanceof Value.This && run.place() == Place.HERE;
        String how = isOwnCall ? "calls" : "runs";
        String what = isOwnCall ? Members.nameOf(run.method()) : run.described();
        for (Code target : all.code()) {
            connect(
                    target,
                    new Edge(
                            run.in(),
                            new CodeCalled.Argument(
                                    run.function(), Subject.ANY, run.described(), run.site()),
                            run.arguments(),
                            run.place(),
                            proxies.before(target, run.function(), known),
                            what,
                            how,
                            List.of(),
                            run.site()));
        }
        if (all.given().isEmpty() && !all.isSelf()) {
            return;
        }
        String step = nameOf(run.in()) + " " + how + " " + what;
        List<String> way = List.of(step + " (" + places.of(run.site()) + ")");
        for (VariableElement variable : all.given()) {
            runs(run.in(), runsOf(run, variable, known, way));
        }
        if (all.isSelf()) {
            Runs self = runsOf(run, null, known, way);
            // What a function calls of this object is told where the function is run.
            boolean isTold = run.place() != Place.HERE || run.in() instanceof Code.OfFunction;
            runs(run.in(), isTold ? self.telling(all.code()) : self);
        }
    }

    private static Runs runsOf(
            FunctionRun run,
            @Nullable VariableElement variable,
            Set<Object> known,
            List<String> way) {
        return new Runs(variable, run.method(), run.arguments(), run.place(), known, Set.of(), way);
    }

    private void connect(Code target, Edge edge) {
        if (!callers.add(target, edge)) {
            return;
        }
        meet(target);
        for (Need need : List.copyOf(needs.getOrDefault(target, Map.of()).values())) {
            work.add(() -> pass(edge, target, need));
        }
        for (Runs runs : List.copyOf(given.getOrDefault(target, Map.of()).values())) {
            work.add(() -> pass(edge, target, runs));
        }
    }

    /** Something runs this code. */
    private void meet(Code target) {
        if (!met.add(target)) {
            return;
        }
        if (target instanceof Code.OfAny any) {
            if (!needs.isEmpty()) {
                tellOverridden(any);
            }
        } else if (target instanceof Code.OfMethod of && !functions.isSource(of.method())) {
            for (Need need : foreign.needsOf(of.method())) {
                note(need.domain());
                work.add(() -> add(target, need));
            }
            for (String domain : foreign.enteredBy(of.method())) {
                entered.computeIfAbsent(target, key -> new HashSet<>()).add(domain);
            }
            for (Runs runs : foreign.runsOf(of.method())) {
                work.add(() -> runs(target, runs));
            }
        }
    }

    // Needs

    private void pass(Edge edge, Code target, Need need) {
        if (isKnown(edge.known(), need.domain())) {
            return;
        }
        if (edge.place() != Place.HERE) {
            boolean isGivenThere =
                    need.subject() instanceof Subject.Given given
                            && callers.parametersOf(target).contains(given.parameter());
            if (isWrong(edge.place(), need.domain()) && !isGivenThere) {
                report(edge, need);
            }
            return;
        }
        Subject subject = ofCaller(edge, target, need.subject());
        if (subject instanceof Subject.Local local && local.code().equals(edge.caller())) {
            return;
        }
        String step = edge.step() + " (" + places.of(edge.site()) + ")";
        need(edge.caller(), need.through(step, subject), edge.site());
    }

    private Subject ofCaller(Edge edge, Code target, Subject subject) {
        if (subject instanceof Subject.Self) {
            return target instanceof Code.OfFunction ? subject : edge.receiver().subject();
        } else if (subject instanceof Subject.Given given) {
            int index = callers.parametersOf(target).indexOf(given.parameter());
            if (index < 0) {
                return subject;
            }
            // Of what a function is run with nothing is known: it may be new.
            return index < edge.arguments().size()
                    ? edge.arguments().get(index).subject()
                    : new Subject.Local(edge.caller());
        }
        return subject;
    }

    /** Code needs a domain: unless it is declared to be run there, so does whoever runs it. */
    private void need(Code code, Need need, Site site) {
        if (running.getOrDefault(code, Set.of()).contains(need.domain().name())) {
            return;
        }
        PlaceDeclared place = code instanceof Code.OfMethod of ? declared.get(of.method()) : null;
        if (place == null) {
            if (!need.domain().kind().isBound()
                    || !entered.getOrDefault(code, Set.of()).contains(need.domain().name())) {
                add(code, need);
            }
            return;
        }
        boolean isGiven =
                need.subject() instanceof Subject.Given given
                        && callers.parametersOf(code).contains(given.parameter());
        if (isWrong(place.place(), need.domain()) && !isGiven && !Proxies.maySet(need.domain())) {
            report(
                    need.domain(),
                    place.place(),
                    nameOf(code),
                    need,
                    need.way(),
                    place.isInherited() ? place.site() : site);
        } else if (need.domain().kind().isBound()) {
            add(code, need);
        }
    }

    /** Whoever made a pool that is not seen may have it set what threads carry along. */
    private boolean isWrong(Place place, Domain domain) {
        if (inherited.contains(domain.name())) {
            return false;
        }
        boolean mayBeCarried = mode == Mode.TARGETED || carried.contains(domain.name());
        return place.isWrongFor(domain, mayBeCarried);
    }

    private void add(Code code, Need need) {
        note(need.domain());
        Map<Need.Key, Need> known = needs.computeIfAbsent(code, key -> new LinkedHashMap<>());
        if (known.size() >= MOST_NEEDS || known.putIfAbsent(need.key(), need) != null) {
            return;
        }
        for (Edge edge : callers.edgesTo(code)) {
            work.add(() -> pass(edge, code, need));
        }
        if (code instanceof Code.OfMethod of) {
            for (ExecutableElement above : functions.runBy(of.method())) {
                Code.OfAny any = new Code.OfAny(above);
                if (met.contains(any)) {
                    work.add(() -> tellOverridden(any, need));
                }
            }
        }
    }

    /** What every implementation needs is needed by whoever calls the method. */
    private void tellOverridden(Code.OfAny any) {
        for (ExecutableElement body : functions.bodiesOf(any.method())) {
            Code code = new Code.OfMethod(body);
            for (Need need : List.copyOf(needs.getOrDefault(code, Map.of()).values())) {
                work.add(() -> tellOverridden(any, need));
            }
        }
    }

    private void tellOverridden(Code.OfAny any, Need need) {
        List<ExecutableElement> bodies = functions.bodiesOf(any.method());
        boolean allDo = !bodies.isEmpty();
        for (ExecutableElement body : bodies) {
            allDo = allDo && needs(new Code.OfMethod(body), need.domain());
        }
        if (allDo) {
            add(any, new Need(need.domain(), Subject.ANY, need.what(), need.way()));
        }
    }

    private boolean needs(Code code, Domain domain) {
        for (Need.Key each : needs.getOrDefault(code, Map.of()).keySet()) {
            if (each.domain().equals(domain)) {
                return true;
            }
        }
        return false;
    }

    // Functions that are given

    private void runs(Code code, Runs runs) {
        Map<Runs.Key, Runs> known = given.computeIfAbsent(code, key -> new LinkedHashMap<>());
        if (known.size() >= MOST_RUNS || known.putIfAbsent(runs.key(), runs) != null) {
            return;
        }
        for (Edge edge : callers.edgesTo(code)) {
            work.add(() -> pass(edge, code, runs));
        }
    }

    private void pass(Edge edge, Code target, Runs runs) {
        Place place = runs.place().of(edge.place());
        Set<Object> known = runs.known();
        if (runs.place() == Place.HERE) {
            known = union(known, running.getOrDefault(target, Set.of()));
        }
        if (edge.place() == Place.HERE) {
            known = union(known, knownAt(runs.place(), edge.known()));
        }
        List<String> way =
                new Trace(() -> edge.step() + " (" + places.of(edge.site()) + ")", runs.way());
        int index =
                runs.variable() == null
                        ? -1
                        : callers.parametersOf(target).indexOf(runs.variable());
        if (runs.variable() != null && index < 0) {
            // It belongs to code around this, which may know what it is.
            runs(edge.caller(), runs.of(runs.variable(), place, known, way));
        } else if (runs.variable() == null) {
            if (target instanceof Code.OfFunction) {
                runs(edge.caller(), runs.of(null, place, known, way));
            } else {
                handOn(edge, edge.receiver(), runs, place, known, way);
            }
        } else if (index < edge.arguments().size()) {
            handOn(edge, edge.arguments().get(index), runs, place, known, way);
        }
    }

    private void handOn(
            Edge edge,
            CodeCalled.Argument function,
            Runs runs,
            Place place,
            Set<Object> known,
            List<String> way) {
        Functions.Found all = runBy(function.value(), runs.method());
        for (Code target : all.code()) {
            if (runs.told().contains(target)) {
                continue;
            }
            connect(
                    target,
                    new Edge(
                            edge.caller(),
                            new CodeCalled.Argument(
                                    function.value(),
                                    Subject.ANY,
                                    function.described(),
                                    function.site()),
                            List.of(),
                            place,
                            proxies.before(target, function.value(), known),
                            function.described(),
                            "hands on",
                            way,
                            function.site()));
        }
        for (VariableElement variable : all.given()) {
            runs(edge.caller(), runs.of(variable, place, known, way));
        }
        if (all.isSelf()) {
            Runs self = runs.of(null, place, known, way);
            runs(edge.caller(), place == Place.HERE ? self : self.telling(all.code()));
        }
    }

    /** Every caller of a method that runs its parameter asks that of what it gives it. */
    private Functions.Found runBy(Value function, ExecutableElement method) {
        return functionsOf
                .computeIfAbsent(function, key -> new HashMap<>(2))
                .computeIfAbsent(method, key -> functions.of(function, key));
    }

    private void note(Domain needed) {
        if (needed.kind().isBound()) {
            bound.add(needed.name());
        }
        if (proxies.note(needed)) {
            bound.add(Proxies.SET);
        }
    }

    /**
     * What of all that was asked tells of a domain. Every method that a condition calls might: of
     * what does not, nothing is kept apart, or each way through the program would be one of its
     * own.
     */
    private Set<Object> testedIn(Set<Object> known) {
        if (known.isEmpty()) {
            return known;
        }
        Set<Object> tests = new HashSet<>(known);
        tests.removeIf(
                each ->
                        each instanceof ExecutableElement method
                                && !entered.containsKey(functions.of(method)));
        return tests;
    }

    /** What this thread carries along another one does not. */
    private Set<Object> knownAt(Place place, Set<Object> known) {
        if (place == Place.HERE || known.isEmpty() || bound.isEmpty()) {
            return known;
        }
        Set<Object> rest = new HashSet<>(known);
        rest.removeIf(
                each ->
                        each instanceof ExecutableElement method
                                ? entered.getOrDefault(functions.of(method), Set.of()).stream()
                                        .anyMatch(bound::contains)
                                : bound.contains(each));
        return rest;
    }

    private static Set<Object> union(Set<Object> one, Set<Object> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.isEmpty() ? two : one;
        }
        Set<Object> all = new HashSet<>(one);
        all.addAll(two);
        return all;
    }

    // Judging

    /** Whether what was tested tells that the code is in the domain. */
    private boolean isKnown(Set<Object> known, Domain domain) {
        for (Object each : known) {
            if (each.equals(domain.name())
                    || (each.equals(Proxies.SET) && Proxies.maySet(domain))
                    || (each instanceof ExecutableElement method && asksFor(domain, method))
                    || each.equals(CodeCalled.ANYWHERE)) {
                return true;
            }
        }
        return false;
    }

    private boolean asksFor(Domain domain, ExecutableElement method) {
        Set<String> asked = entered.getOrDefault(functions.of(method), Set.of());
        return asked.contains(domain.name()) || asked.contains(CodeCalled.ANYWHERE);
    }

    private void report(Edge edge, Need need) {
        List<String> way = new ArrayList<>(need.way());
        way.addAll(edge.then());
        report(need.domain(), edge.place(), edge.described(), need, way, edge.site());
    }

    private void report(
            Domain domain, Place place, String described, Need need, List<String> way, Site site) {
        found.putIfAbsent(
                List.of(site.place(), domain),
                new Misplaced(domain, place, described, need.what(), List.copyOf(way), site));
    }

    private static String nameOf(Code code) {
        return Names.of(code);
    }

    // Asking

    /** Whether a method uses what belongs to one thread, and so is run by that alone. */
    public boolean isOfThread(ExecutableElement method) {
        for (Need.Key each : needs.getOrDefault(new Code.OfMethod(method), Map.of()).keySet()) {
            if (each.domain().kind() == Domain.Kind.THREAD
                    && !(each.subject() instanceof Subject.Local)) {
                return true;
            }
        }
        return false;
    }

    /** Tells of all that methods need. */
    public void forEachNeed(BiConsumer<? super ExecutableElement, ? super Need> action) {
        needs.forEach(
                (code, all) -> {
                    if (code instanceof Code.OfMethod of && functions.isSource(of.method())) {
                        all.values().forEach(each -> action.accept(of.method(), each));
                    }
                });
    }

    /** Tells of all domains that methods ask for, or enter. */
    public void forEachEntered(BiConsumer<? super ExecutableElement, String> action) {
        spreadTests();
        entered.forEach(
                (code, domains) -> {
                    if (code instanceof Code.OfMethod of && functions.isSource(of.method())) {
                        domains.forEach(each -> action.accept(of.method(), each));
                    }
                });
    }

    /** Tells of all functions that methods run which they are given. */
    public void forEachRun(BiConsumer<? super ExecutableElement, ? super Runs> action) {
        followRuns();
        given.forEach(
                (code, all) -> {
                    if (code instanceof Code.OfMethod of && functions.isSource(of.method())) {
                        all.values().forEach(each -> action.accept(of.method(), each));
                    }
                });
    }
}

package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockPair;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** What the bodies compiled here do with locks, through the calls among them. */
public final class LockSummaries {

    /** A body whose summary still changes after so many runs stays as it is. */
    private static final int MAX_RUNS = 20;

    private final LockDispatch dispatch;
    private final Predicate<TypeElement> isSource;
    private final Mode mode;
    private final ForeignLocks foreign;
    private final CircularWaits circularWaits;
    private final LockEntries entries;
    private final Map<Object, LockSummary> summaries = new LinkedHashMap<>();

    /** By method or function, the bodies that call it, or hand it on. */
    private final Map<Object, Set<Object>> callers = new HashMap<>();

    /** By class, the keys of the bodies that need it. */
    private final Map<TypeElement, Set<Object>> touched = new LinkedHashMap<>();

    /** The methods of which some call may do something with locks. */
    private final Set<ExecutableElement> active = new HashSet<>();

    /** The names of those methods: one that a class inherits may implement an interface's. */
    private final Set<Name> activeNames = new HashSet<>();

    /** The methods of which functions are made. */
    private final Set<ExecutableElement> referred = new HashSet<>();

    private final Places places;

    /** What is to be written for other compilations, by top-level class and signature. */
    private final Map<Element, Map<String, List<Line>>> lines = new HashMap<>();

    private final Map<Object, Integer> runs = new HashMap<>();

    /** Methods whose calls may run a body of which more is known now. */
    private final Set<ExecutableElement> overridden = new LinkedHashSet<>();

    private final Deque<LockBody> waiting = new ArrayDeque<>();
    private final Set<Object> queued = new HashSet<>();

    /** The body that is being run. */
    private @Nullable LockBody current;

    /**
     * @param foreign what other compilations tell of a method; asked of few
     */
    public LockSummaries(
            Types types,
            Predicate<TypeElement> isSource,
            Overrides overrides,
            Supplier<SavedFacts> foreign,
            Places places,
            Mode mode) {
        this.places = places;
        this.isSource = isSource;
        this.mode = mode;
        this.foreign = new ForeignLocks(isSource, foreign);
        this.dispatch = new LockDispatch(types, isSource, overrides);
        this.entries = new LockEntries(dispatch, isSource, this::isHelper);
        this.circularWaits = new CircularWaits(dispatch, isSource, mode);
    }

    /** What a body does by itself was found out. */
    public void collect(LockBody body) {
        dispatch.add(body);
        Needs needs = new Needs(body);
        body.blocks().forEach(block -> block.steps().forEach(step -> step.accept(needs)));
        referred.addAll(body.references());
        if (needs.acts) {
            enqueue(body);
        }
    }

    private void isNeeded(Object callee) {
        if (current != null) {
            calls(callee, current);
        }
    }

    private void calls(Object callee, LockBody caller) {
        callers.computeIfAbsent(callee, key -> new LinkedHashSet<>()).add(caller.key());
    }

    /** Notes whose summaries a body needs, and whether it does something by itself. */
    private final class Needs implements LockStep.Visitor {

        private final LockBody body;
        private boolean acts;

        Needs(LockBody body) {
            this.body = body;
        }

        @Override
        public void acquire(LockStep.Acquire step) {
            acts = true;
        }

        @Override
        public void hold(LockStep.Hold step) {
            acts = true;
        }

        @Override
        public void tried(LockStep.Tried step) {
            acts = true;
        }

        @Override
        public void release(LockStep.Release step) {
            acts = true;
        }

        @Override
        public void call(LockStep.Call step) {
            calls(step.method(), body);
            step.arguments().forEach(argument -> noteFunction(argument, body));
            acts |= LockCallees.isLeftToCaller(step);
        }

        @Override
        public void run(LockStep.Run step) {
            noteFunction(step.function(), body);
            acts |= step.function() instanceof LockName.Path;
        }

        @Override
        public void await(LockStep.Await step) {
            noteFunction(step.task(), body);
            acts = true;
        }

        @Override
        public void sleep(LockStep.Sleep step) {
            acts = true;
        }

        @Override
        public void wake(LockStep.Wake step) {
            acts = true;
        }

        @Override
        public void touch(LockStep.Touch step) {
            touched.computeIfAbsent(step.type(), key -> new LinkedHashSet<>()).add(body.key());
            calls(new LockBody.Initializer(step.type()), body);
        }
    }

    private void noteFunction(LockName name, LockBody body) {
        if (name instanceof LockName.Function function) {
            calls(function.body(), body);
        } else if (name instanceof LockName.OfArgument of) {
            calls(of.method(), body);
        } else if (name instanceof LockName.Task task) {
            noteFunction(task.function(), body);
        }
    }

    private void enqueue(@Nullable LockBody body) {
        if (body != null && queued.add(body.key())) {
            waiting.add(body);
        }
    }

    /** The circles in which threads can wait for each other; asked when all bodies are known. */
    public List<Fact> circularWaits() {
        dispatch.backReferences().solve();
        Initializers initializers = Initializers.among(dispatch);
        touched.forEach(
                (type, bodies) -> {
                    if (initializers.matter(type)) {
                        bodies.forEach(key -> enqueue(dispatch.of(key)));
                    }
                });
        touched.clear();
        for (Object callee : List.copyOf(callers.keySet())) {
            if (callee instanceof ExecutableElement method && foreign.bodyOf(method) != null) {
                callersOf(method);
            }
        }
        LockTransfer transfer =
                new LockTransfer(
                        dispatch,
                        initializers,
                        foreign,
                        this::of,
                        this::mayBeActive,
                        this::isNeeded,
                        mode);
        while (!waiting.isEmpty()) {
            solve(transfer);
            // Calls that run one of many bodies look at those again when all of them have run.
            for (ExecutableElement method : overridden) {
                transfer.forget(method);
                callersOf(method);
            }
            overridden.clear();
        }
        // Where a circle is told must not depend on the order in which files were compiled.
        List<LockBody> bodies = bodiesThatMatter();
        bodies.sort(Comparator.comparing(LockBody::site, Places.byFile()));
        entries.solve(callers);
        for (LockBody body : bodies) {
            LockSummary summary = of(body.key());
            keepLines(body, summary);
            if (isReached(body)) {
                Set<TypeElement> ready =
                        entries.initializedBefore(
                                body.key(), callers.getOrDefault(body.key(), Set.of()));
                List<LockEffect> effects = new ArrayList<>(summary.effects().values());
                effects.removeIf(each -> Initializers.areReady(each, ready));
                circularWaits.add(body, effects, entries.heldBefore(body.key()));
                for (TypeElement heir : dispatch.heirsOf(body, summary)) {
                    circularWaits.add(
                            body, transfer.inherited(body, heir), entries.heldBefore(body.key()));
                }
            }
            if (body.key() instanceof LockBody.Initializer initializer) {
                for (Object part : partsOf(body)) {
                    circularWaits.addInitializer(body, initializer.type(), of(part));
                }
            } else if (isEntered(body)) {
                circularWaits.addWakes(summary);
            }
        }
        return circularWaits.find(this::of);
    }

    private void solve(LockTransfer transfer) {
        for (LockBody body = waiting.poll(); body != null; body = waiting.poll()) {
            queued.remove(body.key());
            if (runs.merge(body.key(), 1, Integer::sum) > MAX_RUNS) {
                continue;
            }
            current = body;
            LockSummary before = of(body.key());
            LockSummary after = new LockRun(body, transfer, entries).summary();
            summaries.put(body.key(), after);
            if (!after.isSameAs(before)) {
                changed(body);
            }
        }
    }

    /** Which lock is asked for while which other one is held; asked after the circles. */
    public List<LockPair> pairs() {
        return circularWaits.pairs();
    }

    /** All bodies that do something, and those of initializers. */
    private List<LockBody> bodiesThatMatter() {
        List<LockBody> bodies = new ArrayList<>();
        for (LockBody body : dispatch.all()) {
            if (body.key() instanceof LockBody.Initializer
                    || !summaries.getOrDefault(body.key(), LockSummary.NOTHING).isNothing()) {
                bodies.add(body);
            }
        }
        return bodies;
    }

    /** What a body does is more than was known: whoever runs it does more, too. */
    private void changed(LockBody body) {
        callersOf(body.key());
        ExecutableElement method = body.method();
        if (method != null) {
            activate(method);
            if (dispatch.isOverridden(method)) {
                overridden.add(method);
            }
            for (ExecutableElement above : dispatch.overriddenBy(method)) {
                activate(above);
                overridden.add(above);
            }
        }
    }

    private void activate(ExecutableElement method) {
        if (active.add(method)) {
            activeNames.add(method.getSimpleName());
        }
    }

    /** Whether a call of a method may run code that does something; most calls do not. */
    private boolean mayBeActive(ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        return active.contains(method)
                || (owner.getKind().isInterface() && activeNames.contains(method.getSimpleName()))
                || !isSource.test(owner);
    }

    private void callersOf(Object callee) {
        for (Object caller : callers.getOrDefault(callee, Set.of())) {
            enqueue(dispatch.of(caller));
        }
    }

    /** Whether some code, here or elsewhere, runs the body, other than an initializer. */
    private boolean isReached(LockBody body) {
        ExecutableElement method = body.method();
        return method == null
                ? body.around() != null
                : !method.getModifiers().contains(Modifier.PRIVATE)
                        || callers.containsKey(method)
                        || referred.contains(method);
    }

    /** Whether other code than what is compiled here may be what runs the body. */
    private boolean isEntered(LockBody body) {
        ExecutableElement method = body.method();
        return isReached(body)
                && (method == null
                        || !callers.containsKey(method)
                        || referred.contains(method)
                        || isSeenOutside(method)
                        || dispatch.overriddenBy(method).iterator().hasNext());
    }

    /** Whether only calls that are seen here lead to a method. */
    private boolean isHelper(ExecutableElement method) {
        LockBody body = dispatch.of(method);
        return body != null && !isEntered(body);
    }

    /** Whether code of other packages can call a method. */
    private static boolean isSeenOutside(ExecutableElement method) {
        for (Element at = method; at != null && !(at instanceof PackageElement); ) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)
                    && !at.getModifiers().contains(Modifier.PROTECTED)) {
                return false;
            }
            at = at.getEnclosingElement();
        }
        return true;
    }

    /** What other compilations may know of the methods of a top-level class, by signature. */
    Map<String, List<Line>> lines(TypeElement type) {
        return lines.getOrDefault(type, Map.of());
    }

    private void keepLines(LockBody body, LockSummary summary) {
        ExecutableElement method = body.method();
        if (method != null
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && Members.outermost(method) instanceof TypeElement outermost) {
            List<Line> about = LockFacts.write(method, summary, places);
            if (!about.isEmpty()) {
                lines.computeIfAbsent(outermost, key -> new TreeMap<>())
                        .put(Signatures.of(method), about);
            }
        }
    }

    private static List<Object> partsOf(LockBody initializer) {
        List<Object> parts = new ArrayList<>();
        LockStep.Visitor runs =
                new LockStep.Visitor() {
                    @Override
                    public void run(LockStep.Run step) {
                        if (step.function() instanceof LockName.Function function) {
                            parts.add(function.body());
                        }
                    }
                };
        initializer.blocks().forEach(block -> block.steps().forEach(step -> step.accept(runs)));
        return parts;
    }

    private LockSummary of(Object key) {
        LockSummary own = summaries.get(key);
        return own == null ? foreign.summaryOf(key) : own;
    }
}

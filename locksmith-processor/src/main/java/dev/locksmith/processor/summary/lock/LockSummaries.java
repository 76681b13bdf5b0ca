package dev.locksmith.processor.summary.lock;

import com.sun.source.tree.LambdaExpressionTree;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockPair;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.Line;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Signatures;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What the bodies compiled here do with locks, through the calls among them. */
public final class LockSummaries {

    private final LockDispatch dispatch;
    private final Predicate<TypeElement> isSource;
    private final Mode mode;
    private final boolean tellsOthers;
    private final ForeignLocks foreign;
    private final CircularWaits circularWaits;
    private final LockEntries entries;
    private final LockCallers callers = new LockCallers();

    /** The bodies that do something by themselves. */
    private final List<LockBody> acting = new ArrayList<>();

    /** By field, the bodies that call a method of what it holds. */
    private final Map<VariableElement, Set<LockBody>> callingFields = new LinkedHashMap<>();

    /** Those of the acting that take, hold or give back something. */
    private final List<LockBody> holding = new ArrayList<>();

    /** By class, the keys of the bodies that need it. */
    private final Map<TypeElement, Set<Object>> touched = new LinkedHashMap<>();

    /** The methods, lambdas and classes of objects that code which is not followed may run. */
    private final Set<Object> letOut = new HashSet<>();

    /** The classes of which objects that are let out inherit. */
    private final Set<TypeElement> inheritedOutside = new HashSet<>();

    /** What other jars were given. */
    private final Set<LockBody.Lent> lents = new HashSet<>();

    private final Places places;

    /** What is to be written for other compilations, by top-level class and signature. */
    private final Map<Element, Map<String, List<Line>>> lines = new HashMap<>();

    /**
     * @param foreign what another compilation tells of a method; asked of few
     * @param tellsOthers whether other compilations will be told what methods do
     */
    public LockSummaries(
            Predicate<TypeElement> isSource,
            Overrides overrides,
            Function<ExecutableElement, @Nullable LockSummary> foreign,
            Places places,
            Mode mode,
            boolean tellsOthers) {
        this.tellsOthers = tellsOthers;
        this.places = places;
        this.isSource = isSource;
        this.mode = mode;
        this.foreign = new ForeignLocks(isSource, foreign);
        this.dispatch = new LockDispatch(isSource, overrides);
        this.entries = new LockEntries(dispatch, isSource, this::isOfCalls);
        this.circularWaits = new CircularWaits(dispatch, isSource, mode);
    }

    /** What a body does by itself was found out. */
    public void collect(LockBody body) {
        dispatch.add(body);
        Needs needs = new Needs(body);
        body.forEachStep(needs);
        for (Object each : body.letOut()) {
            if (each instanceof LockBody.Lent lent) {
                lents.add(lent);
            } else {
                isLetOut(each);
            }
        }
        if (needs.holds) {
            holding.add(body);
        }
        if (needs.acts) {
            acting.add(body);
        }
    }

    private void isLetOut(Object what) {
        letOut.add(what);
        TypeElement at = what instanceof TypeElement type ? sourceAbove(type) : null;
        while (at != null) {
            inheritedOutside.add(at);
            at = sourceAbove(at);
        }
    }

    /** Notes whose summaries a body needs, and whether it does something by itself. */
    private final class Needs implements LockStep.Visitor {

        private final LockBody body;
        private boolean holds;
        private boolean acts;

        Needs(LockBody body) {
            this.body = body;
        }

        private void holds() {
            holds = true;
            acts = true;
        }

        @Override
        public void acquire(LockStep.Acquire step) {
            holds();
        }

        @Override
        public void hold(LockStep.Hold step) {
            holds();
        }

        @Override
        public void asserted(LockStep.Asserted step) {
            acts = true;
        }

        @Override
        public void attempt(LockStep.Try step) {
            holds();
        }

        @Override
        public void tried(LockStep.Tried step) {
            holds();
        }

        @Override
        public void answer(LockStep.Answer step) {
            step.known().forEach(each -> each.accept(this));
        }

        @Override
        public void release(LockStep.Release step) {
            holds();
        }

        @Override
        public void call(LockStep.Call step) {
            if (step.exact()) {
                callers.addExact(step.method(), body);
            } else {
                callers.add(step.method(), body);
            }
            if (step.receiver() != null) {
                LockName.functionsOf(step.receiver())
                        .forEach(each -> callers.add(each.body(), body));
            }
            step.arguments().forEach(argument -> noteFunction(argument, step, body));
            acts |= LockCallees.isLeftToGiver(step);
            VariableElement field = LockCallees.ownFieldOf(step);
            if (field != null) {
                callingFields.computeIfAbsent(field, key -> new LinkedHashSet<>()).add(body);
            }
        }

        @Override
        public void run(LockStep.Run step) {
            noteFunction(step.function(), step, body);
            acts |= step.function() instanceof LockName.Path;
        }

        @Override
        public void await(LockStep.Await step) {
            noteFunction(step.task(), step, body);
            acts = true;
        }

        @Override
        public void sleep(LockStep.Sleep step) {
            acts = true;
        }

        @Override
        public void wake(LockStep.Wake step) {
            holds();
        }

        @Override
        public void touch(LockStep.Touch step) {
            touched.computeIfAbsent(step.type(), key -> new LinkedHashSet<>()).add(body.key());
            callers.add(new LockBody.Initializer(step.type()), body);
        }
    }

    private void noteFunction(LockName name, LockStep step, LockBody body) {
        LockName.functionsOf(name).forEach(each -> handOn(each.body(), step, body));
        if (name instanceof LockName.OfArgument of) {
            handOn(of.method(), step, body);
        } else if (name instanceof LockName.Task task) {
            noteFunction(task.function(), step, body);
        } else if (name instanceof LockName.Tasks tasks) {
            tasks.all().forEach(each -> noteFunction(each, step, body));
        } else if (name instanceof LockName.Fresh fresh
                && fresh.type() != null
                && Members.isMadeAroundOnly(fresh.type())) {
            for (TypeElement at = fresh.type(); at != null; at = sourceAbove(at)) {
                for (ExecutableElement each : ElementFilter.methodsIn(at.getEnclosedElements())) {
                    // Whoever gets the object knows no others, unless by the class itself.
                    if (each.getModifiers().contains(Modifier.PUBLIC)) {
                        handOn(each, step, body);
                    }
                }
            }
        }
    }

    /** Whoever calls a method that returns a function may run that, or hand it on. */
    private void noteReturned(LockBody body) {
        for (LockName.Function function : LockName.functionsOf(body.returned())) {
            if (body.method() == null || !isOfCalls(body.key())) {
                letOut.add(function.body());
            }
            for (Object each : callers.of(body.key())) {
                LockBody caller = dispatch.of(each);
                if (caller != null) {
                    callers.addLater(function.body(), caller);
                }
            }
        }
    }

    private void handOn(Object function, LockStep step, LockBody body) {
        if (step instanceof LockStep.Call call && !isSource.test(Members.ownerOf(call.method()))) {
            callers.addLending(function, body);
        } else {
            callers.addPassing(function, step, body);
        }
    }

    /** The circles in which threads can wait for each other; asked when all bodies are known. */
    public List<Fact> circularWaits() {
        dispatch.backReferences().solve();
        dispatch.fieldNames().solve();
        dispatch.all().forEach(this::noteReturned);
        for (LockBody.Lent each : lents) {
            if (!foreign.runs(each.parameter())) {
                isLetOut(each.what());
            }
        }
        Initializers initializers = Initializers.among(dispatch);
        LockSolver solver =
                new LockSolver(
                        dispatch,
                        isSource,
                        initializers,
                        foreign,
                        entries,
                        callers,
                        new Beginnings(new ClassEntries(dispatch, callers, this::isOfCodeHere)),
                        mode);
        begin(solver, initializers);
        solver.solve();
        // Where a circle is told must not depend on the order in which files were compiled.
        List<LockBody> bodies = bodiesThatMatter(solver);
        bodies.sort(Comparator.comparing(LockBody::site, Places.byFile()));
        entries.solve(callers);
        for (LockBody body : bodies) {
            LockSummary summary = solver.of(body.key());
            keepLines(body, summary);
            if (isReached(body)) {
                Set<TypeElement> ready =
                        entries.initializedBefore(body.key(), callers.of(body.key()));
                List<LockEffect> effects = new ArrayList<>(summary.effects().values());
                effects.removeIf(each -> Initializers.areReady(each, ready));
                Set<LockEntries.Entry> before = entries.heldBefore(body.key(), summary);
                circularWaits.add(body, entries.withoutNew(effects), before);
                for (TypeElement heir : dispatch.heirsOf(body, summary)) {
                    circularWaits.add(body, solver.inherited(body, heir), before);
                }
            }
            if (body.key() instanceof LockBody.Initializer initializer) {
                for (Object part : partsOf(body)) {
                    circularWaits.addInitializer(body, initializer.type(), solver.of(part));
                }
            } else if (isEntered(body)) {
                circularWaits.addWakes(summary);
            }
        }
        return circularWaits.find(solver::of);
    }

    /** Tells the solver where to begin. */
    private void begin(LockSolver solver, Initializers initializers) {
        if (tellsOthers) {
            solver.reachAll();
        }
        for (LockBody body : dispatch.all()) {
            if (body.key() instanceof LockBody.Initializer of && initializers.matter(of.type())) {
                solver.reach(body);
            }
        }
        holding.forEach(solver::reach);
        // Whoever needs a class first runs its initializer, and others wait for that.
        for (Map.Entry<TypeElement, Set<Object>> each : touched.entrySet()) {
            if (initializers.matter(each.getKey())) {
                for (Object key : each.getValue()) {
                    LockBody body = dispatch.of(key);
                    if (body != null) {
                        solver.reach(body);
                        acting.add(body);
                    }
                }
            }
        }
        for (Map.Entry<VariableElement, Set<LockBody>> each : callingFields.entrySet()) {
            if (dispatch.fieldNames().isGivenCode(each.getKey())) {
                acting.addAll(each.getValue());
            }
        }
        solver.begin(acting, foreignThatAct());
        callingFields.clear();
        touched.clear();
        acting.clear();
        holding.clear();
    }

    /** Whether a method of another compilation does something with locks. */
    public boolean actsElsewhere(ExecutableElement method) {
        return foreign.bodyOf(method) != null;
    }

    private List<ExecutableElement> foreignThatAct() {
        List<ExecutableElement> found = new ArrayList<>();
        for (Object callee : callers.callees()) {
            if (callee instanceof ExecutableElement method && actsElsewhere(method)) {
                found.add(method);
            }
        }
        return found;
    }

    /** Which lock is asked for while which other one is held; asked after the circles. */
    public List<LockPair> pairs() {
        return circularWaits.pairs();
    }

    /** All bodies that do something, and those of initializers. */
    private List<LockBody> bodiesThatMatter(LockSolver solver) {
        List<LockBody> bodies = new ArrayList<>();
        for (LockBody body : dispatch.all()) {
            if (body.key() instanceof LockBody.Initializer || !solver.isIdle(body)) {
                bodies.add(body);
            }
        }
        return bodies;
    }

    /** Whether some code, here or elsewhere, runs the body, other than an initializer. */
    private boolean isReached(LockBody body) {
        ExecutableElement method = body.method();
        return method == null
                ? body.around() != null
                : !method.getModifiers().contains(Modifier.PRIVATE)
                        || callers.isCalled(method)
                        || letOut.contains(method);
    }

    /** Whether other code than what is compiled here may be what runs the body. */
    private boolean isEntered(LockBody body) {
        ExecutableElement method = body.method();
        if (!isReached(body)) {
            return false;
        } else if (method == null) {
            return true;
        }
        boolean isOfObjectsHere = isOfObjectsHere(body);
        if (!isOfObjectsHere) {
            callers.addOverridden(method, dispatch.overriddenBy(method));
        }
        return callers.leadingTo(method).isEmpty()
                || letOut.contains(method)
                || (!isOfObjectsHere && isSeenOutside(method));
    }

    /** Whether all objects that have a method are called by code that is followed. */
    private boolean isOfObjectsHere(LockBody body) {
        if (!Members.isMadeAroundOnly(body.owner()) || inheritedOutside.contains(body.owner())) {
            return false;
        }
        for (TypeElement at = body.owner(); at != null; at = sourceAbove(at)) {
            if (letOut.contains(at)) {
                return false;
            }
        }
        return true;
    }

    /** The superclass, if it is compiled here. */
    private @Nullable TypeElement sourceAbove(TypeElement type) {
        TypeElement above = Members.superclass(type);
        return above != null && isSource.test(above) ? above : null;
    }

    /** Whether only calls that are seen here lead to a body: of a method, or of a lambda. */
    private boolean isOfCalls(Object key) {
        LockBody body = dispatch.of(key);
        if (body == null) {
            return false;
        }
        return key instanceof ExecutableElement method
                ? !isEntered(body) && !isWithoutPackage(method)
                : key instanceof LambdaExpressionTree && !letOut.contains(key);
    }

    /** Whether all code is seen here that comes into a class by a member of it. */
    private boolean isOfCodeHere(Element member) {
        return member.getKind() == ElementKind.METHOD
                ? entries.isOfCalls(member)
                : !letOut.contains(member)
                        && !isItselfSeenOutside(member)
                        && !isWithoutPackage(member);
    }

    /** Whether code of other packages can call a method, or one in whose place it runs. */
    private boolean isSeenOutside(ExecutableElement method) {
        if (isItselfSeenOutside(method)) {
            return true;
        }
        for (ExecutableElement each : dispatch.overriddenBy(method)) {
            if (!isSource.test(Members.ownerOf(each)) || isItselfSeenOutside(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is protected can be called by classes elsewhere that extend its own: that they do is not
     * certain.
     */
    private boolean isItselfSeenOutside(Element member) {
        if (mode == Mode.TARGETED && member.getModifiers().contains(Modifier.PROTECTED)) {
            return false;
        }
        for (Element at = member; at != null && !(at instanceof PackageElement); ) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)
                    && !at.getModifiers().contains(Modifier.PROTECTED)) {
                return false;
            }
            at = at.getEnclosingElement();
        }
        return true;
    }

    /**
     * Whether a member is there for all code without a package: a package with a name is taken to
     * be compiled as a whole, but what has none is shared by whatever is on the class path.
     */
    private static boolean isWithoutPackage(Element member) {
        Element at = member;
        while (at != null && !(at instanceof PackageElement)) {
            if (at.getModifiers().contains(Modifier.PRIVATE) || isLocal(at)) {
                return false;
            }
            at = at.getEnclosingElement();
        }
        return at instanceof PackageElement all && all.isUnnamed();
    }

    private static boolean isLocal(Element element) {
        return element instanceof TypeElement type
                && (type.getNestingKind() == NestingKind.LOCAL
                        || type.getNestingKind() == NestingKind.ANONYMOUS);
    }

    /** What other compilations may know of the methods of a top-level class, by signature. */
    public Map<String, List<Line>> lines(TypeElement type) {
        return lines.getOrDefault(type, Map.of());
    }

    private void keepLines(LockBody body, LockSummary summary) {
        ExecutableElement method = body.method();
        if (tellsOthers
                && method != null
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
        initializer.forEachStep(runs);
        return parts;
    }
}

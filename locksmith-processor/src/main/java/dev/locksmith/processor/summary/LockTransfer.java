package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.CircularWait.Place;
import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.summary.HeldLocks.Held;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What each step of a body does to the locks that are held, with what is known of its callees. */
final class LockTransfer implements LockStep.Visitor {

    /**
     * More effects than this of one body are not told: its callers then know less, and are quiet.
     */
    static final int MAX_EFFECTS = 100;

    /** Of a call that may run more bodies than these only what all of them do is followed. */
    static final int MOST_BODIES = 16;

    /** Longer chains of calls are not followed. */
    private static final int MAX_PLACES = 8;

    private final LockDispatch dispatch;
    private final Initializers initializers;
    private final LockCallees callees;
    private final Mode mode;
    private final Function<Object, LockSummary> summaries;
    private final LockRelevance relevance;
    private final LockResults results;

    /** Is told of functions whose summaries decide about the body at hand. */
    private final Consumer<Object> needs;

    private Map<Object, LockEffect> effects = new LinkedHashMap<>();
    private HeldLocks held = new HeldLocks();

    LockTransfer(
            LockDispatch dispatch,
            Initializers initializers,
            ForeignLocks foreign,
            Function<Object, LockSummary> summaries,
            Predicate<ExecutableElement> mayBeActive,
            Consumer<Object> needs,
            Mode mode) {
        this.mode = mode;
        this.needs = needs;
        this.dispatch = dispatch;
        this.initializers = initializers;
        this.callees = new LockCallees(dispatch, foreign);
        this.summaries = summaries;
        this.results = new LockResults(dispatch);
        this.relevance =
                new LockRelevance(dispatch, callees, results, summaries, mayBeActive, mode);
    }

    /** From here on steps are of a block that begins with these held; answers what they will do. */
    Map<Object, LockEffect> begin(HeldLocks entry) {
        held = entry;
        effects = new LinkedHashMap<>();
        return effects;
    }

    @Override
    public void attempt(LockStep.Try attempt) {
        held.perhapsTake(resolved(attempt.lock()));
    }

    @Override
    public void tried(LockStep.Tried tried) {
        Lock lock = resolved(tried.lock());
        if (lock.name() instanceof LockName.Fresh) {
            return;
        }
        if (tried.taken()) {
            held.took(lock, List.of(new Place(tried.described(), tried.site())));
        } else {
            held.missed(lock);
        }
    }

    @Override
    public void hold(LockStep.Hold hold) {
        Place place = new Place(hold.described(), hold.site());
        held.take(resolved(hold.lock()), List.of(place));
    }

    @Override
    public void release(LockStep.Release release) {
        held.giveBack(resolved(release.lock()));
    }

    @Override
    public void call(LockStep.Call call) {
        if (relevance.mayMatter(call)) {
            Place place = new Place("calls " + Members.nameOf(call.method()), call.site());
            call(call, List.of(), List.of(place), false);
        }
    }

    /** Whether the method that is called asks for the initialization of classes. */
    boolean mayInitialize(LockStep.Call call) {
        return summaries.apply(call.method()).needsClasses();
    }

    @Override
    public void run(LockStep.Run run) {
        List<Place> places = List.of(new Place(run.described(), run.site()));
        List<LockName> arguments = run.arguments().stream().map(results::of).toList();
        LockName function = results.of(run.function());
        ExecutableElement method =
                function instanceof Path path ? LockTypes.functionOf(path) : null;
        if (method == null) {
            runFunction(function, arguments, List.of(), places, false);
            return;
        }
        TypeElement type = Members.ownerOf(method);
        call(
                new LockStep.Call(method, function, type, arguments, false, run.site()),
                List.of(),
                places,
                false);
    }

    @Override
    public void await(LockStep.Await await) {
        List<Place> places = List.of(new Place(await.described(), await.site()));
        waits(results.of(await.task()), List.of(), false, places);
    }

    @Override
    public void sleep(LockStep.Sleep step) {
        Lock on = resolved(step.on());
        Lock released = step.released();
        if (released != null && released.kind() != Lock.Kind.MONITOR) {
            LockName lock = results.lockOf(on.name());
            if (lock == null) {
                return;
            }
            released = released.named(lock);
        }
        List<Place> places = List.of(new Place(step.described(), step.site()));
        sleeps(on, released, List.of(), places);
    }

    /** Quiet where something is held that could be anything, and is then perhaps given back. */
    private void sleeps(Lock on, @Nullable Lock released, List<Held> inside, List<Place> places) {
        if (held.mayHoldUnknown()) {
            return;
        }
        List<Held> others = new ArrayList<>(with(inside));
        if (released != null) {
            Lock given = released;
            others.removeIf(each -> each.lock().isSame(given));
        }
        add(new LockEffect.Sleeps(on, released, List.copyOf(others), false, places));
    }

    @Override
    public void wake(LockStep.Wake step) {
        Lock on = resolved(step.on());
        wakes(on, List.of(), List.of(new Place(step.described(), step.site())));
    }

    private void wakes(Lock on, List<Held> inside, List<Place> places) {
        List<Held> all = new ArrayList<>(with(inside));
        all.addAll(held.passed());
        add(new LockEffect.Wakes(on, List.copyOf(all), false, places));
    }

    @Override
    public void compare(LockStep.Compare step) {
        held.compare();
    }

    @Override
    public void touch(LockStep.Touch touch) {
        TypeElement type = touch.type();
        if (!initializers.matter(type) || held.isInitialized(type)) {
            return;
        }
        List<Place> places = List.of(new Place(touch.described(), touch.site()));
        Lock lock = Initializers.lockOf(type);
        ask(lock, List.of(), false, places);
        LockBody initializer = dispatch.of(new LockBody.Initializer(type));
        if (initializer != null) {
            Held own = new Held(lock, 1, false, places);
            LockBinding binding = new LockBinding(initializer, null, List.of());
            bring(initializer, binding, List.of(own), places, false);
        }
        held.initializeAll(type);
    }

    Lock resolved(Lock lock) {
        LockName name = results.of(lock.name());
        if (name instanceof LockName.View && lock.kind() == Lock.Kind.CONDITION) {
            // Of one lock there may be several conditions.
            return lock.name() instanceof Path ? lock : lock.named(name);
        } else if (name instanceof LockName.View view) {
            return new Lock(view.of(), lock.type(), lock.kind(), view.mode());
        }
        return lock.named(name);
    }

    @Override
    public void acquire(LockStep.Acquire acquire) {
        Lock lock = resolved(acquire.lock());
        List<Place> places = List.of(new Place(acquire.described(), acquire.site()));
        if (lock.name() instanceof LockName.Fresh) {
            return;
        }
        ask(lock, List.of(), false, places);
        held.take(lock, places);
    }

    /** A lock is asked for, here or in a callee that holds some itself. */
    private void ask(Lock lock, List<Held> inside, boolean ordered, List<Place> places) {
        if (!(lock.name() instanceof Path path)
                || held.mayHoldUnknown()
                || (path.root() instanceof Root.Initializer of && held.isInitialized(of.type()))) {
            return;
        }
        List<Held> all = with(inside);
        for (Held each : all) {
            if (each.lock().isSame(lock) && !each.lock().isRefusedToItsHolder(lock.mode())) {
                return;
            }
        }
        boolean isSurelyHeld = all.stream().anyMatch(each -> each.lock().isSame(lock));
        if (held.mayHold(lock) && !isSurelyHeld) {
            return;
        }
        add(new LockEffect.Asks(lock, all, ordered || held.hasCompared(), places));
    }

    private List<Held> with(List<Held> inside) {
        List<Held> all = held.certain();
        for (Held each : inside) {
            if (all.stream().noneMatch(other -> other.lock().isSameWay(each.lock()))) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    private void add(LockEffect effect) {
        if (effects.size() < MAX_EFFECTS && effect.places().size() <= MAX_PLACES) {
            effects.putIfAbsent(effect.identity(), effect);
        }
    }

    // Calls

    /**
     * A call, here or in a callee.
     *
     * @param inside what the callee holds
     */
    private void call(LockStep.Call call, List<Held> inside, List<Place> places, boolean ordered) {
        LockName receiver = call.receiver() == null ? null : results.of(call.receiver());
        List<LockName> arguments = call.arguments().stream().map(results::of).toList();
        if (receiver instanceof LockName.Function || receiver instanceof LockName.Unlocking) {
            runFunction(receiver, arguments, inside, places, ordered);
            return;
        }
        TypeElement type = callees.sharper(call.type(), receiver);
        List<LockBody> bodies = callees.of(call, type);
        if (bodies.isEmpty()
                && receiver instanceof Path path
                && runEnlisted(path, call, inside, places, ordered)) {
            return;
        }
        if (bodies.isEmpty()) {
            if (LockCallees.mayBeLeftToCaller(call.method())) {
                leave(call, receiver, type, arguments, inside, places, ordered);
            }
            return;
        }
        if (bodies.size() == 1) {
            LockBinding binding = new LockBinding(bodies.get(0), receiver, arguments);
            bring(bodies.get(0), binding, inside, places, ordered);
            settle(bodies.get(0), binding, inside, places);
        } else {
            bringAny(bodies, receiver, arguments, inside, places, ordered);
            leave(call, receiver, type, arguments, inside, places, ordered);
            if (isHere(inside, places)) {
                bodies.forEach(each -> perhapsSettle(each, receiver, arguments));
            }
        }
    }

    /** A caller may know of which class the object is, and so what runs. */
    private void leave(
            LockStep.Call call,
            @Nullable LockName receiver,
            @Nullable TypeElement type,
            List<LockName> arguments,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        if (receiver instanceof Path path && LockCallees.isKnownToCaller(path)) {
            LockStep.Call left =
                    new LockStep.Call(
                            call.method(), receiver, type, arguments, call.exact(), call.site());
            boolean after = ordered || held.hasCompared();
            add(new LockEffect.Calls(left, with(inside), after, places));
        }
    }

    /** What a method does that an object of this class inherits. */
    Collection<LockEffect> inherited(LockBody body, TypeElement type) {
        Map<Object, LockEffect> found = begin(new HeldLocks());
        List<LockName> arguments = new ArrayList<>();
        for (VariableElement each : body.parameters()) {
            arguments.add(new Path(new Root.Parameter(each), List.of()));
        }
        Path self = new Path(new Root.This(type), List.of());
        bring(body, new LockBinding(body, self, arguments), List.of(), List.of(), false);
        return found.values();
    }

    /** Whether something is done by the body itself, not somewhere in a callee. */
    private static boolean isHere(List<Held> inside, List<Place> places) {
        return inside.isEmpty() && places.size() == 1;
    }

    /** Of several bodies one runs: what that takes may be held, and what it gives back not. */
    private void perhapsSettle(
            LockBody callee, @Nullable LockName receiver, List<LockName> arguments) {
        LockSummary summary = summaries.apply(callee.key());
        LockBinding binding = new LockBinding(callee, receiver, arguments);
        for (Lock each : summary.givenBack()) {
            held.giveBack(each.named(LockName.UNKNOWN));
        }
        for (Held each : summary.left()) {
            held.perhapsTake(named(each.lock(), binding));
        }
    }

    /**
     * One of several bodies runs. In complete mode what any of them does counts, if they are few.
     */
    private void bringAny(
            List<LockBody> bodies,
            @Nullable LockName receiver,
            List<LockName> arguments,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        if (mode == Mode.TARGETED || bodies.size() > MOST_BODIES) {
            bringCommon(bodies, receiver, arguments, inside, places, ordered);
        } else {
            for (LockBody each : bodies) {
                bring(each, new LockBinding(each, receiver, arguments), inside, places, ordered);
            }
        }
    }

    private void runFunction(
            LockName function,
            List<LockName> arguments,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        if (function instanceof LockName.Function run) {
            needs.accept(run.body());
            for (LockBody each : callees.of(run)) {
                LockBinding binding = new LockBinding(each, run.receiver(), arguments);
                bring(each, binding, inside, places, ordered);
                settle(each, binding, inside, places);
            }
        } else if (function instanceof LockName.OfArgument of && !arguments.isEmpty()) {
            runOfArgument(of, arguments.get(0), inside, places, ordered);
        } else if (function instanceof LockName.Unlocking unlocking && isHere(inside, places)) {
            held.giveBack(resolved(unlocking.lock()));
        }
    }

    /** Runs what others have given to be called; whether there is such. */
    private boolean runEnlisted(
            Path path, LockStep.Call call, List<Held> inside, List<Place> places, boolean ordered) {
        List<LockName.Function> functions =
                call.method().getModifiers().contains(Modifier.ABSTRACT)
                        ? dispatch.fieldNames().functionsAt(path)
                        : List.of();
        for (LockName.Function each : functions) {
            runFunction(each, List.of(), inside, places, ordered);
        }
        return !functions.isEmpty();
    }

    private void runOfArgument(
            LockName.OfArgument function,
            LockName receiver,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        ExecutableElement method = function.method();
        TypeElement type = Members.ownerOf(method);
        call(
                new LockStep.Call(method, receiver, type, List.of(), false, new Site.Nowhere()),
                inside,
                places,
                ordered);
    }

    /** What a callee holds when it returns, or has given back, as the caller sees it. */
    private void settle(
            LockBody callee, LockBinding binding, List<Held> inside, List<Place> places) {
        if (!isHere(inside, places)) {
            return;
        }
        LockSummary summary = summaries.apply(callee.key());
        for (Lock each : summary.givenBack()) {
            held.giveBack(each.named(results.of(binding.apply(each.name()))));
        }
        for (Held each : summary.left()) {
            LockName name = results.of(binding.apply(each.lock().name()));
            if (!(name instanceof LockName.Fresh)) {
                held.take(each.lock().named(name), then(places, each.taken()));
            }
        }
    }

    private static List<Place> then(List<Place> places, List<Place> inner) {
        List<Place> all = new ArrayList<>(places);
        all.addAll(inner);
        return List.copyOf(all);
    }

    /** Only what each of the bodies that may run does is certain. */
    private void bringCommon(
            List<LockBody> bodies,
            @Nullable LockName receiver,
            List<LockName> arguments,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        Map<Object, LockEffect> outside = effects;
        Map<Object, LockEffect> common = null;
        for (LockBody each : bodies) {
            effects = new LinkedHashMap<>();
            bring(each, new LockBinding(each, receiver, arguments), inside, places, ordered);
            if (common == null) {
                common = effects;
            } else {
                common.keySet().retainAll(effects.keySet());
            }
            if (common.isEmpty()) {
                break;
            }
        }
        effects = outside;
        if (common != null) {
            common.values().forEach(this::add);
        }
    }

    /** The effects of a callee, by the names of its caller. */
    private void bring(
            LockBody callee,
            LockBinding binding,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        for (LockEffect effect : List.copyOf(summaries.apply(callee.key()).effects().values())) {
            List<Held> deeper = named(effect.held(), binding, places, ordered);
            if (deeper == null || isInitializedAlready(deeper, inside)) {
                continue;
            }
            List<Held> all = new ArrayList<>(inside);
            all.addAll(deeper);
            List<Place> where = then(places, effect.places());
            boolean after = ordered || effect.ordered();
            if (where.size() > MAX_PLACES) {
                continue;
            }
            if (effect instanceof LockEffect.Asks asks) {
                ask(named(asks.lock(), binding), all, after, where);
            } else if (effect instanceof LockEffect.Calls calls) {
                LockStep.Call inner = calls.call();
                call(
                        new LockStep.Call(
                                inner.method(),
                                inner.receiver() == null ? null : binding.apply(inner.receiver()),
                                inner.type(),
                                inner.arguments().stream().map(binding::apply).toList(),
                                inner.exact(),
                                inner.site()),
                        all,
                        where,
                        after);
            } else if (effect instanceof LockEffect.Sleeps sleeps) {
                Lock released = sleeps.released();
                sleeps(
                        named(sleeps.on(), binding),
                        released == null ? null : named(released, binding),
                        all,
                        where);
            } else if (effect instanceof LockEffect.Wakes wakes) {
                wakes(named(wakes.on(), binding), all, where);
            } else if (effect instanceof LockEffect.Waits waits) {
                waits(results.of(binding.apply(waits.task())), all, after, where);
            }
        }
    }

    /** Whether something is done by an initializer that does not run again. */
    private boolean isInitializedAlready(List<Held> deeper, List<Held> inside) {
        for (Held each : deeper) {
            if (each.lock().name() instanceof Path path
                    && path.root() instanceof Root.Initializer of
                    && (held.isInitialized(of.type())
                            || with(inside).stream()
                                    .anyMatch(other -> other.lock().isSame(each.lock())))) {
                return true;
            }
        }
        return false;
    }

    private Lock named(Lock lock, LockBinding binding) {
        return resolved(lock.named(binding.apply(lock.name())));
    }

    /** Null if one of the locks cannot be told any more: it could be any. */
    private @Nullable List<Held> named(
            List<Held> inner, LockBinding binding, List<Place> places, boolean ordered) {
        List<Held> all = new ArrayList<>(inner.size());
        for (Held each : inner) {
            Lock lock = named(each.lock(), binding);
            if (lock.name() instanceof Path) {
                boolean after = ordered || each.ordered() || held.hasCompared();
                all.add(new Held(lock, each.times(), after, then(places, each.taken())));
            } else if (!(lock.name() instanceof LockName.Fresh)) {
                return null;
            }
        }
        return all;
    }

    // Waiting

    private void waits(LockName task, List<Held> inside, boolean ordered, List<Place> places) {
        if (task instanceof LockName.Tasks tasks) {
            for (LockName each : tasks.all()) {
                waits(
                        each instanceof LockName.Function ? new LockName.Task(each) : each,
                        inside,
                        ordered,
                        places);
            }
            return;
        }
        List<Held> all = with(inside);
        LockName function = results.taskOf(task);
        if (!held.mayHoldUnknown() && function != null) {
            add(new LockEffect.Waits(function, all, ordered || held.hasCompared(), places));
        }
    }
}

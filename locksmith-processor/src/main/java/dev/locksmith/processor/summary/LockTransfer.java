package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.CircularWait.Place;
import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.summary.HeldLocks.Held;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What each step of a body does to the locks that are held, with what is known of its callees. */
final class LockTransfer implements LockStep.Visitor {

    /**
     * More effects than this of one body are not told: its callers then know less, and are quiet.
     */
    static final int MAX_EFFECTS = 100;

    /** Of a call that may run more bodies than these only what all of them do is followed. */
    private static final int MOST_BODIES = 16;

    /** Longer chains of calls are not followed. */
    private static final int MAX_PLACES = 8;

    private final LockDispatch dispatch;
    private final Initializers initializers;
    private final ForeignLocks foreign;
    private final Mode mode;
    private final Function<Object, LockSummary> summaries;
    private final Predicate<ExecutableElement> mayBeActive;
    private final LockResults results;
    private Map<Object, LockEffect> effects = new LinkedHashMap<>();
    private HeldLocks held = new HeldLocks();

    LockTransfer(
            LockDispatch dispatch,
            Initializers initializers,
            ForeignLocks foreign,
            Function<Object, LockSummary> summaries,
            Predicate<ExecutableElement> mayBeActive,
            Mode mode) {
        this.mode = mode;
        this.dispatch = dispatch;
        this.initializers = initializers;
        this.foreign = foreign;
        this.summaries = summaries;
        this.mayBeActive = mayBeActive;
        this.results = new LockResults(dispatch);
    }

    /** Whether only the caller may know what a call does. */
    static boolean isLeftToCaller(LockStep.Call call) {
        return call.receiver() instanceof Path path
                && path.steps().isEmpty()
                && path.root() instanceof Root.Parameter
                && mayBeLeftToCaller(call.method());
    }

    private static boolean mayBeLeftToCaller(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                || Members.isObject(Members.ownerOf(method));
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
        if (mayMatter(call)) {
            Place place = new Place("calls " + Members.nameOf(call.method()), call.site());
            call(call, List.of(), List.of(place), false);
        }
    }

    /** Most calls have nothing to do with locks: they are passed over before any work is done. */
    private boolean mayMatter(LockStep.Call call) {
        if (!mayBeActive.test(call.method()) && !mayBeFunction(call)) {
            return false;
        }
        LockName receiver = call.receiver() == null ? null : results.of(call.receiver());
        if (receiver instanceof LockName.Function) {
            return true;
        }
        List<LockBody> bodies = bodiesOf(call, sharper(call.type(), receiver));
        if (bodies.isEmpty()) {
            return mayBeLeftToCaller(call.method());
        }
        boolean isAnyEnough = mode == Mode.COMPLETE && bodies.size() <= MOST_BODIES;
        for (LockBody each : bodies) {
            if (summaries.apply(each.key()).isNothing() != isAnyEnough) {
                return isAnyEnough;
            }
        }
        return !isAnyEnough;
    }

    /** Whether the caller, or what a method returned, may tell what a call runs. */
    private static boolean mayBeFunction(LockStep.Call call) {
        return mayBeLeftToCaller(call.method())
                && !(call.receiver() instanceof Path && !isLeftToCaller(call));
    }

    @Override
    public void run(LockStep.Run run) {
        List<Place> places = List.of(new Place(run.described(), run.site()));
        runFunction(results.of(run.function()), List.of(), List.of(), places, false);
    }

    @Override
    public void await(LockStep.Await await) {
        List<Place> places = List.of(new Place(await.described(), await.site()));
        waits(results.of(await.task()), List.of(), false, places);
    }

    @Override
    public void sleep(LockStep.Sleep step) {
        Lock on = step.on().named(results.of(step.on().name()));
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
        Lock on = step.on().named(results.of(step.on().name()));
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
        if (name instanceof LockName.View view) {
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
            if (each.lock().isSame(lock) && !isRefused(each.lock(), lock)) {
                return;
            }
        }
        boolean isSurelyHeld = all.stream().anyMatch(each -> each.lock().isSame(lock));
        if (held.mayHold(lock) && !isSurelyHeld) {
            return;
        }
        add(new LockEffect.Asks(lock, all, ordered || held.hasCompared(), places));
    }

    /** Whether a thread that holds the one waits for itself when it asks for the other. */
    private static boolean isRefused(Lock had, Lock asked) {
        return switch (had.kind()) {
            case STAMPED -> had.mode() == Lock.Mode.WRITE || asked.mode() == Lock.Mode.WRITE;
            case MUTEX, HANDLE, SCOPE -> true;
            case MONITOR, LOCK, BINS, INITIALIZER, CONDITION, LATCH ->
                    had.mode() == Lock.Mode.READ && asked.mode() == Lock.Mode.WRITE;
        };
    }

    private List<Held> with(List<Held> inside) {
        List<Held> all = held.certain();
        for (Held each : inside) {
            if (all.stream().noneMatch(other -> isTwice(other.lock(), each.lock()))) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    private static boolean isTwice(Lock one, Lock other) {
        return one.isSame(other) && one.mode() == other.mode();
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
        if (receiver instanceof LockName.Function) {
            runFunction(receiver, arguments, inside, places, ordered);
            return;
        }
        TypeElement type = sharper(call.type(), receiver);
        List<LockBody> bodies = bodiesOf(call, type);
        if (bodies.isEmpty()) {
            LockStep.Call left =
                    new LockStep.Call(
                            call.method(), receiver, type, arguments, call.exact(), call.site());
            if (isLeftToCaller(left)) {
                boolean after = ordered || held.hasCompared();
                add(new LockEffect.Calls(left, with(inside), after, places));
            }
            return;
        }
        if (bodies.size() == 1) {
            LockBinding binding = new LockBinding(bodies.get(0), receiver, arguments);
            bring(bodies.get(0), binding, inside, places, ordered);
            if (inside.isEmpty() && places.size() == 1) {
                settle(bodies.get(0), binding, places);
            }
        } else {
            bringAny(bodies, receiver, arguments, inside, places, ordered);
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

    private List<LockBody> bodiesOf(LockStep.Call call, @Nullable TypeElement type) {
        List<LockBody> own = dispatch.of(call.method(), type, call.exact());
        LockBody body = own.isEmpty() ? foreign.bodyOf(call.method()) : null;
        return body == null || dispatch.isOverridden(call.method()) ? own : List.of(body);
    }

    private @Nullable TypeElement sharper(@Nullable TypeElement type, @Nullable LockName receiver) {
        TypeElement known = receiver == null ? null : LockTypes.endOf(receiver);
        if (known == null || type == null) {
            return type == null ? known : type;
        }
        return dispatch.isBelow(known, type) ? known : type;
    }

    private void runFunction(
            LockName function,
            List<LockName> arguments,
            List<Held> inside,
            List<Place> places,
            boolean ordered) {
        if (function instanceof LockName.Function run) {
            for (LockBody each : bodiesOf(run)) {
                LockBinding binding = new LockBinding(each, run.receiver(), arguments);
                bring(each, binding, inside, places, ordered);
            }
        }
    }

    private List<LockBody> bodiesOf(LockName.Function function) {
        if (function.body() instanceof ExecutableElement method) {
            TypeElement type =
                    function.receiver() == null ? null : LockTypes.endOf(function.receiver());
            List<LockBody> bodies = dispatch.of(method, type, false);
            return bodies.size() == 1 ? bodies : List.of();
        }
        LockBody lambda = dispatch.of(function.body());
        return lambda == null ? List.of() : List.of(lambda);
    }

    /** What a callee holds when it returns, or has given back, as the caller sees it. */
    private void settle(LockBody callee, LockBinding binding, List<Place> places) {
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

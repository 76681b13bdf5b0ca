package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.lock.CircularWait;
import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.CircularWait.Way;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Threads that hold what others need before they can end a wait: of tasks, and of wake-ups. */
final class LockedWaits {

    private final LockDispatch dispatch;
    private final Predicate<TypeElement> isSource;
    private final Mode mode;
    private final List<LockEffect.Waits> waits = new ArrayList<>();
    private final List<LockEffect.Sleeps> sleeps = new ArrayList<>();
    private final List<LockEffect.Wakes> wakes = new ArrayList<>();

    /** By the place where a thread waits: of many ways to it one is told. */
    private final Map<Object, CircularWait> found = new LinkedHashMap<>();

    LockedWaits(LockDispatch dispatch, Predicate<TypeElement> isSource, Mode mode) {
        this.dispatch = dispatch;
        this.mode = mode;
        this.isSource = isSource;
    }

    /** What a body does that somebody runs. */
    void add(Collection<LockEffect> effects) {
        for (LockEffect effect : effects) {
            if (effect instanceof LockEffect.Waits each && !each.held().isEmpty()) {
                waits.add(each);
            } else if (effect instanceof LockEffect.Sleeps each && !each.held().isEmpty()) {
                sleeps.add(each);
            }
        }
    }

    /** What a body does that others than those compiled here may run. */
    void addWakes(LockSummary summary) {
        for (LockEffect effect : summary.effects().values()) {
            if (effect instanceof LockEffect.Wakes each) {
                wakes.add(each);
            }
        }
    }

    /** What the initializer of a class does: its class is being initialized, whoever needs it. */
    void addInitializer(LockBody body, TypeElement type, LockSummary summary) {
        Place needed = new Place("whoever needs " + type.getSimpleName() + " first", body.site());
        Held own = new Held(Initializers.lockOf(type), 1, false, List.of(needed));
        for (LockEffect effect : summary.effects().values()) {
            if (effect instanceof LockEffect.Waits each) {
                List<Held> held = new ArrayList<>(each.held());
                held.add(own);
                waits.add(
                        new LockEffect.Waits(
                                each.task(), each.context().holding(List.copyOf(held))));
            }
        }
    }

    /** All that may last for ever. */
    List<CircularWait> find(Function<Object, LockSummary> summaries) {
        waits.forEach(each -> wait(each, summaries));
        sleeps.forEach(this::sleep);
        return List.copyOf(found.values());
    }

    // Tasks

    private void wait(LockEffect.Waits wait, Function<Object, LockSummary> summaries) {
        if (!(wait.task() instanceof LockName.Task task)
                || !(task.function() instanceof LockName.Function function)) {
            return;
        }
        LockBody body = bodyOf(function);
        if (body == null) {
            return;
        }
        Held initializing = heldOf(wait, Initializers.lockOf(body.owner()));
        if (initializing != null && isStatic(body)) {
            Place runs =
                    new Place("its code belongs to " + body.owner().getSimpleName(), body.site());
            tell(wait, initializing, initializing.lock(), List.of(runs));
            return;
        }
        LockBinding binding = new LockBinding(body, function.receiver(), List.of());
        LockResults results = new LockResults(dispatch);
        for (LockEffect effect : summaries.apply(body.key()).effects().values()) {
            if (effect instanceof LockEffect.Asks asks) {
                Lock needed = asks.lock().named(results.of(binding.apply(asks.lock().name())));
                Held held = heldOf(wait, needed);
                if (held != null) {
                    tell(wait, held, needed, asks.places());
                    return;
                }
            }
        }
    }

    /** What a task runs, whatever the class of its object is; null if that is not certain. */
    private @Nullable LockBody bodyOf(LockName.Function function) {
        LockName receiver = function.receiver();
        if (!(function.body() instanceof ExecutableElement method)
                || receiver == null
                || receiver instanceof LockName.Fresh) {
            return dispatch.of(function.body());
        }
        List<LockBody> bodies = dispatch.of(method, LockTypes.endOf(receiver), false);
        return bodies.size() == 1 ? bodies.get(0) : null;
    }

    /** Whether another thread cannot run a body before its class is initialized. */
    private static boolean isStatic(LockBody body) {
        ExecutableElement method = body.method();
        return method == null
                ? body.around() != null
                : method.getModifiers().contains(Modifier.STATIC)
                        || method.getKind() == ElementKind.CONSTRUCTOR;
    }

    private static @Nullable Held heldOf(LockEffect.Waits wait, Lock needed) {
        for (Held each : wait.held()) {
            if (each.lock().isSame(needed) && excludes(each.lock(), needed)) {
                return each;
            }
        }
        return null;
    }

    private static boolean excludes(Lock held, Lock needed) {
        return held.mode() != Lock.Mode.READ || needed.mode() != Lock.Mode.READ;
    }

    private void tell(LockEffect.Waits wait, Held held, Lock needed, List<Place> needs) {
        LockNode node = LockNode.of(held.lock(), dispatch, isSource);
        if (node != null) {
            String name = LockWords.of(held.lock(), node);
            tell(
                    new Way(name, "the end of the task", held.taken(), wait.places()),
                    new Way("the task", LockWords.of(needed, node), List.of(), needs),
                    CircularWait.Kind.WAITING);
        }
    }

    private void tell(Way waiting, Way needing, CircularWait.Kind kind) {
        Place at = waiting.asking().get(waiting.asking().size() - 1);
        found.putIfAbsent(
                at.site().place(),
                new CircularWait(kind, List.of(waiting, needing), waiting.asking().get(0).site()));
    }

    // Wake-ups

    /** Certain where all that wake need what the sleeper holds. */
    private void sleep(LockEffect.Sleeps sleep) {
        for (Held held : sleep.held()) {
            LockNode node = LockNode.of(held.lock(), dispatch, isSource);
            Way needing =
                    node == null || mayBeReleased(node, sleep) ? null : needed(sleep, held, node);
            if (node != null && needing != null) {
                String name = LockWords.of(held.lock(), node);
                tell(
                        new Way(name, "a wake-up", held.taken(), sleep.places()),
                        needing,
                        CircularWait.Kind.SLEEPING);
                return;
            }
        }
    }

    /** Whether what is held may be what is given back meanwhile, by another name. */
    private boolean mayBeReleased(LockNode held, LockEffect.Sleeps sleep) {
        LockNode released =
                sleep.released() == null ? null : LockNode.of(sleep.released(), dispatch, isSource);
        return released != null && released.place().equals(held.place());
    }

    /** How one of those that wake takes the lock; null if there is none, or one does not. */
    private @Nullable Way needed(LockEffect.Sleeps sleep, Held held, LockNode node) {
        Way way = null;
        for (LockEffect.Wakes wake : wakes) {
            LockUnifier same = new LockUnifier(dispatch, mode);
            if (!mayBeOne(sleep.on(), wake.on(), same)) {
                continue;
            }
            Held taken = null;
            for (Held each : wake.held()) {
                LockNode other = LockNode.of(each.lock(), dispatch, isSource);
                if (other != null
                        && other.place().equals(node.place())
                        && excludes(held.lock(), each.lock())
                        && same.copy().unify(0, node.of(), 1, other.of())) {
                    taken = each;
                }
            }
            if (taken == null) {
                return null;
            }
            way = new Way("", LockWords.of(taken.lock(), node), List.of(), taken.taken());
        }
        return way;
    }

    private boolean mayBeOne(Lock slept, Lock woken, LockUnifier same) {
        if (slept.kind() != woken.kind()) {
            return false;
        }
        if (slept.name() instanceof LockName.Fresh fresh) {
            return fresh.variable() != null && fresh.equals(woken.name());
        }
        LockNode on = LockNode.of(slept, dispatch, isSource);
        LockNode other = LockNode.of(woken, dispatch, isSource);
        return on != null
                && other != null
                && on.place().equals(other.place())
                && same.unify(0, on.of(), 1, other.of());
    }
}

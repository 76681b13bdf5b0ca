package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.CircularWait.Place;
import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.summary.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is held where a step of a body stands, and what the steps before it in its block do. */
final class LockState {

    /**
     * More effects than this of one body are not told: its callers then know less, and are quiet.
     */
    static final int MAX_EFFECTS = 100;

    /** Longer chains of calls are not followed. */
    private static final int MAX_PLACES = 8;

    private final LockResults results;
    private Map<Object, LockEffect> effects = new LinkedHashMap<>();
    private HeldLocks held = new HeldLocks();

    LockState(LockResults results) {
        this.results = results;
    }

    /** From here on steps are of a block that begins with these held; answers what they will do. */
    Map<Object, LockEffect> begin(HeldLocks entry) {
        held = entry;
        effects = new LinkedHashMap<>();
        return effects;
    }

    HeldLocks held() {
        return held;
    }

    /** What some work does, which is not done here yet. */
    Map<Object, LockEffect> effectsOf(Runnable work) {
        Map<Object, LockEffect> outside = effects;
        Map<Object, LockEffect> found = new LinkedHashMap<>();
        effects = found;
        work.run();
        effects = outside;
        return found;
    }

    /** What is held here, and what a callee holds besides. */
    List<Held> with(List<Held> inside) {
        List<Held> all = held.certain();
        for (Held each : inside) {
            if (all.stream().noneMatch(other -> other.lock().isSameWay(each.lock()))) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    /** Whether calls lead here through more places than are followed. */
    static boolean isTooFar(List<Place> places) {
        return places.size() > MAX_PLACES;
    }

    static List<Place> then(List<Place> places, List<Place> inner) {
        List<Place> all = new ArrayList<>(places);
        all.addAll(inner);
        return List.copyOf(all);
    }

    /** An effect of the block, unless it has too many already. */
    void add(LockEffect effect) {
        if (effects.size() < MAX_EFFECTS && !isTooFar(effect.places())) {
            effects.putIfAbsent(effect.identity(), effect);
        }
    }

    /** A lock is asked for, here or in a callee that holds some itself. */
    void ask(Lock lock, List<Held> inside, boolean ordered, List<Place> places) {
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

    /** A call is left to the caller, who may know what it runs. */
    void leave(LockStep.Call call, List<Held> inside, boolean ordered, List<Place> places) {
        boolean after = ordered || held.hasCompared();
        add(new LockEffect.Calls(call, with(inside), after, places));
    }

    /** Quiet where something is held that could be anything, and is then perhaps given back. */
    void sleep(Lock on, @Nullable Lock released, List<Held> inside, List<Place> places) {
        if (held.mayHoldUnknown()) {
            return;
        }
        List<Held> others = new ArrayList<>(with(inside));
        if (released != null) {
            others.removeIf(each -> each.lock().isSame(released));
        }
        add(new LockEffect.Sleeps(on, released, List.copyOf(others), false, places));
    }

    void wake(Lock on, List<Held> inside, List<Place> places) {
        List<Held> all = new ArrayList<>(with(inside));
        all.addAll(held.passed());
        add(new LockEffect.Wakes(on, List.copyOf(all), false, places));
    }

    /** A thread waits for a task, or for all of several. */
    void await(LockName task, List<Held> inside, boolean ordered, List<Place> places) {
        if (task instanceof LockName.Tasks tasks) {
            for (LockName each : tasks.all()) {
                await(
                        each instanceof LockName.Function ? new LockName.Task(each) : each,
                        inside,
                        ordered,
                        places);
            }
            return;
        }
        LockName function = results.taskOf(task);
        if (!held.mayHoldUnknown() && function != null) {
            boolean after = ordered || held.hasCompared();
            add(new LockEffect.Waits(function, with(inside), after, places));
        }
    }
}

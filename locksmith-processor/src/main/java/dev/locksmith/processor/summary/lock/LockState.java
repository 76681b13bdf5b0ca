package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What is held where a step of a body stands, and what the steps before it in its block do. */
final class LockState {

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

    /** What comes out of steps that are looked at with these held; nothing is done by them. */
    <R> R aside(HeldLocks other, Supplier<R> steps) {
        HeldLocks here = held;
        held = other;
        R found = steps.get();
        held = here;
        return found;
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

    /** What is held here, and what a callee holds besides, where it does something. */
    List<Held> with(LockContext inside) {
        List<Held> all = held.certain();
        if (!inside.without().isEmpty()) {
            all.removeIf(each -> isAmong(inside.without(), each.lock()));
        }
        return and(all, inside.held());
    }

    /** What is held here, and besides. */
    List<Held> and(List<Held> besides) {
        return and(held.certain(), besides);
    }

    private static List<Held> and(List<Held> here, List<Held> besides) {
        List<Held> all = new ArrayList<>(here);
        for (Held each : besides) {
            if (all.stream().noneMatch(other -> other.lock().isSameWay(each.lock()))) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    private static boolean isAmong(Set<Lock> locks, Lock lock) {
        return locks.stream()
                .anyMatch(
                        each ->
                                each.isSame(lock)
                                        || (each.kind() == lock.kind()
                                                && !(each.name() instanceof Path)));
    }

    /** What has been given back by then that a caller of this body has taken. */
    private Set<Lock> stillWithout(Set<Lock> without) {
        if (without.isEmpty() && held.returned().isEmpty()) {
            return Set.of();
        }
        Set<Lock> all = new HashSet<>(held.returned());
        for (Lock each : without) {
            if (held.certain().stream().noneMatch(taken -> taken.lock().isSame(each))) {
                all.add(each);
            }
        }
        return Set.copyOf(all);
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
        if (!isTooFar(effect.places())) {
            LockSummary.add(effects, effect.identity(), effect);
        }
    }

    /**
     * What boolean parameters and fields are here, and in the callee; null if nobody can come
     * there.
     */
    @Nullable Supposed with(Supposed inside) {
        return held.supposed().and(inside);
    }

    /** The same, seen from outside this body, with these held. */
    private LockContext outside(LockContext inside, List<Held> all) {
        return new LockContext(
                all,
                stillWithout(inside.without()),
                inside.ordered() || held.hasCompared(),
                inside.places(),
                here(inside));
    }

    /** What boolean parameters and fields are where something is done that is done at all. */
    private Supposed here(LockContext inside) {
        Supposed all = with(inside.supposed());
        return all == null ? inside.supposed() : all;
    }

    /** A lock is asked for, here or in a callee that holds some itself. */
    void ask(Lock lock, LockContext inside) {
        if (!(lock.name() instanceof Path path)
                || held.mayHoldUnknown()
                || (path.root() instanceof Root.Initializer of && held.isInitialized(of.type()))
                || (held.isAsserted(lock) && !isAmong(inside.without(), lock))) {
            return;
        }
        if (isHadByThread(lock) && held.givenBack().stream().anyMatch(lock::isSame)) {
            return; // the first one may be closed
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
        add(new LockEffect.Asks(lock, outside(inside, all)));
    }

    private static boolean isHadByThread(Lock lock) {
        return lock.kind() == Lock.Kind.HANDLE || lock.kind() == Lock.Kind.SCOPE;
    }

    /** The program says that a lock is held; one that nobody can name may be any. */
    void assertHeld(Lock lock) {
        if (lock.name() instanceof Path) {
            held.assertHeld(lock);
        } else if (lock.name().equals(LockName.UNKNOWN)) {
            held.perhapsTake(lock);
        }
    }

    /** A call is left to the caller, who may know what it runs. */
    void leave(LockStep.Call call, LockContext inside) {
        add(new LockEffect.Calls(call, outside(inside, with(inside))));
    }

    /** Quiet where something is held that could be anything, and is then perhaps given back. */
    void sleep(Lock on, @Nullable Lock released, LockContext inside) {
        if (held.mayHoldUnknown()) {
            return;
        }
        List<Held> others = new ArrayList<>(with(inside));
        if (released != null) {
            others.removeIf(each -> each.lock().isSame(released));
        }
        Set<Lock> still = stillWithout(inside.without());
        LockContext there =
                new LockContext(List.copyOf(others), still, false, inside.places(), here(inside));
        add(new LockEffect.Sleeps(on, released, there));
    }

    void wake(Lock on, LockContext inside) {
        List<Held> all = new ArrayList<>(and(inside.held()));
        all.addAll(held.passed());
        LockContext there =
                new LockContext(
                        List.copyOf(all), inside.without(), false, inside.places(), here(inside));
        add(new LockEffect.Wakes(on, there));
    }

    /** A thread waits for a task, or for all of several. */
    void await(LockName waitedFor, LockContext inside) {
        if (held.mayHoldUnknown()) {
            return;
        }
        List<Held> all = with(inside);
        for (LockName each : results.tasksOf(waitedFor)) {
            LockName thread = LockTypes.threadOf(each);
            List<Held> others = new ArrayList<>(all);
            // Who waits for a thread gives its monitor back meanwhile.
            others.removeIf(
                    one ->
                            one.lock().kind() == Lock.Kind.MONITOR
                                    && one.lock().name().equals(thread));
            add(new LockEffect.Waits(each, outside(inside, List.copyOf(others))));
        }
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a call of a body does with locks.
 *
 * @param effects by identity
 * @param left what the body has taken and holds when it returns
 * @param givenBack what it gives back that its caller took
 * @param answers what it leaves held by what it returns
 * @param asserted what its caller has taken, as the body says, and holds when it returns
 */
public record LockSummary(
        Map<Object, LockEffect> effects,
        List<Held> left,
        LockAnswers answers,
        Set<Lock> givenBack,
        Set<Lock> asserted) {

    static final LockSummary NOTHING = doing(Map.of());

    /** It does this, and holds afterwards what it held before. */
    static LockSummary doing(Map<Object, LockEffect> effects) {
        return new LockSummary(effects, List.of(), LockAnswers.NOTHING, Set.of(), Set.of());
    }

    boolean isNothing() {
        return effects.isEmpty() && leavesAll();
    }

    /** Whether what its caller holds is the same before and after. */
    private boolean leavesAll() {
        return left.isEmpty() && answers.isNothing() && givenBack.isEmpty() && asserted.isEmpty();
    }

    /**
     * Whether callers are part of what it does, even if they hold nothing: they hold what it leaves
     * them, or says they hold, say which objects it asks for, need the same classes, or wake whom
     * it wakes.
     */
    boolean concernsCallers() {
        if (!leavesAll() || needsClasses()) {
            return true;
        }
        for (LockEffect each : effects.values()) {
            if (!each.held().isEmpty() || each instanceof LockEffect.Wakes) {
                return true;
            }
        }
        return false;
    }

    /** Whether it asks for the initialization of classes. */
    boolean needsClasses() {
        for (LockEffect each : effects.values()) {
            if (each instanceof LockEffect.Asks asks
                    && asks.lock().kind() == Lock.Kind.INITIALIZER) {
                return true;
            }
        }
        return false;
    }

    /** What the tasks run that it waits for. */
    List<LockName.Function> awaited() {
        List<LockName.Function> awaited = new ArrayList<>();
        for (LockEffect effect : effects.values()) {
            if (effect instanceof LockEffect.Waits waits
                    && waits.task() instanceof LockName.Task task
                    && task.function() instanceof LockName.Function function) {
                awaited.add(function);
            }
        }
        return awaited;
    }

    boolean isSameAs(LockSummary other) {
        if (isNothing() && other.isNothing()) {
            return true;
        }
        return effects.keySet().equals(other.effects.keySet())
                && givenBack.equals(other.givenBack)
                && asserted.equals(other.asserted)
                && answers.isSameAs(other.answers)
                && locksOf(left).equals(locksOf(other.left));
    }

    static List<Lock> locksOf(List<Held> held) {
        return held.stream().map(Held::lock).toList();
    }
}

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

    /**
     * More effects than this of one body are not told: its callers then know less, and are quiet.
     */
    private static final int MAX_EFFECTS = 100;

    /** It does this, and holds afterwards what it held before. */
    static LockSummary doing(Map<Object, LockEffect> effects) {
        return new LockSummary(effects, List.of(), LockAnswers.NOTHING, Set.of(), Set.of());
    }

    /**
     * Of one effect that is come to on several ways the shortest is kept. Bodies that call each
     * other hand an effect on to each other for ever, each time on a longer way: if it were kept,
     * it would be lost as too long, and found again, in turns.
     */
    static void add(Map<Object, LockEffect> effects, Object identity, LockEffect effect) {
        LockEffect known = effects.get(identity);
        if (known == null
                ? effects.size() < MAX_EFFECTS
                : effect.places().size() < known.places().size()) {
            effects.put(identity, effect);
        }
    }

    /**
     * This summary, worked out once more after another one of the same body. Which of too many
     * effects are told stays as it is, so that it comes to an end.
     */
    LockSummary after(LockSummary before) {
        return before.effects.size() < MAX_EFFECTS
                ? this
                : new LockSummary(before.effects, left, answers, givenBack, asserted);
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

    /** Whether callers learn nothing new from this one, which was worked out after the other. */
    boolean isSameAs(LockSummary before) {
        if (isNothing() && before.isNothing()) {
            return true;
        }
        return effects.keySet().equals(before.effects.keySet())
                && !hasShorterWay(before)
                && givenBack.equals(before.givenBack)
                && asserted.equals(before.asserted)
                && answers.isSameAs(before.answers)
                && locksOf(left).equals(locksOf(before.left));
    }

    /** Whether some effect, which both have, is come to on a shorter way now. */
    private boolean hasShorterWay(LockSummary before) {
        for (Map.Entry<Object, LockEffect> each : before.effects.entrySet()) {
            LockEffect now = effects.get(each.getKey());
            if (now != null && now.places().size() < each.getValue().places().size()) {
                return true;
            }
        }
        return false;
    }

    static List<Lock> locksOf(List<Held> held) {
        return held.stream().map(Held::lock).toList();
    }
}

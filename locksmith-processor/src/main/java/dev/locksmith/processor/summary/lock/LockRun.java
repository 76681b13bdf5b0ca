package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockBody.LockBlock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the locks that are held through the graph of one body, to the fixpoint. */
final class LockRun {

    private final LockBody body;
    private final LockTransfer transfer;
    private final LockEntries entries;
    private final @Nullable HeldLocks[] before;

    /** What is held where the body returns true; null as long as it does not. */
    private @Nullable HeldLocks whenTrue;

    private @Nullable HeldLocks whenFalse;

    private final BitSet waiting = new BitSet();

    /** The effects of the last run of each block. */
    private final List<Map<Object, LockEffect>> byBlock = new ArrayList<>();

    /**
     * @param beginning what is held where the body begins
     */
    LockRun(LockBody body, LockTransfer transfer, LockEntries entries, HeldLocks beginning) {
        this.entries = entries;
        this.body = body;
        this.transfer = transfer;
        this.before = new HeldLocks[body.blocks().size()];
        this.before[0] = beginning;
        body.blocks().forEach(block -> byBlock.add(Map.of()));
    }

    LockSummary summary() {
        waiting.set(0);
        for (int i = 0; i >= 0; i = waiting.nextSetBit(0)) {
            waiting.clear(i);
            HeldLocks entry = before[i];
            if (entry != null) {
                byBlock.set(i, run(body.blocks().get(i), entry.copy()));
            }
        }
        Map<Object, LockEffect> all = new LinkedHashMap<>();
        for (Map<Object, LockEffect> each : byBlock) {
            each.forEach((identity, effect) -> LockSummary.add(all, identity, effect));
        }
        HeldLocks end = body.exit() < 0 ? null : before[body.exit()];
        if (end == null) {
            return LockSummary.doing(all);
        }
        List<Held> left = new ArrayList<>(end.certain());
        left.removeIf(each -> each.lock().kind() == Lock.Kind.MONITOR);
        return new LockSummary(
                all,
                List.copyOf(left),
                LockAnswers.of(whenTrue, whenFalse, end),
                givenBack(end),
                Set.copyOf(end.asserted()));
    }

    /** What a body gives back for its caller: not what it takes itself, be it on some way only. */
    private Set<Lock> givenBack(HeldLocks end) {
        if (end.givenBack().isEmpty()) {
            return Set.of();
        }
        Set<LockName> own = new HashSet<>();
        LockStep.Visitor taking =
                new LockStep.Visitor() {
                    @Override
                    public void acquire(LockStep.Acquire step) {
                        own.add(transfer.resolved(step.lock()).name());
                    }

                    @Override
                    public void attempt(LockStep.Try step) {
                        own.add(transfer.resolved(step.lock()).name());
                    }

                    @Override
                    public void tried(LockStep.Tried step) {
                        own.add(transfer.resolved(step.lock()).name());
                    }

                    @Override
                    public void hold(LockStep.Hold step) {
                        own.add(transfer.resolved(step.lock()).name());
                    }
                };
        body.forEachStep(taking);
        Set<Lock> others = new LinkedHashSet<>(end.givenBack());
        others.removeIf(each -> own.contains(each.name()));
        return others;
    }

    private Map<Object, LockEffect> run(LockBlock block, HeldLocks held) {
        Map<Object, LockEffect> effects = transfer.begin(held);
        for (LockStep step : block.steps()) {
            if (step instanceof LockStep.Suppose suppose) {
                if (!transfer.mayBe(suppose)) {
                    return effects; // nobody comes here
                }
            } else if (step instanceof LockStep.Answer answer) {
                answer(answer, held);
            } else if (step instanceof LockStep.MayThrow) {
                block.handlers().forEach(handler -> learn(handler, held));
            } else {
                if (step instanceof LockStep.Call call && !entries.targetsOf(call).isEmpty()) {
                    entries.called(body.key(), call, held.all());
                }
                if (step instanceof LockStep.Call call && transfer.mayInitialize(call)) {
                    entries.calledAfter(body.key(), call, held.initialized());
                }
                step.accept(transfer);
                if (step instanceof LockStep.Call || step instanceof LockStep.Run) {
                    ran(step, held);
                }
            }
        }
        block.successors().forEach(next -> learn(next, held));
        return effects;
    }

    /** The body returns that; where a block is run again, no less is held than before. */
    private void answer(LockStep.Answer answer, HeldLocks held) {
        HeldLocks then = held.copy();
        if (!transfer.mayBe(answer, then)) {
            return;
        }
        HeldLocks before = answer.value() ? whenTrue : whenFalse;
        if (before != null) {
            before.join(then);
        } else if (answer.value()) {
            whenTrue = then;
        } else {
            whenFalse = then;
        }
    }

    private void ran(LockStep step, HeldLocks held) {
        transfer.ran()
                .forEach(
                        (function, inside) -> {
                            if (entries.isOfCalls(function)) {
                                List<Lock> all = held.all();
                                inside.forEach(each -> all.add(each.lock()));
                                entries.called(body.key(), step, function, all);
                            }
                        });
    }

    private void learn(int block, HeldLocks held) {
        HeldLocks known = before[block];
        if (known == null) {
            before[block] = held.copy();
            waiting.set(block);
        } else if (known.join(held)) {
            waiting.set(block);
        }
    }
}

package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What methods tell of locks by what they return: {@code return lock.tryLock(1, SECONDS)} leaves
 * the lock held where it is true.
 */
final class Answers {

    private final LockNames names;
    private final Function<Tree, Site> siteOf;
    private final Consumer<LockStep> steps;

    /** Whether this body may have taken a lock so far. */
    private boolean mayHold;

    Answers(LockNames names, Function<Tree, Site> siteOf, Consumer<LockStep> steps) {
        this.names = names;
        this.siteOf = siteOf;
        this.steps = steps;
    }

    /** The body does this. */
    void does(LockStep step) {
        mayHold |=
                step instanceof LockStep.Acquire
                        || step instanceof LockStep.Try
                        || tellsOfLocks(step);
        steps.accept(step);
    }

    /** The body returns a value; it tells something if that is true or false. */
    void returns(ExpressionTree value) {
        if (!names.isTruth(value)) {
            return;
        }
        List<LockStep> answers = new ArrayList<>(2);
        boolean tells = mayHold;
        for (boolean each : possible(names.of(value))) {
            List<LockStep> known = knownWhere(value, each);
            tells |= known.stream().anyMatch(Answers::tellsOfLocks);
            answers.add(new LockStep.Answer(each, known));
        }
        if (tells) {
            answers.forEach(steps);
        }
    }

    private static List<Boolean> possible(LockName value) {
        return value instanceof LockName.Truth truth
                ? List.of(truth.value())
                : List.of(true, false);
    }

    /** What would be known if it were tested, and came out like this. */
    private List<LockStep> knownWhere(ExpressionTree value, boolean answer) {
        List<LockStep> known = new ArrayList<>();
        LockCalls calls = new LockCalls(names, siteOf, known::add, function -> {});
        calls.tested(new Node.Tested(Bare.of(value), answer));
        return List.copyOf(known);
    }

    /** Whether it tells that a lock was taken, or what a method says that may have taken one. */
    private static boolean tellsOfLocks(LockStep step) {
        return step instanceof LockStep.Tried
                || (step instanceof LockStep.Suppose suppose
                        && suppose.what() instanceof LockName.Result);
    }
}

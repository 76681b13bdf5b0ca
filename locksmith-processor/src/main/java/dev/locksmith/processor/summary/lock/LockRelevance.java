package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockStep;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Which calls may have to do with locks, told as cheaply as that can be. */
final class LockRelevance {

    private final LockDispatch dispatch;
    private final LockCallees callees;
    private final LockResults results;
    private final Function<Object, LockSummary> summaries;
    private final JointSummaries joints;
    private final Predicate<ExecutableElement> mayBeActive;

    LockRelevance(
            LockDispatch dispatch,
            LockCallees callees,
            LockResults results,
            Function<Object, LockSummary> summaries,
            JointSummaries joints,
            Predicate<ExecutableElement> mayBeActive) {
        this.dispatch = dispatch;
        this.callees = callees;
        this.results = results;
        this.summaries = summaries;
        this.joints = joints;
        this.mayBeActive = mayBeActive;
    }

    /** Most calls have nothing to do with locks: they are passed over before any work is done. */
    boolean mayMatter(LockStep.Call call) {
        if (!mayBeActive.test(call.method()) && !mayBeFunction(call)) {
            return false;
        }
        LockName receiver = call.receiver() == null ? null : results.of(call.receiver());
        if (receiver instanceof LockName.Function
                || receiver instanceof LockName.Choice
                || receiver instanceof LockName.Unlocking) {
            return true;
        }
        TypeElement type = callees.sharper(call.type(), receiver);
        List<LockBody> bodies = callees.of(call, type);
        if (bodies.isEmpty()) {
            return LockCallees.mayBeLeftToCaller(call.method());
        } else if (bodies.size() == 1) {
            return !summaries.apply(bodies.get(0).key()).isNothing();
        }
        JointSummaries.Joint joint = joints.of(call.method(), type, bodies);
        boolean isAnyEnough =
                joint.isAnyFollowed()
                        || (receiver instanceof Path path && callees.isKnownToCaller(path));
        return isAnyEnough ? joint.isAnyActive() : joint.areAllActive();
    }

    /**
     * Whether the caller, or what a method returned or a field holds, may tell what a call runs.
     */
    private boolean mayBeFunction(LockStep.Call call) {
        return LockCallees.mayBeLeftToCaller(call.method())
                && (!(call.receiver() instanceof Path path)
                        || callees.isLeftToCaller(call)
                        || dispatch.fieldNames().mayBeFunction(path));
    }
}

package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockStep;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;

/** Which calls may have to do with locks, told as cheaply as that can be. */
final class LockRelevance {

    private final LockDispatch dispatch;
    private final LockCallees callees;
    private final LockResults results;
    private final Function<Object, LockSummary> summaries;
    private final Predicate<ExecutableElement> mayBeActive;
    private final Mode mode;

    LockRelevance(
            LockDispatch dispatch,
            LockCallees callees,
            LockResults results,
            Function<Object, LockSummary> summaries,
            Predicate<ExecutableElement> mayBeActive,
            Mode mode) {
        this.dispatch = dispatch;
        this.callees = callees;
        this.results = results;
        this.summaries = summaries;
        this.mayBeActive = mayBeActive;
        this.mode = mode;
    }

    /** Most calls have nothing to do with locks: they are passed over before any work is done. */
    boolean mayMatter(LockStep.Call call) {
        if (!mayBeActive.test(call.method()) && !mayBeFunction(call)) {
            return false;
        }
        LockName receiver = call.receiver() == null ? null : results.of(call.receiver());
        if (receiver instanceof LockName.Function || receiver instanceof LockName.Unlocking) {
            return true;
        }
        List<LockBody> bodies = callees.of(call, callees.sharper(call.type(), receiver));
        if (bodies.isEmpty()) {
            return LockCallees.mayBeLeftToCaller(call.method());
        }
        boolean isAnyEnough =
                (mode == Mode.COMPLETE && bodies.size() <= LockTransfer.MOST_BODIES)
                        || (receiver instanceof Path path && LockCallees.isKnownToCaller(path));
        for (LockBody each : bodies) {
            if (summaries.apply(each.key()).isNothing() != isAnyEnough) {
                return isAnyEnough;
            }
        }
        return !isAnyEnough;
    }

    /**
     * Whether the caller, or what a method returned or a field holds, may tell what a call runs.
     */
    private boolean mayBeFunction(LockStep.Call call) {
        return LockCallees.mayBeLeftToCaller(call.method())
                && (!(call.receiver() instanceof Path path)
                        || LockCallees.isLeftToCaller(call)
                        || dispatch.fieldNames().mayBeFunction(path));
    }
}

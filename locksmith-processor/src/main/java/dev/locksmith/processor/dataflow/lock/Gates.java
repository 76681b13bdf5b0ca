package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockStep;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;

/**
 * Flags that let one thread at a time pass: {@code if (!running.compareAndSet(false, true))
 * return}. To set such a flag is an attempt to take a lock, for which nobody waits; to clear it
 * gives that lock back.
 */
final class Gates {

    private final LockNames names;

    Gates(LockNames names) {
        this.names = names;
    }

    /** What a call of a flag does with it; null if it does neither. */
    @Nullable LockStep stepOf(
            MethodInvocationTree call, ExpressionTree flag, ExecutableElement method) {
        return switch (changeBy(call, method)) {
            case SET -> new LockStep.Try(lockOf(flag));
            case CLEAR -> new LockStep.Release(lockOf(flag));
            case NONE -> null;
        };
    }

    /**
     * The lock that a call attempted to take.
     *
     * @param answer what the call has answered
     * @return null if it is no such attempt
     */
    @Nullable Attempt attemptOf(
            MethodInvocationTree call, ExecutableElement method, boolean answer) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && LockModel.isOfFlag(method)
                && changeBy(call, method) == Change.SET) {
            boolean saysWhatWas = method.getSimpleName().contentEquals("getAndSet");
            return new Attempt(lockOf(select.getExpression()), answer != saysWhatWas);
        }
        return null;
    }

    /**
     * An attempt to take a lock.
     *
     * @param taken whether the lock was taken
     */
    record Attempt(Lock lock, boolean taken) {}

    private Lock lockOf(ExpressionTree flag) {
        return new Lock(names.of(flag), null, Lock.Kind.LOCK, Lock.Mode.WRITE);
    }

    private enum Change {
        SET,
        CLEAR,
        NONE
    }

    /** What changes a flag is given its new value last. */
    private static Change changeBy(MethodInvocationTree call, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        List<? extends ExpressionTree> given = call.getArguments();
        if (given.isEmpty()
                || !(Bare.of(given.get(given.size() - 1)) instanceof LiteralTree literal)
                || !(literal.getValue() instanceof Boolean value)) {
            return Change.NONE;
        } else if (!value) {
            return Change.CLEAR;
        }
        // Who sets it without a look at what was has not been let in.
        boolean isAttempt =
                name.equals("getAndSet")
                        || (name.equals("compareAndSet")
                                && Bare.of(given.get(0)) instanceof LiteralTree expected
                                && Boolean.FALSE.equals(expected.getValue()));
        return isAttempt ? Change.SET : Change.NONE;
    }
}

package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import javax.lang.model.element.ExecutableElement;

/**
 * What code asks about the locks that its thread holds already. Code that goes on only where the
 * answer is yes is run by threads alone that have taken the lock before.
 */
final class HeldTests {

    /** Names of methods that fail if what they are given is false, and how such names begin. */
    private static final Set<String> CHECKING = Set.of("isTrue", "state", "validState");

    private static final List<String> CHECKING_BEGINNINGS =
            List.of("check", "assert", "verify", "ensure", "require", "validate");

    private final LockNames names;
    private final Consumer<LockStep> steps;

    HeldTests(LockNames names, Consumer<LockStep> steps) {
        this.names = names;
        this.steps = steps;
    }

    /** A condition is true from here on. */
    void holds(ExpressionTree condition) {
        Deque<ExpressionTree> open = new ArrayDeque<>();
        open.push(condition);
        while (!open.isEmpty()) {
            ExpressionTree tree = Bare.of(open.pop());
            if (tree instanceof BinaryTree both && tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
                open.push(both.getRightOperand());
                open.push(both.getLeftOperand());
            } else if (tree instanceof MethodInvocationTree call) {
                Lock lock = askedFor(call);
                if (lock != null) {
                    steps.accept(new LockStep.Asserted(lock));
                }
            }
        }
    }

    /** A method is called; some fail if what they are given is false. */
    void checked(MethodInvocationTree call, String method) {
        for (ExpressionTree each : call.getArguments()) {
            if (Bare.of(each) instanceof MethodInvocationTree asked && isChecking(method)) {
                holds(asked);
            }
        }
    }

    private static boolean isChecking(String name) {
        return CHECKING.contains(name)
                || (beginsAsChecking(name) && !name.contains("Not") && !name.contains("False"));
    }

    private static boolean beginsAsChecking(String name) {
        for (String each : CHECKING_BEGINNINGS) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** The lock of which a call tells whether this thread holds it; null if it tells no such. */
    private @Nullable Lock askedFor(MethodInvocationTree call) {
        if (!(names.methodOf(call) instanceof ExecutableElement method)) {
            return null;
        } else if (LockModel.isAskingForMonitor(method)) {
            ExpressionTree object = call.getArguments().get(0);
            LockName name = names.of(object);
            return new Lock(
                    name, names.typeOf(Bare.of(object)), Lock.Kind.MONITOR, Lock.Mode.WRITE);
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && LockModel.isAskingForLock(method)) {
            return LockCalls.lockOf(names.of(select.getExpression()), method);
        }
        return null;
    }
}

package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Turns calls of libraries into the steps that matter for locks. */
final class LockCalls {

    private final LockNames names;
    private final Function<Tree, Site> siteOf;
    private final Consumer<LockStep> steps;

    LockCalls(LockNames names, Function<Tree, Site> siteOf, Consumer<LockStep> steps) {
        this.names = names;
        this.siteOf = siteOf;
        this.steps = steps;
    }

    /** {@code wait()}, {@code notify()} or {@code notifyAll()}. */
    void ofMonitor(MethodInvocationTree tree, LockName of, @Nullable TypeElement type) {
        Lock monitor = new Lock(of, type, Lock.Kind.MONITOR, Lock.Mode.WRITE);
        if (tree.getArguments().isEmpty() && isNamed(tree, "wait")) {
            steps.accept(new LockStep.Sleep(monitor, monitor, described(tree), siteOf.apply(tree)));
        } else {
            steps.accept(new LockStep.Wake(monitor, described(tree), siteOf.apply(tree)));
        }
    }

    private boolean isNamed(MethodInvocationTree tree, String name) {
        Element method = names.methodOf(tree);
        return method != null && method.getSimpleName().contentEquals(name);
    }

    private static String described(MethodInvocationTree tree) {
        return tree.getMethodSelect() + "()";
    }

    private void ofCondition(
            MethodInvocationTree tree, ExpressionTree receiver, ExecutableElement method) {
        Lock condition = new Lock(names.of(receiver), null, Lock.Kind.CONDITION, Lock.Mode.WRITE);
        String called = method.getSimpleName().toString();
        if (called.startsWith("signal")) {
            steps.accept(new LockStep.Wake(condition, described(tree), siteOf.apply(tree)));
        } else if (called.startsWith("await") && method.getParameters().isEmpty()) {
            Lock lock = new Lock(condition.name(), null, Lock.Kind.LOCK, Lock.Mode.WRITE);
            steps.accept(new LockStep.Sleep(condition, lock, described(tree), siteOf.apply(tree)));
        }
    }

    private void ofLatch(
            MethodInvocationTree tree, ExpressionTree receiver, ExecutableElement method) {
        Lock latch = new Lock(names.of(receiver), null, Lock.Kind.LATCH, Lock.Mode.WRITE);
        if (method.getSimpleName().contentEquals("countDown")) {
            steps.accept(new LockStep.Wake(latch, described(tree), siteOf.apply(tree)));
        } else if (method.getSimpleName().contentEquals("await")
                && method.getParameters().isEmpty()) {
            steps.accept(new LockStep.Sleep(latch, null, described(tree), siteOf.apply(tree)));
        }
    }

    /** A call of a lock of {@code java.util.concurrent.locks}. */
    void ofLock(MethodInvocationTree tree, ExpressionTree receiver, ExecutableElement method) {
        if (LockModel.isCondition(method)) {
            ofCondition(tree, receiver, method);
            return;
        }
        boolean isStamped = LockModel.isOfStampedLock(method);
        LockName name = names.of(receiver);
        Lock.Mode mode = Lock.Mode.WRITE;
        if (name instanceof LockName.View view) {
            name = view.of();
            mode = view.mode();
        }
        String called = method.getSimpleName().toString();
        Lock lock =
                new Lock(
                        name,
                        null,
                        isStamped ? Lock.Kind.STAMPED : Lock.Kind.LOCK,
                        called.contains("ead") ? Lock.Mode.READ : mode);
        if (called.startsWith("try")) {
            steps.accept(new LockStep.Try(lock));
        } else if (called.startsWith("unlock")) {
            release(lock, called.equals("unlock"));
        } else if (called.startsWith("lock")
                || (isStamped
                        && (called.startsWith("readLock") || called.startsWith("writeLock")))) {
            steps.accept(
                    new LockStep.Acquire(lock, receiver + "." + called + "()", siteOf.apply(tree)));
        }
    }

    /** The stamp alone tells in which mode a StampedLock is given back. */
    private void release(Lock lock, boolean inItsMode) {
        steps.accept(new LockStep.Release(lock));
        if (lock.kind() == Lock.Kind.STAMPED && inItsMode) {
            steps.accept(
                    new LockStep.Release(
                            new Lock(lock.name(), lock.type(), lock.kind(), Lock.Mode.READ)));
        }
    }

    /** A call of what is not compiled here. */
    void ofLibrary(
            MethodInvocationTree tree,
            ExpressionTree receiver,
            ExecutableElement method,
            @Nullable TypeElement type) {
        if (LockModel.isLatch(method)) {
            ofLatch(tree, receiver, method);
            return;
        }
        Lock held = lockInside(receiver, method, type);
        if (held != null) {
            steps.accept(
                    new LockStep.Acquire(
                            held,
                            receiver + "." + method.getSimpleName() + " locks it",
                            siteOf.apply(tree)));
        }
        if (LockModel.runsAtOnce(method) || held != null) {
            for (ExpressionTree argument : tree.getArguments()) {
                LockName name = names.of(argument);
                if (name instanceof LockName.Function || isFunctionParameter(name)) {
                    steps.accept(
                            new LockStep.Run(
                                    name, Members.nameOf(method) + " runs it", siteOf.apply(tree)));
                }
            }
        }
        if (held != null) {
            steps.accept(new LockStep.Release(held));
        }
        if (LockModel.isInvokingAll(method)) {
            steps.accept(
                    new LockStep.Await(
                            names.of(tree.getArguments().get(0)),
                            receiver + "." + method.getSimpleName() + "()",
                            siteOf.apply(tree)));
        }
        if (LockModel.isWaiting(method)) {
            steps.accept(
                    new LockStep.Await(
                            names.of(receiver),
                            receiver + "." + method.getSimpleName() + "()",
                            siteOf.apply(tree)));
        }
    }

    private static boolean isFunctionParameter(LockName name) {
        return name instanceof Path path
                && path.steps().isEmpty()
                && path.root() instanceof Root.Parameter;
    }

    private @Nullable Lock lockInside(
            ExpressionTree receiver, ExecutableElement method, @Nullable TypeElement type) {
        if (LockModel.isSynchronized(method) || names.isSynchronizedWrapper(receiver)) {
            return new Lock(names.of(receiver), type, Lock.Kind.MONITOR, Lock.Mode.WRITE);
        } else if (type != null && LockModel.isComputing(method, type)) {
            return new Lock(names.of(receiver), type, Lock.Kind.BINS, Lock.Mode.WRITE);
        }
        return null;
    }
}

package dev.locksmith.processor.scan;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Turns calls of libraries, and of our own runtime, into the steps that matter for locks. */
final class LockCalls {

    private static final String HANDLE = "dev.locksmith.KeyHandle";
    private static final String VOUCHER = "dev.locksmith.KeyVoucher";

    /** That the running thread has a handle. */
    private static final Lock HANDLE_OF_THREAD =
            new Lock(
                    new Path(new Root.OfThread(), List.of()),
                    null,
                    Lock.Kind.HANDLE,
                    Lock.Mode.WRITE);

    private final LockNames names;
    private final Function<Tree, Site> siteOf;
    private final Consumer<LockStep> steps;

    LockCalls(LockNames names, Function<Tree, Site> siteOf, Consumer<LockStep> steps) {
        this.names = names;
        this.siteOf = siteOf;
        this.steps = steps;
    }

    /** A call of a lock of {@code java.util.concurrent.locks}. */
    void ofLock(
            MethodInvocationTree tree, ExpressionTree receiver, ExecutableElement method) {
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
                || (isStamped && (called.startsWith("readLock") || called.startsWith("writeLock")))) {
            steps.accept(
                    new LockStep.Acquire(
                            lock, receiver + "." + called + "()", siteOf.apply(tree)));
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
        if (isHandle(Members.ownerOf(method))) {
            ofHandle(tree, receiver, method);
            return;
        }
        if (claims(tree)) {
            claim(receiver + "." + method.getSimpleName() + "()", tree);
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
        if (LockModel.isSynchronized(method)) {
            return new Lock(names.of(receiver), type, Lock.Kind.MONITOR, Lock.Mode.WRITE);
        } else if (type != null && LockModel.isComputing(method, type)) {
            return new Lock(names.of(receiver), type, Lock.Kind.BINS, Lock.Mode.WRITE);
        }
        return null;
    }

    // Handles

    private static boolean isHandle(TypeElement type) {
        return type.getQualifiedName().contentEquals(HANDLE);
    }

    private void ofHandle(
            MethodInvocationTree tree, ExpressionTree receiver, ExecutableElement method) {
        switch (method.getSimpleName().toString()) {
            case "claim" -> claim("KeyHandle.claim()", tree);
            case "close" -> steps.accept(new LockStep.Release(HANDLE_OF_THREAD));
            case "scope" -> {
                String described = receiver + ".scope()";
                steps.accept(
                        new LockStep.Acquire(scopeOf(receiver), described, siteOf.apply(tree)));
            }
            default -> {}
        }
    }

    private Lock scopeOf(ExpressionTree handle) {
        return new Lock(names.of(handle), null, Lock.Kind.SCOPE, Lock.Mode.WRITE);
    }

    /** A try statement closes what it has opened; whether that is ours. */
    boolean closed(Tree resource, TypeElement type) {
        if (type.getQualifiedName().contentEquals(HANDLE)) {
            steps.accept(new LockStep.Release(HANDLE_OF_THREAD));
            return true;
        }
        if (resource instanceof VariableTree variable
                && variable.getInitializer() instanceof MethodInvocationTree opening
                && opening.getMethodSelect() instanceof MemberSelectTree select
                && names.methodOf(opening) instanceof ExecutableElement method
                && isHandle(Members.ownerOf(method))) {
            steps.accept(new LockStep.Release(scopeOf(select.getExpression())));
            return true;
        }
        return false;
    }

    private void claim(String described, Tree tree) {
        steps.accept(new LockStep.Acquire(HANDLE_OF_THREAD, described, siteOf.apply(tree)));
    }

    /** Whether a call insists on the handle that a voucher, or an attempt to claim, may give. */
    private boolean claims(MethodInvocationTree tree) {
        return tree.getMethodSelect() instanceof MemberSelectTree insists
                && (insists.getIdentifier().contentEquals("orElseThrow")
                        || insists.getIdentifier().contentEquals("get"))
                && ExpressionFlow.bare(insists.getExpression())
                        instanceof MethodInvocationTree attempt
                && names.methodOf(attempt) instanceof ExecutableElement method
                && isAttempt(method);
    }

    private static boolean isAttempt(ExecutableElement method) {
        String owner = Members.ownerOf(method).getQualifiedName().toString();
        return owner.equals(VOUCHER) && method.getSimpleName().contentEquals("redeem")
                || owner.equals(HANDLE) && method.getSimpleName().contentEquals("tryClaim");
    }
}

package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Turns calls of our own runtime into the steps that matter for locks. */
final class KeyCalls {

    private static final String HANDLE = "dev.locksmith.KeyHandle";
    private static final String VOUCHER = "dev.locksmith.KeyVoucher";
    private static final String AMBIENT = "dev.locksmith.AmbientScope";
    private static final String MUTEX = "dev.locksmith.Mutex";
    private static final String RW_MUTEX = "dev.locksmith.RwMutex";
    private static final String CLOSEABLE = "java.lang.AutoCloseable";

    /** The methods of keys that take locks, in all their forms. */
    private static final Pattern TAKING =
            Pattern.compile("(try)?(lock|read|write|Lock|Read|Write)(|With|Interruptibly|Leaf)");

    /** That the running thread has a handle, or an ambient scope that stands for one. */
    private static final Lock HANDLE_OF_THREAD =
            new Lock(
                    new Path(new Root.OfThread(), List.of()),
                    null,
                    Lock.Kind.HANDLE,
                    Lock.Mode.WRITE);

    private final LockNames names;
    private final Function<Tree, Site> siteOf;
    private final Consumer<LockStep> steps;

    /** The calls that open the resources of try statements. */
    private final Set<Tree> opening = new HashSet<>();

    KeyCalls(LockNames names, Function<Tree, Site> siteOf, Consumer<LockStep> steps) {
        this.names = names;
        this.siteOf = siteOf;
        this.steps = steps;
    }

    /** A try statement is about to evaluate this resource. */
    void opening(Tree resource) {
        if (resource instanceof VariableTree variable && variable.getInitializer() != null) {
            opening.add(variable.getInitializer());
        }
    }

    /** Whether the call is one of ours; if so, its steps are told. */
    boolean called(MethodInvocationTree tree, ExpressionTree receiver, ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        if (isHandle(owner)) {
            ofHandle(tree, receiver, method);
        } else if (isAmbient(owner) && method.getSimpleName().contentEquals("open")) {
            ambient(tree);
        } else if (claims(tree)) {
            claim(receiver + "." + method.getSimpleName() + "()", tree);
        } else if (isOfKey(method)) {
            ofKey(tree, method);
        } else {
            return false;
        }
        return true;
    }

    // Mutexes

    private static boolean isOfKey(ExecutableElement method) {
        return isOfRuntime(Members.ownerOf(method))
                && TAKING.matcher(method.getSimpleName().toString()).matches();
    }

    /**
     * A key takes mutexes: for the rest of a try statement, or while a function runs. Who closes
     * the guard in another way may do so anywhere.
     */
    private void ofKey(MethodInvocationTree tree, ExecutableElement method) {
        List<Lock> mutexes = mutexesOf(tree, method);
        String called = method.getSimpleName().toString();
        if (mutexes.isEmpty() || called.startsWith("try")) {
            return;
        }
        boolean runs = called.endsWith("With");
        if (!runs && !opening.contains(tree)) {
            mutexes.forEach(mutex -> steps.accept(new LockStep.Try(mutex)));
            return;
        }
        // Of a pair either may be the first to be taken.
        String described = tree.getMethodSelect() + "()";
        steps.accept(new LockStep.Acquire(mutexes.get(0), described, siteOf.apply(tree)));
        mutexes.stream().skip(1).forEach(other -> steps.accept(new LockStep.Try(other)));
        if (runs) {
            ExpressionTree last = tree.getArguments().get(tree.getArguments().size() - 1);
            String running = Members.nameOf(method) + " runs it";
            steps.accept(
                    new LockStep.Run(
                            names.ofFunction(last), List.of(), running, siteOf.apply(tree)));
            mutexes.forEach(mutex -> steps.accept(new LockStep.Release(mutex)));
        }
    }

    /** The mutexes that a key is to take; none of a set is known. */
    private List<Lock> mutexesOf(MethodInvocationTree tree, ExecutableElement method) {
        Lock.Mode mode = LockModel.isReading(method) ? Lock.Mode.READ : Lock.Mode.WRITE;
        List<Lock> mutexes = new ArrayList<>();
        for (ExpressionTree argument : tree.getArguments()) {
            TypeElement type = names.typeOf(argument);
            if (type != null && isMutex(type)) {
                LockName name = names.of(argument);
                mutexes.add(new Lock(name, null, Lock.Kind.MUTEX, mode));
            }
        }
        return mutexes;
    }

    private static boolean isMutex(TypeElement type) {
        return type.getQualifiedName().contentEquals(MUTEX)
                || type.getQualifiedName().contentEquals(RW_MUTEX);
    }

    // Handles

    private static boolean isHandle(TypeElement type) {
        return type.getQualifiedName().contentEquals(HANDLE);
    }

    private static boolean isAmbient(TypeElement type) {
        return type.getQualifiedName().contentEquals(AMBIENT);
    }

    /** It asks for nothing, for it goes on from a handle that is there. */
    private void ambient(MethodInvocationTree tree) {
        if (opening.contains(tree)) {
            steps.accept(
                    new LockStep.Hold(HANDLE_OF_THREAD, "AmbientScope.open()", siteOf.apply(tree)));
        }
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

    /** A call by which a handle or a scope may be closed although it does not say so. */
    void mayClose(CalledMethod called, List<? extends ExpressionTree> arguments) {
        if (called.closing() == Closing.ANYTHING
                || (called.closing() == Closing.ARGUMENTS
                        && arguments.stream().anyMatch(this::isKey))) {
            perhapsClosed();
        }
    }

    /** What a method may close although it does not say so. */
    enum Closing {
        /** An object of which only that it can be closed is known. */
        ANYTHING,
        /** What it is given: nobody sees what it does with that. */
        ARGUMENTS,
        NOTHING;

        static Closing of(String owner, String name, boolean isSource, Set<Modifier> modifiers) {
            if (name.equals("close") && owner.equals(CLOSEABLE)) {
                return ANYTHING;
            }
            boolean isUnseen =
                    isSource
                            ? modifiers.contains(Modifier.ABSTRACT)
                            : !isOfRuntime(owner)
                                    && (!LockModel.isOfPlatform(owner)
                                            || owner.startsWith("java.util.function."));
            return isUnseen ? ARGUMENTS : NOTHING;
        }
    }

    private void perhapsClosed() {
        steps.accept(new LockStep.Release(HANDLE_OF_THREAD));
        steps.accept(
                new LockStep.Release(
                        new Lock(LockName.UNKNOWN, null, Lock.Kind.SCOPE, Lock.Mode.WRITE)));
    }

    private static boolean isCloseable(TypeElement type) {
        return type.getQualifiedName().contentEquals(CLOSEABLE);
    }

    /** Whether a class is one of our own runtime. */
    static boolean isOfRuntime(TypeElement type) {
        return isOfRuntime(type.getQualifiedName().toString());
    }

    private static boolean isOfRuntime(String type) {
        return type.startsWith("dev.locksmith.");
    }

    private boolean isKey(ExpressionTree given) {
        TypeElement type = names.typeOf(given);
        return type != null && isOfRuntime(type) && !isMutex(type);
    }

    /** The function that a reference to a method makes, if it gives back what a thread has. */
    static LockName.@Nullable Unlocking closing(ExecutableElement method) {
        boolean closes =
                method.getSimpleName().contentEquals("close")
                        && (isHandle(Members.ownerOf(method))
                                || isAmbient(Members.ownerOf(method))
                                || isCloseable(Members.ownerOf(method)));
        return closes ? new LockName.Unlocking(HANDLE_OF_THREAD) : null;
    }

    /** A try statement closes what it has opened; whether that is ours. */
    boolean closed(Tree resource, TypeElement type) {
        if (isCloseable(type)) {
            perhapsClosed();
            return false;
        }
        if (isHandle(type) || isAmbient(type)) {
            steps.accept(new LockStep.Release(HANDLE_OF_THREAD));
            return true;
        }
        if (resource instanceof VariableTree variable
                && variable.getInitializer() instanceof MethodInvocationTree opening
                && opening.getMethodSelect() instanceof MemberSelectTree select
                && names.methodOf(opening) instanceof ExecutableElement method) {
            if (isHandle(Members.ownerOf(method))) {
                steps.accept(new LockStep.Release(scopeOf(select.getExpression())));
                return true;
            }
            if (isOfKey(method) && !method.getSimpleName().toString().startsWith("try")) {
                mutexesOf(opening, method)
                        .forEach(mutex -> steps.accept(new LockStep.Release(mutex)));
            }
            return isOfKey(method);
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
                && Bare.of(insists.getExpression()) instanceof MethodInvocationTree attempt
                && names.methodOf(attempt) instanceof ExecutableElement method
                && isAttempt(method);
    }

    private static boolean isAttempt(ExecutableElement method) {
        String owner = Members.ownerOf(method).getQualifiedName().toString();
        return (owner.equals(VOUCHER) && method.getSimpleName().contentEquals("redeem"))
                || (owner.equals(HANDLE) && method.getSimpleName().contentEquals("tryClaim"));
    }
}

package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Turns calls of libraries into the steps that matter for locks. */
final class LockCalls {

    private final LockNames names;
    private final Function<Tree, Site> siteOf;
    private final Consumer<LockStep> steps;

    /** Is told of functions that are run at once, and by nobody else. */
    private final Consumer<ExpressionTree> runAtOnce;

    private final HeldTests heldTests;
    private final Gates gates;

    LockCalls(
            LockNames names,
            Function<Tree, Site> siteOf,
            Consumer<LockStep> steps,
            Consumer<ExpressionTree> runAtOnce) {
        this.names = names;
        this.siteOf = siteOf;
        this.steps = steps;
        this.runAtOnce = runAtOnce;
        this.heldTests = new HeldTests(names, steps);
        this.gates = new Gates(names);
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

    private void ofCondition(MethodInvocationTree tree, ExecutableElement method) {
        Lock condition = new Lock(names.objectOf(tree), null, Lock.Kind.CONDITION, Lock.Mode.WRITE);
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
    void ofLock(MethodInvocationTree tree, ExecutableElement method) {
        if (LockModel.isCondition(method)) {
            ofCondition(tree, method);
            return;
        }
        Lock lock = lockOf(names.objectOf(tree), method);
        boolean isStamped = lock.kind() == Lock.Kind.STAMPED;
        String called = method.getSimpleName().toString();
        if (called.startsWith("try")) {
            steps.accept(new LockStep.Try(lock));
        } else if (called.startsWith("unlock")) {
            release(lock, called.equals("unlock"));
        } else if (called.startsWith("lock")
                || (isStamped
                        && (called.startsWith("readLock") || called.startsWith("writeLock")))) {
            steps.accept(new LockStep.Acquire(lock, described(tree), siteOf.apply(tree)));
        }
    }

    /** The lock that a method of {@code java.util.concurrent.locks} is called of. */
    static Lock lockOf(LockName receiver, ExecutableElement method) {
        LockName name = receiver;
        Lock.Mode mode = Lock.Mode.WRITE;
        if (name instanceof LockName.View view) {
            name = view.of();
            mode = view.mode();
        }
        return new Lock(
                name,
                null,
                LockModel.isOfStampedLock(method) ? Lock.Kind.STAMPED : Lock.Kind.LOCK,
                LockModel.isReading(method) ? Lock.Mode.READ : mode);
    }

    /** An assertion holds. */
    void asserted(ExpressionTree condition) {
        heldTests.holds(condition);
    }

    /** A method is called that may check what it is given. */
    void checked(MethodInvocationTree tree, CalledMethod called) {
        heldTests.checked(tree, called.name());
    }

    /** It is known how a condition came out. */
    void tested(Node.Tested node) {
        if (node.tree() instanceof MethodInvocationTree call
                && names.methodOf(call) instanceof ExecutableElement method) {
            tested(call, method, node.holds());
        } else if (names.isTruth(node.tree())) {
            suppose(node.tree(), node.holds());
        }
    }

    /** What is true or false is a parameter, a field, or what a getter reads. */
    private void suppose(ExpressionTree tree, boolean value) {
        LockName name = names.of(tree);
        if (name instanceof Path || name instanceof LockName.Result) {
            steps.accept(new LockStep.Suppose(name, value));
        }
    }

    /** It is known whether a variable holds an object. */
    void found(ExpressionTree subject, boolean isPresent) {
        if (LockName.Presence.of(names.of(subject)) instanceof LockName.Presence given) {
            steps.accept(new LockStep.Suppose(given, isPresent));
        }
    }

    private void tested(MethodInvocationTree tree, ExecutableElement method, boolean holds) {
        if (holds) {
            heldTests.holds(tree);
        }
        if (!names.isSuper(receiverOf(tree))) {
            suppose(tree, holds);
        }
        if (tree.getMethodSelect() instanceof MemberSelectTree select
                && LockModel.isAskingWhetherDone(method)
                && holds != isNamed(tree, "isAlive")) {
            awaited(select.getExpression());
        }
        if (LockModel.isTrying(method)) {
            tried(lockOf(names.objectOf(tree), method), holds, tree);
        }
        Gates.Attempt passed = gates.attemptOf(tree, method, holds);
        if (passed != null) {
            tried(passed.lock(), passed.taken(), tree);
        }
    }

    private static @Nullable ExpressionTree receiverOf(MethodInvocationTree tree) {
        return tree.getMethodSelect() instanceof MemberSelectTree select
                ? select.getExpression()
                : null;
    }

    private void tried(Lock lock, boolean taken, MethodInvocationTree tree) {
        steps.accept(new LockStep.Tried(lock, taken, described(tree), siteOf.apply(tree)));
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
            CalledMethod called,
            @Nullable TypeElement type) {
        ExecutableElement method = called.method();
        LibraryCall library = called.library();
        if (LockModel.isLatch(method)) {
            ofLatch(tree, receiver, method);
            return;
        }
        if (LockModel.isOfFlag(method)) {
            LockStep step = gates.stepOf(tree, receiver, method);
            if (step != null) {
                steps.accept(step);
            }
            return;
        }
        Lock held = lockInside(receiver, called, type);
        if (held != null) {
            steps.accept(
                    new LockStep.Acquire(
                            held,
                            receiver + "." + method.getSimpleName() + " locks it",
                            siteOf.apply(tree)));
        }
        if (library.runsAtOnce()) {
            run(tree, tree, method, LockModel.givesEach(method) ? receiver : null);
        } else if (LockModel.endsStream(method)) {
            runStream(tree, method);
        }
        if (held != null) {
            steps.accept(new LockStep.Release(held));
        }
        if (LockModel.isInvokingAll(method)) {
            ExpressionTree given = tree.getArguments().get(0);
            LockName tasks = names.tasks().collections().allIn(given);
            await(tasks == null ? names.of(given) : tasks, tree);
        } else if (LockModel.isWaiting(method)) {
            await(names.tasks().ofWaited(receiver), names.elementOf(receiver), tree);
            awaited(receiver);
        } else if (LockModel.isClosingPool(method)) {
            await(names.tasks().givenTo(names.elementOf(receiver)), tree);
        } else if (library.elsewhere() >= 0) {
            names.tasks().handed(receiver, called, tree);
        }
    }

    /** A call that names no object: of a static method, or of this object's thread. */
    void waiting(MethodInvocationTree tree, CalledMethod called, TypeElement type) {
        if (called.library().waits()) {
            await(names.tasks().ofElsewhere(called, tree), tree);
        } else if (LockModel.isWaiting(called.method()) && isOfSelf(tree)) {
            await(names.tasks().ofObject(names.around(type), type), tree);
        }
    }

    private static boolean isOfSelf(MethodInvocationTree tree) {
        return !(tree.getMethodSelect() instanceof MemberSelectTree);
    }

    /** An executor is closed by the statement that opened it. */
    void closedPool(VariableTree resource, ExecutableElement close) {
        if (LockModel.isClosingPool(close)) {
            LockName tasks = names.tasks().givenTo(names.elementOf(resource));
            Site site = siteOf.apply(resource);
            steps.accept(new LockStep.Await(tasks, null, resource.getName() + ".close()", site));
        }
    }

    private void await(LockName task, MethodInvocationTree tree) {
        await(task, null, tree);
    }

    private void await(LockName task, @Nullable Element variable, MethodInvocationTree tree) {
        steps.accept(new LockStep.Await(task, variable, described(tree), siteOf.apply(tree)));
    }

    /** A thread waited for a task in a variable, or for several of them. */
    private void awaited(ExpressionTree task) {
        Element variable = names.elementOf(task);
        if (variable instanceof VariableElement) {
            steps.accept(new LockStep.Finished(variable, true));
        } else if (Bare.uncast(task) instanceof MethodInvocationTree call
                && isNamed(call, "allOf")) {
            call.getArguments().forEach(this::awaited);
        }
    }

    /** A variable is given another value. */
    void assigned(VariableElement variable) {
        TypeElement type = names.typeOf(variable.asType());
        if (type != null && LockModel.isWaitedFor(type)) {
            steps.accept(new LockStep.Finished(variable, false));
        }
    }

    /**
     * The functions that a call is given are run.
     *
     * @param each the collection whose elements they are given one by one; null if they are not
     */
    private void run(
            MethodInvocationTree given,
            MethodInvocationTree at,
            ExecutableElement method,
            @Nullable ExpressionTree each) {
        Deque<ExpressionTree> functions = new ArrayDeque<>(given.getArguments());
        while (!functions.isEmpty()) {
            ExpressionTree argument = Bare.uncast(functions.pop());
            if (argument instanceof ConditionalExpressionTree either) {
                functions.push(either.getFalseExpression());
                functions.push(either.getTrueExpression());
                continue;
            }
            LockName name = names.ofFunction(argument);
            runAtOnce.accept(argument);
            if (!LockName.functionsOf(name).isEmpty()
                    || name instanceof LockName.OfArgument
                    || name instanceof LockName.Unlocking
                    || name instanceof LockName.Result
                    || isVariable(name)) {
                steps.accept(
                        new LockStep.Run(
                                name,
                                each == null ? List.of() : List.of(names.element(name, each)),
                                Members.nameOf(method) + " runs it",
                                siteOf.apply(at)));
            }
        }
    }

    /**
     * What a stream was given on the way is run by the call that ends it, if it is not parallel.
     */
    private void runStream(MethodInvocationTree end, ExecutableElement method) {
        List<MethodInvocationTree> stages = new ArrayList<>();
        MethodInvocationTree at = end;
        boolean isParallel = false;
        while (names.methodOf(at) instanceof ExecutableElement stage
                && LockModel.isOfStream(stage)) {
            isParallel |= stage.getSimpleName().contentEquals("parallel");
            stages.add(at);
            if (!(at.getMethodSelect() instanceof MemberSelectTree select
                    && Bare.of(select.getExpression()) instanceof MethodInvocationTree before)) {
                break;
            }
            at = before;
        }
        if (!(names.methodOf(at) instanceof ExecutableElement source)) {
            return;
        }
        if (isParallel || source.getSimpleName().contentEquals("parallelStream")) {
            runParallel(end, stages);
            return;
        }
        ExpressionTree each =
                source.getSimpleName().contentEquals("stream")
                                && at.getMethodSelect() instanceof MemberSelectTree select
                        ? select.getExpression()
                        : null;
        for (int i = stages.size() - 1; i >= 0; i--) {
            run(stages.get(i), end, method, each);
            each = isSelecting(stages.get(i)) ? each : null;
        }
    }

    /** Other threads run the functions of a parallel stream, and its end waits for them. */
    private void runParallel(MethodInvocationTree end, List<MethodInvocationTree> stages) {
        List<LockName> tasks = new ArrayList<>();
        for (MethodInvocationTree stage : stages) {
            for (ExpressionTree argument : stage.getArguments()) {
                LockName function = names.ofFunction(argument);
                if (function instanceof LockName.Function) {
                    tasks.add(new LockName.Task(function));
                }
            }
        }
        if (!tasks.isEmpty()) {
            Site site = siteOf.apply(end);
            steps.accept(
                    new LockStep.Await(
                            new LockName.Tasks(List.copyOf(tasks)),
                            null,
                            "the end of a parallel stream",
                            site));
        }
    }

    /** Whether a stage of a stream hands on what it gets, or nothing. */
    private boolean isSelecting(MethodInvocationTree stage) {
        return isNamed(stage, "filter") || isNamed(stage, "peek") || isNamed(stage, "sorted");
    }

    /** Whether it is a parameter or a field, of which more may be known elsewhere. */
    private static boolean isVariable(LockName name) {
        return name instanceof Path path
                && (path.steps().isEmpty()
                        ? path.root() instanceof Root.Parameter
                                || path.root() instanceof Root.Static
                        : path.steps().get(path.steps().size() - 1).getKind().isField());
    }

    private @Nullable Lock lockInside(
            ExpressionTree receiver, CalledMethod called, @Nullable TypeElement type) {
        if (called.library().holdsMonitor() || names.kindInside(receiver) == Lock.Kind.MONITOR) {
            return new Lock(names.of(receiver), type, Lock.Kind.MONITOR, Lock.Mode.WRITE);
        } else if (LockModel.isComputing(called.method())) {
            boolean isCertain =
                    names.kindInside(receiver) == Lock.Kind.BINS
                            || (type != null && LockModel.isConcurrentHashMap(type));
            if (isCertain || (type != null && LockModel.isConcurrentMap(type))) {
                TypeElement certain = isCertain ? type : null;
                return new Lock(names.of(receiver), certain, Lock.Kind.BINS, Lock.Mode.WRITE);
            }
        }
        return null;
    }
}

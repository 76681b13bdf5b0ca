package dev.locksmith.processor.dataflow.shared;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.source.Readings;
import dev.locksmith.processor.dataflow.source.SerialExecutors;
import dev.locksmith.processor.dataflow.source.SharedPlaces;
import dev.locksmith.processor.dataflow.store.LockDepths;
import dev.locksmith.processor.dataflow.store.Store;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.lock.LocksLeft;
import dev.locksmith.processor.fact.shared.HelperCall;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.fact.shared.SharedPassed;
import dev.locksmith.processor.fact.shared.SharedUse;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Where values that one thread at a time may use are used, and which locks are held there. */
public final class SharedUses {

    /** What every object has does not touch what makes it unsafe, and a copy is a new object. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "clone",
                    "equals",
                    "hashCode",
                    "toString",
                    "getClass",
                    "wait",
                    "notify",
                    "notifyAll");

    private static final List<String> LOCK_WORDS = List.of("Lock", "Guard", "Mutex", "Permit");

    private final Walk walk;
    private final Declared declared;
    private final LocalClasses localClasses;
    private final SharedPlaces places;
    private final LockPaths paths;
    private final TaskStarts starts;
    private final SerialExecutors serial;
    private final Map<ExecutableElement, LockOperation> operations = new HashMap<>();
    private Body body = Body.NOWHERE;

    public SharedUses(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.declared = walk.surroundings.declared();
        this.localClasses = localClasses;
        this.places = walk.sharedPlaces;
        this.paths = new LockPaths(walk, localClasses);
        this.starts = new TaskStarts(walk, paths);
        this.serial = walk.serialExecutors;
    }

    // Bodies

    /** The body that is walked. */
    public Body body() {
        return body;
    }

    /** Another body begins; answers the one that goes on when it is over. */
    public Body enter(Body inner) {
        Body outer = body;
        body = inner;
        return outer;
    }

    /**
     * A function that is given to a call is another body, unless the call is known to run it here:
     * what has a thread of its own keeps listeners for that.
     */
    public Body enterFunction(
            ExpressionTree tree, @Nullable Callee callee, Callee.@Nullable Parameter parameter) {
        boolean runsHere =
                callee != null
                        && parameter != null
                        && !Callees.demandsAnything(parameter.marks())
                        && declared.knows(callee.method())
                        && walk.domains.of(Members.ownerOf(callee.method())) == null;
        return runsHere ? body : enter(new Body.OfFunction(tree));
    }

    public void leave(Body outer) {
        body = outer;
    }

    /** A method begins: one that is synchronized holds its monitor. */
    public void begin(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.SYNCHRONIZED)) {
            walk.state.locks.take(monitorOf(method));
        }
    }

    /** A method returns. */
    public void end(ExecutableElement method, @Nullable Store exit, Tree tree) {
        if (exit == null || exit.locks.isEmpty() || !(body instanceof Body.OfMethod)) {
            return;
        }
        if (method.getModifiers().contains(Modifier.SYNCHRONIZED)) {
            exit.locks.giveBack(monitorOf(method));
        }
        Lockset left = exit.locks.lockset();
        if (!left.isAll() && !left.isEmpty()) {
            walk.add(new LocksLeft(method, walk.siteOf(tree)));
        }
    }

    private LockPath monitorOf(ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        return method.getModifiers().contains(Modifier.STATIC)
                ? new LockPath.OfClass(owner)
                : paths.ofObject(owner);
    }

    // Locks

    public void locked(SynchronizedTree tree) {
        walk.state.locks.take(paths.of(tree.getExpression()));
    }

    public void unlocked(SynchronizedTree tree) {
        walk.state.locks.giveBack(paths.of(tree.getExpression()));
    }

    /** A condition is false: a lock that was tried for was not taken. */
    public void refused(ExpressionTree condition) {
        if (condition instanceof MethodInvocationTree tree
                && tree.getMethodSelect() instanceof MemberSelectTree select
                && walk.attributed.elementOf(select) instanceof ExecutableElement method) {
            switch (operationOf(method)) {
                case TRY -> walk.state.locks.giveBack(paths.of(select.getExpression()));
                case TAKE_UNKNOWN -> walk.state.locks.giveBack(LockPath.UNKNOWN);
                default -> {}
            }
        }
    }

    public void opening(Tree resource) {
        if (isNamedAsLock(resource)) {
            walk.state.locks.take(LockPath.UNKNOWN);
        }
    }

    public void closed(TryTree tree) {
        for (Tree resource : tree.getResources()) {
            if (isNamedAsLock(resource)) {
                walk.state.locks.giveBack(LockPath.UNKNOWN);
            }
            ExpressionTree opened =
                    resource instanceof VariableTree it ? it.getInitializer() : null;
            if (opened != null
                    && Bare.of(opened) instanceof MethodInvocationTree call
                    && walk.attributed.elementOf(call.getMethodSelect())
                            instanceof ExecutableElement method
                    && operationOf(method) == LockOperation.TAKE_UNKNOWN) {
                walk.state.locks.giveBack(LockPath.UNKNOWN);
            }
        }
    }

    private boolean isNamedAsLock(Tree resource) {
        var type = walk.attributed.typeOf(resource);
        if (type == null) {
            return false;
        }
        String name = type.toString();
        return LOCK_WORDS.stream().anyMatch(name::contains);
    }

    private LockOperation operationOf(ExecutableElement method) {
        LockOperation known = operations.get(method);
        if (known == null) {
            known = LockOperation.of(method);
            operations.put(method, known);
        }
        return known;
    }

    private void operate(LockOperation operation, @Nullable ExpressionTree receiver) {
        LockDepths locks = walk.state.locks;
        switch (operation) {
            case NONE -> {}
            case TAKE, TRY -> locks.take(pathOf(receiver));
            case GIVE_BACK -> locks.giveBack(pathOf(receiver));
            case TAKE_AS_READER -> locks.take(LockPath.OF_READERS);
            case GIVE_BACK_AS_READER -> locks.giveBack(LockPath.OF_READERS);
            case TAKE_UNKNOWN -> locks.take(LockPath.UNKNOWN);
            case GIVE_BACK_UNKNOWN -> locks.giveBack(LockPath.UNKNOWN);
        }
    }

    private LockPath pathOf(@Nullable ExpressionTree lock) {
        boolean isOfReaders =
                lock instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("readLock");
        if (isOfReaders) {
            return LockPath.OF_READERS;
        }
        return lock == null ? LockPath.UNKNOWN : paths.of(lock);
    }

    // Uses

    /** A method is called. */
    public void called(
            MethodInvocationTree tree, Callee callee, Value receiver, List<Value> arguments) {
        ExecutableElement method = callee.method();
        ExpressionTree on =
                tree.getMethodSelect() instanceof MemberSelectTree select
                        ? Bare.of(select.getExpression())
                        : null;
        if (receiver != Value.NONE && on != null) {
            used(receiver, method, tree, walk.state.locks.lockset());
        }
        given(callee, on, arguments, tree.getArguments());
        call(callee, tree, walk.state.locks.lockset());
        operate(operationOf(method), on);
    }

    /** An object is made. */
    public void made(NewClassTree tree, Callee callee, List<Value> arguments) {
        given(callee, null, arguments, tree.getArguments());
        call(callee, tree, walk.state.locks.lockset());
    }

    private void call(Callee callee, ExpressionTree tree, Lockset held) {
        if (callee.isSource() && isAround(callee.method())) {
            boolean isRepeated = walk.repetition.isRepeated(tree, body);
            walk.add(new HelperCall(callee.method(), body, held, isRepeated, walk.siteOf(tree)));
        }
    }

    /** Whether a method, or what is walked here, stands where such a field does. */
    private boolean isAround(ExecutableElement method) {
        Element file = localClasses.file();
        return (file != null && places.areIn(file))
                || localClasses.isInside(Members.ownerOf(method))
                || places.areAround(method);
    }

    /** A function does this when it is run: here, unless somebody keeps it. */
    public void referred(ExpressionTree tree, Value receiver, ExecutableElement method) {
        Lockset held = runsLater(tree) ? Lockset.NONE : walk.state.locks.lockset();
        used(receiver, method, tree, held);
        call(walk.callees.of(method), tree, held);
    }

    /** Whether it is not certain that a function is run here; some are kept. */
    public boolean runsLater(ExpressionTree function, Marks taker) {
        return runsLater(function) || taker.has(Mark.RETAINED);
    }

    private boolean runsLater(ExpressionTree function) {
        return body instanceof Body.OfFunction of && of.place() == function;
    }

    /** A value is used by a method that is called on it. */
    private void used(Value receiver, ExecutableElement method, ExpressionTree tree, Lockset held) {
        boolean isExclusive = declared.isExclusive(method);
        for (Value each : isExclusive ? Values.objectsIn(receiver) : Values.objects(receiver)) {
            Element what = sharedThing(each);
            if (what != null && (isExclusive || counts(method, what))) {
                use(what, method, tree, held);
            }
        }
    }

    /** A library's method works with a value; whether it changes a container is not known. */
    private void usedAsArgument(Value value, ExecutableElement method, ExpressionTree tree) {
        for (Value each : Values.objects(value)) {
            Element what = sharedThing(each);
            if (what != null && counts(method, what) && !mayBeReadTogether(what)) {
                use(what, method, tree, walk.state.locks.lockset());
            }
        }
    }

    /** Whether a method that is not said to be another one than the rest uses this. */
    private boolean counts(ExecutableElement method, Element what) {
        return !isHarmless(method) && !declared.hasExclusiveMethods(typeOf(what));
    }

    private boolean mayBeReadTogether(Element what) {
        return declared.mayBeReadTogether(what, typeOf(what));
    }

    private static TypeMirror typeOf(Element what) {
        return what instanceof ExecutableElement method ? method.getReturnType() : what.asType();
    }

    private void use(Element what, ExecutableElement method, ExpressionTree tree, Lockset held) {
        boolean isReading = mayBeReadTogether(what) ? Readings.isOne(method) : isProperty(method);
        walk.add(
                new SharedUse(
                        what,
                        method.getSimpleName() + "()",
                        isReading,
                        body,
                        held,
                        walk.siteOf(tree)));
    }

    private boolean isHarmless(ExecutableElement method) {
        return HARMLESS.contains(method.getSimpleName().toString())
                || declared.of(method).has(Mark.THREAD_SAFE);
    }

    /** By the convention of beans. */
    private static boolean isProperty(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return method.getParameters().isEmpty() && (isNamed(name, "get") || isNamed(name, "is"));
    }

    private static boolean isNamed(String name, String prefix) {
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && Character.isUpperCase(name.charAt(prefix.length()));
    }

    /** What a rule can know a value by: a field, a method that returns it, a parameter. */
    private @Nullable Element sharedThing(Value value) {
        if (value instanceof Derived.FieldOf of) {
            return places.isField(of.field()) ? of.field() : null;
        } else if (value instanceof Value.OfVariable of) {
            VariableElement variable = of.variable();
            return (variable.getKind().isField() && places.isField(variable))
                            || places.isParameter(variable)
                    ? variable
                    : null;
        }
        return value instanceof Value.OfType of
                        && of.declaration() instanceof ExecutableElement method
                        && places.isResult(method)
                ? method
                : null;
    }

    private void given(
            Callee callee,
            @Nullable ExpressionTree receiver,
            List<Value> arguments,
            List<? extends ExpressionTree> trees) {
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter == null) {
                continue;
            } else if (callee.isSource() && serial.isExecutor(parameter.type())) {
                starts.executorGiven(parameter.element(), trees.get(i));
            }
            if (argument == Value.NONE) {
                continue;
            }
            if (Callees.demandsAnything(parameter.marks())) {
                starts.handedOver(
                        argument,
                        trees.get(i),
                        new TaskStarts.Taking(callee, parameter, receiver, trees, body));
            } else if (callee.isSource() && places.isParameter(parameter.element())) {
                passed(argument, parameter.element(), trees.get(i));
            } else if (walk.argumentUses.isUse(callee, parameter)) {
                usedAsArgument(argument, callee.method(), trees.get(i));
            } else if (callee.open() && places.isParameter(parameter.element())) {
                passed(argument, parameter.element(), trees.get(i));
            }
        }
    }

    private void passed(Value value, Element to, ExpressionTree tree) {
        Set<Value> objects =
                declared.hasExclusiveMethods(typeOf(to))
                        ? Values.objectsIn(value)
                        : Values.objects(value);
        for (Value each : objects) {
            Element what = sharedThing(each);
            if (what != null && !what.equals(to)) {
                walk.add(
                        new SharedPassed(
                                what, to, body, walk.state.locks.lockset(), walk.siteOf(tree)));
            }
        }
    }

    /** A method returns a value. */
    public void returned(ExecutableElement method, Value value, ExpressionTree tree) {
        if (serial.isExecutor(method.getReturnType())) {
            starts.executorGiven(method, tree);
        }
        if (value != Value.NONE && places.isResult(method)) {
            passed(value, method, tree);
        }
    }
}

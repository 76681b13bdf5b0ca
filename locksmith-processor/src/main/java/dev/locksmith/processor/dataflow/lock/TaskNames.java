package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Names threads and futures by the functions that must have run before they are done. */
final class TaskNames {

    /** Stages that are done when the one before is, and a function of their own has run. */
    private static final Set<String> ONE_BEFORE =
            Set.of("thenApply", "thenAccept", "thenRun", "thenCompose", "handle", "whenComplete");

    private static final Set<String> TWO_BEFORE =
            Set.of("thenCombine", "thenAcceptBoth", "runAfterBoth");

    /** Stages that are never done before the one before. */
    private static final Set<String> SAME =
            Set.of("exceptionally", "exceptionallyCompose", "copy", "toCompletableFuture");

    private static final String ASYNC = "Async";

    private final LockNames names;
    private final Attributed attributed;
    private final Predicate<TypeElement> isSource;

    private final TaskCollections collections;

    /** By the variable that holds an executor, what it was given here. */
    private final Map<Element, List<LockName>> pending = new HashMap<>();

    /** The tasks in variables that another thread was given to run: this one may run others. */
    private final Set<@Nullable Element> started = new HashSet<>();

    TaskNames(LockNames names, Attributed attributed, Predicate<TypeElement> isSource) {
        this.names = names;
        this.attributed = attributed;
        this.isSource = isSource;
        this.collections = new TaskCollections(names);
    }

    TaskCollections collections() {
        return collections;
    }

    /** What a call of a library returns, if it is a task; null if it is none. */
    @Nullable LockName of(MethodInvocationTree call, CalledMethod called) {
        ExecutableElement method = called.method();
        LockName.Tasks collected = new CollectedTasks(names).of(call, method);
        if (collected != null) {
            return collected;
        }
        if (LockModel.isListing(method)
                && call.getMethodSelect() instanceof MemberSelectTree select) {
            return collections.tasksIn(select.getExpression());
        }
        if (LockModel.isOfStage(method)) {
            return ofStage(call, method);
        }
        return called.library().returnsTask() ? ofElsewhere(called, call) : null;
    }

    /** The task that a call has another thread run. */
    LockName.Task ofElsewhere(CalledMethod called, MethodInvocationTree call) {
        int function = called.library().elsewhere();
        return new LockName.Task(ofRun(called.method(), call.getArguments(), function));
    }

    /** A future, or an array of futures. */
    private LockName ofOneOrMany(ExpressionTree argument) {
        LockName.Tasks tasks = collections.tasksIn(argument);
        return tasks == null ? names.of(argument) : tasks;
    }

    private @Nullable LockName ofStage(MethodInvocationTree call, ExecutableElement method) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        String name = method.getSimpleName().toString();
        if (name.equals("allOf")) {
            return new LockName.Tasks(arguments.stream().map(this::ofOneOrMany).toList());
        } else if (name.equals("runAsync") || name.equals("supplyAsync")) {
            return runsElsewhere(arguments, 1)
                    ? new LockName.Task(ofRun(method, arguments, 0))
                    : null;
        }
        boolean isAsync = name.endsWith(ASYNC);
        String plain = isAsync ? name.substring(0, name.length() - ASYNC.length()) : name;
        int function = ONE_BEFORE.contains(plain) ? 0 : TWO_BEFORE.contains(plain) ? 1 : -1;
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)
                || (function < 0 && !SAME.contains(plain))) {
            return null;
        }
        List<LockName> all = new ArrayList<>();
        all.add(names.of(select.getExpression()));
        if (function == 1) {
            all.add(names.of(arguments.get(0)));
        }
        if (function >= 0 && isAsync && runsElsewhere(arguments, function + 1)) {
            all.add(new LockName.Task(ofRun(method, arguments, function)));
        }
        return new LockName.Tasks(List.copyOf(all));
    }

    /** Whether a function runs on another thread: a plain executor may run it on this one. */
    private boolean runsElsewhere(List<? extends ExpressionTree> arguments, int executor) {
        if (arguments.size() <= executor) {
            return true;
        }
        TypeElement type = names.typeOf(Bare.of(arguments.get(executor)));
        return type != null && LockModel.isPool(type);
    }

    /** The function that a method or constructor is given to have it run. */
    LockName ofRun(
            ExecutableElement method, List<? extends ExpressionTree> arguments, int position) {
        ExpressionTree given = arguments.get(position);
        LockName name = names.ofFunction(given);
        if (name instanceof LockName.Function || position >= method.getParameters().size()) {
            return name;
        }
        ExecutableElement run =
                method.getParameters().get(position).asType() instanceof DeclaredType type
                        ? runOf(classOf(given), LockModel.runOf(type.asElement()))
                        : null;
        return run == null ? name : new LockName.Function(run, name);
    }

    private @Nullable TypeElement classOf(ExpressionTree given) {
        ExpressionTree tree = Bare.uncast(given);
        return tree instanceof NewClassTree made
                        && made.getClassBody() != null
                        && attributed.elementOf(made.getClassBody()) instanceof TypeElement body
                ? body
                : names.typeOf(tree);
    }

    /** A new thread, of a class of the JDK or of one compiled here; null if it is none. */
    @Nullable LockName ofThread(NewClassTree made, TypeElement type, LockName fresh) {
        if (LockModel.isThread(type) || LockModel.isFutureTask(type)) {
            return attributed.elementOf(made) instanceof ExecutableElement constructor
                    ? ofThread(constructor, made)
                    : null;
        }
        ExecutableElement run = runOfThread(type);
        return run == null ? null : new LockName.Task(new LockName.Function(run, fresh));
    }

    private @Nullable LockName ofThread(ExecutableElement constructor, NewClassTree made) {
        for (int i = 0; i < made.getArguments().size(); i++) {
            LockName name = ofRun(constructor, made.getArguments(), i);
            if (name instanceof LockName.Function) {
                return new LockName.Task(name);
            } else if (name instanceof LockName.Task) {
                started.add(attributed.elementOf(Bare.uncast(made.getArguments().get(i))));
                return name;
            }
        }
        return null;
    }

    /** What must have run before a wait for the value of an expression ends. */
    LockName ofWaited(ExpressionTree expression) {
        ExpressionTree tree = Bare.uncast(expression);
        TypeElement type = names.typeOf(tree);
        if (type != null
                && LockModel.isFutureTask(type)
                && !started.contains(attributed.elementOf(tree))) {
            return LockName.UNKNOWN;
        }
        LockName name = names.of(tree);
        VariableElement field = changingField(tree);
        if (field != null) {
            return LockNames.step(names.around(Members.ownerOf(field)), field);
        }
        return name instanceof Path path ? ofObject(path, type) : name;
    }

    /** A thread with code of its own, if this object is one; its name may tell more. */
    LockName ofObject(LockName object, @Nullable TypeElement type) {
        ExecutableElement run = type == null ? null : runOfThread(type);
        return run == null
                ? object
                : new LockName.Tasks(
                        List.of(object, new LockName.Task(new LockName.Function(run, object))));
    }

    /** A private field is given a value: all values that it is ever given may be one task. */
    void assigned(
            ExpressionTree variable,
            ExpressionTree value,
            BiConsumer<VariableElement, LockName> given) {
        ExpressionTree tree = Bare.uncast(variable);
        if (attributed.elementOf(tree) instanceof VariableElement field
                && isChanging(field)
                && Bare.of(value).getKind() != Tree.Kind.NULL_LITERAL) {
            boolean isOwn = Bare.isOwn(tree) && names.isOfThis(Members.ownerOf(field));
            given.accept(field, isOwn ? names.ofMadeObject().of(value) : LockName.UNKNOWN);
        }
    }

    private @Nullable VariableElement changingField(ExpressionTree tree) {
        return Bare.isOwn(tree)
                        && attributed.elementOf(tree) instanceof VariableElement field
                        && isChanging(field)
                ? field
                : null;
    }

    /** Whether a private field for threads or futures may be given another one. */
    boolean isChanging(VariableElement field) {
        TypeElement type = names.typeOf(field.asType());
        return type != null
                && LockModel.isWaitedFor(type)
                && field.getKind() == ElementKind.FIELD
                && field.getModifiers().contains(Modifier.PRIVATE)
                && !field.getModifiers().contains(Modifier.STATIC)
                && !names.isNamed(field);
    }

    /** An executor in a variable of this body was given something to run. */
    void handed(ExpressionTree executor, CalledMethod called, MethodInvocationTree call) {
        for (ExpressionTree each : call.getArguments()) {
            started.add(attributed.elementOf(Bare.uncast(each)));
        }
        Element variable = attributed.elementOf(Bare.uncast(executor));
        if (variable != null && isLocal(variable)) {
            pending.computeIfAbsent(variable, key -> new ArrayList<>())
                    .add(ofElsewhere(called, call));
        }
    }

    private static boolean isLocal(Element variable) {
        return variable.getKind() == ElementKind.LOCAL_VARIABLE
                || variable.getKind() == ElementKind.RESOURCE_VARIABLE;
    }

    /** What a variable's executor, when it is closed, waits for. */
    LockName.Tasks givenTo(@Nullable Element variable) {
        return new LockName.Tasks(List.copyOf(pending.getOrDefault(variable, List.of())));
    }

    /** What a thread of this class runs; null if it is no thread that brings its own code. */
    private @Nullable ExecutableElement runOfThread(TypeElement type) {
        for (TypeElement at = type; at != null; at = Members.superclass(at)) {
            if (LockModel.isThread(at)) {
                return runOf(type, "run");
            }
        }
        return null;
    }

    /** The method of that name, without parameters, that objects of a class have from code here. */
    private @Nullable ExecutableElement runOf(@Nullable TypeElement type, @Nullable String name) {
        for (TypeElement at = type;
                name != null && at != null && isSource.test(at);
                at = Members.superclass(at)) {
            for (ExecutableElement each : ElementFilter.methodsIn(at.getEnclosedElements())) {
                if (each.getSimpleName().contentEquals(name) && each.getParameters().isEmpty()) {
                    return each.getModifiers().contains(Modifier.ABSTRACT) ? null : each;
                }
            }
        }
        return null;
    }
}

package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Declared;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Where calls run the functions that they are given, as far as that is certain. */
public final class TaskPlaces {

    private static final String EXECUTOR = "java.util.concurrent.Executor";
    private static final String STAGE = "java.util.concurrent.CompletionStage";

    /** What runs tasks: any word of a library that sends a task elsewhere is certain of these. */
    private static final Set<String> RUNNERS =
            Set.of(
                    EXECUTOR,
                    STAGE,
                    "java.lang.Thread",
                    "java.lang.Thread.Builder",
                    "java.util.Timer",
                    "java.util.concurrent.CompletionService");

    /** Executors that may be any, as their types are implemented by all kinds of them. */
    private static final Set<String> ANY_EXECUTOR =
            Set.of(EXECUTOR, "org.springframework.core.task.TaskExecutor");

    /** What pools are made with that may set something for the tasks that they run. */
    private static final Set<String> PREPARING =
            Set.of(
                    EXECUTOR,
                    "java.util.concurrent.ThreadFactory",
                    "java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory");

    private static final Set<String> TASKS =
            Set.of(
                    "java.lang.Runnable",
                    "java.util.concurrent.Callable",
                    "java.util.TimerTask",
                    "java.util.concurrent.ForkJoinTask",
                    "java.util.Collection");

    /** Packages whose methods run the functions they are given before they return. */
    private static final Set<String> RUN_HERE =
            Set.of("java.lang", "java.util", "java.util.concurrent", "java.util.concurrent.atomic");

    private final Walk walk;
    private final SameThread sameThread;
    private final Map<Element, Map<String, Boolean>> kinds = new HashMap<>();

    public TaskPlaces(Walk walk) {
        this.walk = walk;
        this.sameThread = new SameThread(walk);
    }

    /**
     * Where a function is run.
     *
     * @param executor the one to which the call hands the function, if its own code tells where it
     *     runs that; {@link Value#NONE} if the place tells all
     */
    record Run(Place place, Value executor) {
        static final Run HERE = new Run(Place.HERE, Value.NONE);
    }

    /** Where what is given as this argument is run; null if that is not certain. */
    @Nullable Run of(Invocation invocation, int argument, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        Callee.Parameter parameter = callee.parameterOf(argument);
        if (parameter == null) {
            return null;
        }
        Domain domain = walk.domains.of(parameter.element());
        if (domain != null && domain.kind() == Domain.Kind.BACKGROUND) {
            String reason = callee.displayName() + " runs its task on another thread";
            return new Run(new Place.Elsewhere(reason, Place.Context.ANY), Value.NONE);
        } else if (domain != null && !is(parameter.type(), EXECUTOR)) {
            String reason = callee.displayName() + " runs it on " + domain.name();
            return new Run(new Place.In(domain, reason), Value.NONE);
        } else if (callee.isSource()) {
            return null;
        } else if (parameter.isFunction() && parameter.marks().has(Mark.SAME_THREAD)) {
            return Run.HERE;
        } else if (Callees.demandsAnything(parameter.marks())) {
            return isRunner(callee) && isTask(callee, parameter)
                    ? ofTask(invocation, receiver, arguments)
                    : null;
        }
        return isRunHere(callee, parameter) ? Run.HERE : null;
    }

    private boolean isRunner(Callee callee) {
        TypeElement owner = TypeFacts.classOf(callee.method());
        return owner != null && RUNNERS.stream().anyMatch(each -> is(owner, each));
    }

    private boolean isTask(Callee callee, Callee.Parameter parameter) {
        return TASKS.stream().anyMatch(each -> is(parameter.type(), each))
                || (parameter.isFunction() && is(TypeFacts.classOf(callee.method()), STAGE));
    }

    private boolean isRunHere(Callee callee, Callee.Parameter parameter) {
        ExecutableElement method = callee.method();
        return parameter.isFunction()
                && method.getKind() == ElementKind.METHOD
                && !callee.isStatic()
                && !parameter.marks().has(Mark.RETAINED)
                && RUN_HERE.contains(packageOf(method));
    }

    private String packageOf(Element element) {
        return walk.surroundings.elements().getPackageOf(element).toString();
    }

    private @Nullable Run ofTask(Invocation invocation, Value receiver, List<Value> arguments) {
        if (sameThread.certainlyRuns(invocation, receiver, arguments)) {
            return Run.HERE;
        }
        Callee callee = invocation.callee();
        String reason = callee.displayName() + " runs its task on another thread";
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter != null && is(parameter.type(), EXECUTOR)) {
                return ofExecutor(invocation.arguments().get(i), arguments.get(i), reason);
            }
        }
        TypeElement owner = TypeFacts.classOf(callee.method());
        if (is(owner, EXECUTOR) && !callee.isStatic() && !callee.isConstructor()) {
            return invocation.receiver() == null
                    ? null
                    : ofExecutor(invocation.receiver(), receiver, reason);
        } else if (is(owner, STAGE) && !callee.isStatic() && !isAsync(callee.method())) {
            return ofStage(invocation.receiver(), callee);
        }
        return new Run(new Place.Elsewhere(reason, Place.Context.NONE), Value.NONE);
    }

    private static boolean isAsync(ExecutableElement method) {
        return method.getSimpleName().toString().endsWith("Async");
    }

    /**
     * Where an executor of the platform's types runs what it is given; null if that is not certain.
     */
    public @Nullable Place certainlyOf(ExpressionTree executor, Value value, String reason) {
        Run run =
                is(classOf(walk.attributed.typeOf(executor)), EXECUTOR)
                        ? ofExecutor(executor, value, reason)
                        : null;
        return run == null || run.executor() != Value.NONE ? null : run.place();
    }

    /** Where an executor runs what it is given. */
    private @Nullable Run ofExecutor(ExpressionTree tree, Value value, String reason) {
        Domain declared = domainOf(tree);
        if (declared != null) {
            String where = Walk.describe(tree) + " runs its tasks on " + declared.name();
            return new Run(new Place.In(declared, where), Value.NONE);
        }
        TypeMirror type = walk.attributed.typeOf(tree);
        Domain ofType = domainOf(classOf(type));
        if (ofType != null) {
            String where = Walk.describe(tree) + " runs its tasks on " + ofType.name();
            return new Run(new Place.In(ofType, where), Value.NONE);
        }
        boolean isBare = value != Value.NONE;
        for (Value each : Values.objects(value)) {
            if (each instanceof Derived.Closure || isSource(typeOf(each, type))) {
                return new Run(Place.HERE, value);
            }
            TypeElement made = classOf(typeOf(each, type));
            if (made == null || ANY_EXECUTOR.contains(made.getQualifiedName().toString())) {
                return null;
            }
            isBare &= isMadeHere(each) && walk.domains.carriedAlongBy(made) == null;
        }
        TypeElement seen = classOf(type);
        return seen == null || ANY_EXECUTOR.contains(seen.getQualifiedName().toString())
                ? null
                : new Run(new Place.Elsewhere(reason, contextOf(isBare, value, seen)), Value.NONE);
    }

    /**
     * Of an executor of the platform whose origin is not seen, nothing says that it carries any.
     */
    private Place.Context contextOf(boolean isBare, Value value, TypeElement seen) {
        if (isBare) {
            return Place.Context.NONE;
        }
        boolean isUnseen = isOfPlatform(seen);
        for (Value each : Values.objects(value)) {
            TypeElement made = classOf(typeOf(each, seen.asType()));
            isUnseen &= made != null && isOfPlatform(made) && !isMadeInFile(each);
        }
        return isUnseen ? Place.Context.UNSEEN : Place.Context.ANY;
    }

    /** Of a pool that is made here more is known than that its origin is not seen. */
    private boolean isMadeInFile(Value value) {
        VariableElement field = null;
        if (value instanceof Value.OfVariable of) {
            field = of.variable();
        } else if (value instanceof Derived.FieldOf of) {
            field = of.field();
        }
        return field != null
                && walk.assignments.to(field).stream()
                        .anyMatch(each -> isOfFactory(each) || each instanceof NewClassTree);
    }

    private boolean isOfPlatform(@Nullable TypeElement executor) {
        return executor != null && packageOf(executor).equals("java.util.concurrent");
    }

    /** Whether the JDK has made it just so: nothing is around it that is not seen. */
    private boolean isMadeHere(Value value) {
        if (value instanceof Value.OfVariable of) {
            return isFilledHere(of.variable());
        } else if (value instanceof Derived.FieldOf of) {
            return isFilledHere(of.field());
        }
        return value instanceof Value.OfType made && isPlainPool(made.expression());
    }

    /**
     * A variable for which all that its file gives it is made so, and nobody else gives it any.
     * What one task leaves on the thread of a field's pool another one may find there, if there is
     * but one thread.
     */
    private boolean isFilledHere(VariableElement variable) {
        boolean isFilledByFile =
                variable.getKind().isField()
                        ? variable.getModifiers().contains(Modifier.PRIVATE)
                                || variable.getModifiers().contains(Modifier.FINAL)
                        : variable.getKind() == ElementKind.LOCAL_VARIABLE;
        if (!isFilledByFile) {
            return false;
        }
        List<ExpressionTree> given = walk.assignments.to(variable);
        return !given.isEmpty()
                && given.stream()
                        .allMatch(
                                variable.getKind().isField()
                                        ? this::isPoolOfMany
                                        : this::isPlainPool);
    }

    private boolean isPoolOfMany(ExpressionTree tree) {
        if (!isPlainPool(tree)) {
            return false;
        } else if (tree instanceof MethodInvocationTree call) {
            return !call.getMethodSelect().toString().contains("Single")
                    && !beginWithOne(call.getArguments());
        }
        return tree instanceof NewClassTree made && !beginWithOne(made.getArguments());
    }

    private boolean beginWithOne(List<? extends ExpressionTree> arguments) {
        return !arguments.isEmpty()
                && Integer.valueOf(1).equals(walk.attributed.constant(arguments.get(0)));
    }

    /** Whether a pool of the platform is made that runs tasks as they are. */
    private boolean isPlainPool(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return isOfFactory(call) && call.getArguments().stream().noneMatch(this::mayPrepare);
        }
        return tree instanceof NewClassTree made
                && made.getClassBody() == null
                && isOfPlatform(classOf(walk.attributed.typeOf(made)))
                && made.getArguments().stream().noneMatch(this::mayPrepare);
    }

    /** A factory of threads, or a pool that is wrapped, may prepare what runs. */
    private boolean mayPrepare(ExpressionTree argument) {
        TypeElement type = classOf(walk.attributed.typeOf(argument));
        return PREPARING.stream().anyMatch(each -> is(type, each));
    }

    private boolean isOfFactory(Tree tree) {
        TypeElement factory =
                tree instanceof MethodInvocationTree call
                        ? TypeFacts.classOf(walk.attributed.elementOf(call.getMethodSelect()))
                        : null;
        return factory != null && factory.getQualifiedName().contentEquals(EXECUTOR + "s");
    }

    private static @Nullable TypeMirror typeOf(Value value, @Nullable TypeMirror type) {
        return value instanceof Value.OfType of ? of.type() : type;
    }

    private @Nullable Domain domainOf(ExpressionTree tree) {
        ExpressionTree bare = Bare.of(tree);
        Element element =
                walk.attributed.elementOf(
                        bare instanceof MethodInvocationTree call ? call.getMethodSelect() : bare);
        return element instanceof VariableElement || element instanceof ExecutableElement
                ? walk.domains.of(element)
                : null;
    }

    /** The domain in which executors of this type run what they are given. */
    private @Nullable Domain domainOf(@Nullable TypeElement type) {
        ExecutableElement execute = executeMethod();
        if (type == null || execute == null) {
            return null;
        }
        ExecutableElement own = walk.typeFacts.implementation(execute, type);
        return walk.domains.of(own.getParameters().get(0));
    }

    /** {@code Executor.execute}. */
    @Nullable ExecutableElement executeMethod() {
        TypeElement executor = walk.surroundings.elements().getTypeElement(EXECUTOR);
        return executor == null ? null : walk.typeFacts.runMethodOf(executor.asType());
    }

    /** Where the thread is that completes a stage, and so runs what follows it. */
    private @Nullable Run ofStage(@Nullable ExpressionTree stage, Callee callee) {
        ExpressionTree at = stage;
        while (at != null && madeBy(at) instanceof MethodInvocationTree call) {
            if (!(walk.attributed.elementOf(call.getMethodSelect())
                            instanceof ExecutableElement method)
                    || !is(TypeFacts.classOf(method), STAGE)) {
                return null;
            }
            if (isAsync(method)) {
                return ofStarted(call, walk.callees.of(method), callee);
            }
            at =
                    call.getMethodSelect() instanceof MemberSelectTree select
                                    && FOLLOWING.contains(method.getSimpleName().toString())
                            ? select.getExpression()
                            : null;
        }
        return null;
    }

    /** Methods of a stage whose own stage is completed by the thread that runs their function. */
    private static final Set<String> FOLLOWING =
            Set.of("thenApply", "thenAccept", "thenRun", "handle", "whenComplete", "exceptionally");

    private @Nullable Run ofStarted(MethodInvocationTree call, Callee starts, Callee callee) {
        String reason =
                callee.displayName()
                        + " runs its function on the thread that completes the stage: "
                        + starts.displayName()
                        + " does so on another one";
        for (int i = 0; i < call.getArguments().size(); i++) {
            Callee.Parameter parameter = starts.parameterOf(i);
            if (parameter != null && is(parameter.type(), EXECUTOR)) {
                ExpressionTree executor = call.getArguments().get(i);
                Value value =
                        walk.attributed.elementOf(executor) instanceof VariableElement variable
                                ? walk.state.variables.of(variable)
                                : walk.ofType(executor);
                // Of a function nothing but its call is known, which is over.
                return isFunction(executor) ? null : ofExecutor(executor, value, reason);
            }
        }
        return new Run(new Place.Elsewhere(reason, Place.Context.NONE), Value.NONE);
    }

    private static boolean isFunction(ExpressionTree tree) {
        Tree.Kind kind = Bare.of(tree).getKind();
        return kind == Tree.Kind.LAMBDA_EXPRESSION || kind == Tree.Kind.MEMBER_REFERENCE;
    }

    /** The expression that made what this one gives, where a local variable holds it. */
    private Tree madeBy(ExpressionTree tree) {
        ExpressionTree bare = Bare.of(tree);
        if (walk.attributed.elementOf(bare) instanceof VariableElement variable
                && !variable.getKind().isField()) {
            for (Value each : Values.objects(walk.state.variables.of(variable))) {
                if (each instanceof Value.OfType of) {
                    return of.expression();
                }
            }
            List<ExpressionTree> given =
                    variable.getKind() == ElementKind.LOCAL_VARIABLE
                            ? walk.assignments.to(variable)
                            : List.of();
            return given.size() == 1 ? given.get(0) : bare;
        }
        return bare;
    }

    // Types

    private boolean isSource(@Nullable TypeMirror type) {
        TypeElement element = classOf(type);
        return element != null && walk.surroundings.isSource().test(element);
    }

    private static @Nullable TypeElement classOf(@Nullable TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED
                ? (TypeElement) TypeFacts.elementOf(type)
                : null;
    }

    private boolean is(TypeMirror type, String name) {
        return is(classOf(type), name);
    }

    /** Whether a class is this one, or extends it. */
    private boolean is(@Nullable TypeElement type, String name) {
        if (type == null) {
            return false;
        }
        Map<String, Boolean> known = kinds.computeIfAbsent(type, key -> new HashMap<>());
        Boolean answer = known.get(name);
        if (answer == null) {
            known.put(name, false); // ends the walk where types inherit in a ring
            answer = type.getQualifiedName().contentEquals(name);
            for (DeclaredType above : Declared.supertypesOf(type)) {
                answer |= is((TypeElement) above.asElement(), name);
            }
            known.put(name, answer);
        }
        return answer;
    }
}

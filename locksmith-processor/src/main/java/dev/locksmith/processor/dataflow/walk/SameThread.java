package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Calls that would run a task on another thread, but with this executor or number do not. */
public final class SameThread {

    private static final Set<String> STAGES =
            Set.of(
                    "java.util.concurrent.CompletionStage",
                    "java.util.concurrent.CompletableFuture");

    /** Methods of a stage whose own stage is complete as soon as their function has run. */
    private static final Set<String> FOLLOWING =
            Set.of("thenApply", "thenAccept", "thenRun", "handle", "whenComplete", "exceptionally");

    private static final String EXECUTOR = "java.util.concurrent.Executor";

    private final Walk walk;

    public SameThread(Walk walk) {
        this.walk = walk;
    }

    /** Whether this call certainly runs what it is given on the calling thread. */
    public boolean certainlyRuns(Invocation invocation, Value receiver, List<Value> arguments) {
        if (isCompleteStage(invocation.receiver(), receiver)) {
            return !isAsync(invocation.callee().method()) || isGivenExecutor(arguments);
        } else if (isExecutor(receiver)) {
            return true;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            if (parameter != null
                    && ((parameter.marks().has(Mark.STARTS) && isExecutor(arguments.get(i)))
                            || (parameter.marks().has(Mark.THRESHOLD)
                                    && isNever(invocation.arguments().get(i))))) {
                return true;
            }
        }
        return false;
    }

    private boolean isGivenExecutor(List<Value> arguments) {
        return !arguments.isEmpty() && isExecutor(arguments.get(arguments.size() - 1));
    }

    /** {@code CompletionStage} names its methods so: only these give their task to an executor. */
    private static boolean isAsync(ExecutableElement method) {
        return method.getSimpleName().toString().endsWith("Async");
    }

    /**
     * Whether this stage is certainly complete: one made so, or what such a stage gives for a task
     * that runs at once.
     */
    private boolean isCompleteStage(@Nullable ExpressionTree expression, Value value) {
        if (expression == null || !isStage(walk.attributed.typeOf(expression))) {
            return false;
        }
        Set<Value> all = Values.objects(value);
        for (Value each : all) {
            if (!(each instanceof Value.OfType made && isCompleteStage(made.expression()))) {
                return false;
            }
        }
        return !all.isEmpty();
    }

    private boolean isCompleteStage(Tree made) {
        Tree at = made;
        while (at instanceof ExpressionTree expression
                && Bare.of(expression) instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method) {
            if (isMarked(method)) {
                return true;
            }
            if (isAsync(method)
                    || waitsForAnother(method)
                    || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
                return false;
            }
            at = select.getExpression();
        }
        return at != made
                && walk.attributed.elementOf(at) instanceof VariableElement variable
                && !variable.getKind().isField()
                && isCompleteStage((ExpressionTree) at, walk.state.variables.of(variable));
    }

    /** Whether a stage made so may be incomplete though the one it is made on is complete. */
    private static boolean waitsForAnother(ExecutableElement method) {
        return !FOLLOWING.contains(method.getSimpleName().toString());
    }

    private boolean isStage(@Nullable TypeMirror type) {
        return type instanceof DeclaredType of
                && of.asElement() instanceof TypeElement element
                && STAGES.contains(element.getQualifiedName().toString());
    }

    /** Whether this is an executor that runs its tasks at once, on the thread that gives them. */
    private boolean isExecutor(Value value) {
        Set<Value> all = Values.seenThrough(value);
        for (Value each : all) {
            if (!isOneExecutor(each)) {
                return false;
            }
        }
        return !all.isEmpty();
    }

    private boolean isOneExecutor(Value value) {
        if (value instanceof Value.OfType type) {
            return (type.declaration() != null && isMarked(type.declaration()))
                    || runsItsArgument(type.expression());
        } else if (value instanceof Value.OfVariable of) {
            return (of.variable().getKind().isField() && isHeldBy(of.variable()))
                    || isOfSuchClass(of.variable());
        } else if (value instanceof Derived.FieldOf of) {
            return isHeldBy(of.field()) || isOfSuchClass(of.field());
        }
        return value instanceof Derived.Closure closure && runsItsArgument(closure.tree());
    }

    /** Whether a field holds one: by what is said of it, or by all that its file gives it. */
    private boolean isHeldBy(VariableElement field) {
        if (isMarked(field)) {
            return true;
        } else if (!field.getModifiers().contains(Modifier.FINAL)
                && !field.getModifiers().contains(Modifier.PRIVATE)) {
            return false;
        }
        List<ExpressionTree> given = walk.assignments.to(field);
        return !given.isEmpty() && given.stream().allMatch(this::isExecutor);
    }

    /** Whether this expression gives one. */
    public boolean isExecutor(ExpressionTree given) {
        ExpressionTree tree = Bare.uncast(given);
        if (tree instanceof MethodInvocationTree call) {
            return walk.attributed.elementOf(call.getMethodSelect())
                            instanceof ExecutableElement method
                    && isMarked(method);
        }
        return runsItsArgument(tree)
                || (walk.attributed.elementOf(tree) instanceof VariableElement variable
                        && ((variable.getKind().isField() && isMarked(variable))
                                || isOfSuchClass(variable)));
    }

    private boolean isOfSuchClass(VariableElement variable) {
        return variable.asType() instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement type
                && runsItsArgument(type);
    }

    private boolean isMarked(Element declaration) {
        return walk.surroundings.declared().of(declaration).has(Mark.SAME_THREAD);
    }

    /** Whether this makes an executor that runs what it is given: {@code task -> task.run()}. */
    private boolean runsItsArgument(Tree function) {
        if (function instanceof MemberReferenceTree reference) {
            return reference.getName().contentEquals("run")
                    && walk.attributed.elementOf(reference.getQualifierExpression())
                            instanceof TypeElement type
                    && type.getQualifiedName().contentEquals("java.lang.Runnable");
        }
        if (function instanceof LambdaExpressionTree lambda) {
            return lambda.getParameters().size() == 1
                    && runsOnly(lambda.getBody(), lambda.getParameters().get(0));
        }
        return function instanceof NewClassTree made && runsItsArgument(made);
    }

    private boolean runsItsArgument(NewClassTree made) {
        Tree named = made.getClassBody() == null ? made.getIdentifier() : made.getClassBody();
        return walk.attributed.elementOf(named) instanceof TypeElement type
                && runsItsArgument(type);
    }

    /** Whether a class is an {@code Executor}, and no more, that runs what it is given. */
    private boolean runsItsArgument(TypeElement type) {
        if (type.getInterfaces().stream().noneMatch(each -> isNamed(each, EXECUTOR))) {
            return false;
        }
        ClassTree tree = walk.surroundings.trees().getTree(type);
        for (Tree member : tree == null ? List.<Tree>of() : tree.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getName().contentEquals("execute")
                    && method.getParameters().size() == 1
                    && method.getBody() != null) {
                return runsOnly(method.getBody(), method.getParameters().get(0));
            }
        }
        return false;
    }

    private static boolean isNamed(TypeMirror type, String name) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(name);
    }

    /** Whether a body does nothing with a task but run it, and does that itself. */
    private static boolean runsOnly(Tree body, VariableTree task) {
        return !Boolean.TRUE.equals(new OtherUses(task.getName()).scan(body, null));
    }

    /** Whether a variable is used for anything but to run it here. */
    private static final class OtherUses extends TreeScanner<@Nullable Boolean, @Nullable Void> {

        private final Name task;

        /** Who runs what is made inside, and where, is not known. */
        private boolean isInFunction;

        OtherUses(Name task) {
            this.task = task;
        }

        @Override
        public @Nullable Boolean visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void unused) {
            boolean isRun =
                    !isInFunction
                            && call.getMethodSelect() instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals("run")
                            && select.getExpression() instanceof IdentifierTree name
                            && name.getName().equals(task);
            return isRun ? Boolean.FALSE : super.visitMethodInvocation(call, null);
        }

        @Override
        public Boolean visitIdentifier(IdentifierTree name, @Nullable Void unused) {
            return name.getName().equals(task);
        }

        @Override
        public @Nullable Boolean visitLambdaExpression(
                LambdaExpressionTree inner, @Nullable Void unused) {
            boolean outer = isInFunction;
            isInFunction = true;
            Boolean found = super.visitLambdaExpression(inner, null);
            isInFunction = outer;
            return found;
        }

        @Override
        public @Nullable Boolean visitClass(ClassTree inner, @Nullable Void unused) {
            boolean outer = isInFunction;
            isInFunction = true;
            Boolean found = super.visitClass(inner, null);
            isInFunction = outer;
            return found;
        }

        @Override
        public @Nullable Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
            return Boolean.TRUE.equals(one) ? one : other;
        }
    }

    private boolean isNever(ExpressionTree number) {
        return walk.attributed.constant(number) instanceof Long limit && limit == Long.MAX_VALUE;
    }
}

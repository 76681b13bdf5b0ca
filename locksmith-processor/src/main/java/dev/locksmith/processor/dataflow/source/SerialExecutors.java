package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.ExecutorOrigin;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Declared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which executors run one task at a time: to their tasks, they are what a lock is. An executor may
 * come from another file: here it is told from where.
 */
public final class SerialExecutors {

    private final Attributed attributed;
    private final TypeFacts typeFacts;
    private final Declared declared;
    private final Assignments assignments;
    private final Predicate<TypeElement> isSource;
    private final Map<Element, Boolean> executors = new HashMap<>();

    public SerialExecutors(
            Attributed attributed,
            TypeFacts typeFacts,
            Declared declared,
            Assignments assignments,
            Predicate<TypeElement> isSource) {
        this.attributed = attributed;
        this.typeFacts = typeFacts;
        this.declared = declared;
        this.assignments = assignments;
        this.isSource = isSource;
    }

    /** Whether values of this type run what they are given. */
    public boolean isExecutor(TypeMirror type) {
        return type instanceof DeclaredType of && isExecutor((TypeElement) of.asElement());
    }

    private boolean isExecutor(TypeElement type) {
        Boolean known = executors.get(type);
        if (known == null) {
            executors.put(type, false); // ends the walk where types inherit in a ring
            known =
                    type.getQualifiedName().contentEquals("java.util.concurrent.Executor")
                            || typeFacts.is(type.asType(), Mark.ONE_BY_ONE)
                            || Declared.supertypesOf(type).stream().anyMatch(this::isExecutor);
            executors.put(type, known);
        }
        return known;
    }

    /** What the executor that an expression gives may come from; nothing if it gives none. */
    public Set<ExecutorOrigin> originsOf(ExpressionTree expression) {
        Set<ExecutorOrigin> origins = new LinkedHashSet<>();
        Set<VariableElement> locals = new HashSet<>();
        Deque<ExpressionTree> open = new ArrayDeque<>(List.of(expression));
        while (!open.isEmpty()) {
            ExpressionTree given = open.poll();
            ExpressionTree tree = Bare.uncast(given);
            TypeMirror type = attributed.typeOf(tree);
            if (type == null || !isExecutor(type)) {
                tree = Bare.of(given);
                type = attributed.typeOf(tree);
            }
            if (type != null && isExecutor(type)) {
                followed(tree, type, locals, open, origins);
            }
        }
        return Set.copyOf(origins);
    }

    private void followed(
            ExpressionTree tree,
            TypeMirror type,
            Set<VariableElement> locals,
            Deque<ExpressionTree> open,
            Set<ExecutorOrigin> origins) {
        if (tree instanceof ConditionalExpressionTree choice) {
            open.add(choice.getTrueExpression());
            open.add(choice.getFalseExpression());
        } else if (attributed.elementOf(tree) instanceof VariableElement variable
                && isLocal(variable)) {
            List<ExpressionTree> given = given(variable);
            if (given.isEmpty()) {
                origins.add(ExecutorOrigin.OTHER);
            } else if (locals.add(variable)) {
                open.addAll(given);
            }
        } else {
            List<? extends ExpressionTree> inside = wrapped(tree, type);
            open.addAll(inside);
            if (inside.isEmpty()) {
                origins.add(originOf(tree, type));
            }
        }
    }

    /** What its file gives a variable, but for null. */
    public List<ExpressionTree> given(VariableElement variable) {
        return assignments.to(variable).stream()
                .filter(each -> each.getKind() != Tree.Kind.NULL_LITERAL)
                .toList();
    }

    private static boolean isLocal(VariableElement variable) {
        return switch (variable.getKind()) {
            case LOCAL_VARIABLE, RESOURCE_VARIABLE -> true;
            default -> false;
        };
    }

    /** The executors that one of a library is made of: it hands its tasks to them. */
    private List<? extends ExpressionTree> wrapped(ExpressionTree tree, TypeMirror type) {
        if (typeFacts.is(type, Mark.ONE_BY_ONE)
                || !(attributed.elementOf(tree) instanceof ExecutableElement method)
                || isHere(method)
                || declared.of(method).has(Mark.ONE_BY_ONE)) {
            return List.of();
        }
        List<? extends ExpressionTree> arguments =
                tree instanceof MethodInvocationTree call
                        ? call.getArguments()
                        : tree instanceof NewClassTree made ? made.getArguments() : List.of();
        return arguments.stream()
                .filter(
                        each -> {
                            TypeMirror given = attributed.typeOf(each);
                            return given != null && isExecutor(given);
                        })
                .toList();
    }

    private boolean isHere(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement owner && isSource.test(owner);
    }

    private ExecutorOrigin originOf(ExpressionTree tree, TypeMirror type) {
        if (typeFacts.is(type, Mark.ONE_BY_ONE)) {
            return ExecutorOrigin.ONE_BY_ONE;
        } else if (tree instanceof MethodInvocationTree call
                && attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method) {
            return isOneByOne(call.getArguments(), method)
                    ? ExecutorOrigin.ONE_BY_ONE
                    : isHere(method) ? new ExecutorOrigin.Of(method) : ExecutorOrigin.OTHER;
        } else if (tree instanceof NewClassTree made) {
            return attributed.elementOf(tree) instanceof ExecutableElement constructor
                            && isOneByOne(made.getArguments(), constructor)
                    ? ExecutorOrigin.ONE_BY_ONE
                    : ExecutorOrigin.OTHER;
        }
        return attributed.elementOf(tree) instanceof VariableElement variable
                ? new ExecutorOrigin.Of(variable)
                : ExecutorOrigin.OTHER;
    }

    /** Whether it is said of what makes an executor, or the number that says so is one. */
    private boolean isOneByOne(List<? extends ExpressionTree> arguments, ExecutableElement method) {
        if (declared.of(method).has(Mark.ONE_BY_ONE)) {
            return true;
        }
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (declared.of(parameters.get(i)).has(Mark.ONE_BY_ONE)) {
                return Integer.valueOf(1).equals(attributed.constant(arguments.get(i)));
            }
        }
        return false;
    }
}

package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Declared;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Which executors run one task at a time: to their tasks, they are what a lock is. */
final class SerialExecutors {

    private final Attributed attributed;
    private final TypeFacts typeFacts;
    private final Declared declared;
    private final Assignments assignments;

    SerialExecutors(
            Attributed attributed,
            TypeFacts typeFacts,
            Declared declared,
            Assignments assignments) {
        this.attributed = attributed;
        this.typeFacts = typeFacts;
        this.declared = declared;
        this.assignments = assignments;
    }

    /** Whether an expression is certainly such an executor. */
    boolean isOne(ExpressionTree expression) {
        ExpressionTree tree = ExpressionFlow.bare(expression);
        TypeMirror type = attributed.typeOf(tree);
        if (type != null && typeFacts.is(type, Mark.ONE_BY_ONE)) {
            return true;
        } else if (tree instanceof MethodInvocationTree call) {
            return isMade(call);
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return isOne(choice.getTrueExpression()) && isOne(choice.getFalseExpression());
        }
        return attributed.elementOf(tree) instanceof VariableElement variable && holdsOne(variable);
    }

    private boolean isMade(MethodInvocationTree call) {
        if (!(attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method)) {
            return false;
        }
        return declared.of(method).has(Mark.ONE_BY_ONE) || isOfOne(call, method);
    }

    /** Whether the number that says so is one. */
    private boolean isOfOne(MethodInvocationTree call, ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (declared.of(parameters.get(i)).has(Mark.ONE_BY_ONE)) {
                return Integer.valueOf(1).equals(attributed.constant(call.getArguments().get(i)));
            }
        }
        return false;
    }

    /** By all that its file gives it, if no other file can give it anything. */
    private boolean holdsOne(VariableElement variable) {
        boolean isGivenHere =
                !variable.getKind().isField()
                        || variable.getModifiers().contains(Modifier.PRIVATE)
                        || variable.getModifiers().contains(Modifier.FINAL);
        if (!isGivenHere) {
            return false;
        }
        boolean isOne = false;
        for (ExpressionTree given : assignments.to(variable)) {
            if (given.getKind() != Tree.Kind.NULL_LITERAL) {
                // Variables given to variables could be given to each other: they are not followed.
                boolean isVariable = attributed.elementOf(given) instanceof VariableElement;
                if (isVariable || !isOne(given)) {
                    return false;
                }
                isOne = true;
            }
        }
        return isOne;
    }
}

package dev.locksmith.processor.scan;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Calls that would run a task on another thread, but with this executor or number do not. */
final class SameThread {

    private final Walk walk;

    SameThread(Walk walk) {
        this.walk = walk;
    }

    /** Whether this call certainly runs what it is given on the calling thread. */
    boolean certainlyRuns(Invocation invocation, Value receiver, List<Value> arguments) {
        if (isExecutor(receiver)) {
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
            return type.declaration() != null && isMarked(type.declaration());
        } else if (value instanceof Value.OfVariable of) {
            return of.variable().getKind().isField() && isMarked(of.variable());
        } else if (value instanceof Derived.FieldOf of) {
            return isMarked(of.field());
        }
        return value instanceof Derived.Closure closure && runsItsArgument(closure.tree());
    }

    private boolean isMarked(Element declaration) {
        return walk.surroundings.declared().of(declaration).has(Mark.SAME_THREAD);
    }

    /** {@code Runnable::run}, {@code task -> task.run()}, or the same in braces. */
    private boolean runsItsArgument(Tree function) {
        if (function instanceof MemberReferenceTree reference) {
            return reference.getName().contentEquals("run")
                    && walk.attributed.elementOf(reference.getQualifierExpression())
                            instanceof TypeElement type
                    && type.getQualifiedName().contentEquals("java.lang.Runnable");
        }
        if (!(function instanceof LambdaExpressionTree lambda)
                || lambda.getParameters().size() != 1) {
            return false;
        }
        Tree body = lambda.getBody();
        if (body instanceof BlockTree block) {
            body =
                    block.getStatements().size() == 1
                                    && block.getStatements().get(0)
                                            instanceof ExpressionStatementTree statement
                            ? statement.getExpression()
                            : block;
        }
        return body instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("run")
                && select.getExpression() instanceof IdentifierTree name
                && name.getName().equals(lambda.getParameters().get(0).getName());
    }

    private boolean isNever(ExpressionTree number) {
        return walk.attributed.constant(number) instanceof Long limit && limit == Long.MAX_VALUE;
    }
}

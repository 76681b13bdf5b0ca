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

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;

import java.util.List;

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
        if (value instanceof Value.OfType type) {
            return type.declaration() != null
                    && walk.surroundings.declared().of(type.declaration()).has(Mark.SAME_THREAD);
        } else if (value instanceof Value.OfVariable of) {
            return of.variable().getKind().isField()
                    && walk.surroundings.declared().of(of.variable()).has(Mark.SAME_THREAD);
        } else if (value instanceof Value.Closure closure) {
            return runsItsArgument(closure.tree());
        } else if (value instanceof Value.OneOf oneOf) {
            return oneOf.values().stream().allMatch(this::isExecutor);
        }
        return value instanceof Value.Narrowed narrowed && isExecutor(narrowed.value());
    }

    /** {@code Runnable::run}, {@code task -> task.run()}, or the same in braces. */
    private static boolean runsItsArgument(Tree function) {
        if (function instanceof MemberReferenceTree reference) {
            return reference.getName().contentEquals("run")
                    && reference.getQualifierExpression().toString().endsWith("Runnable");
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

package dev.locksmith.processor.rewriting;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Names an argument of a statement's call by a local variable just before. A receiver stays: what
 * is put in by another name is not seen.
 */
final class Extracting extends Rewriter {

    Extracting(Source source) {
        super(source);
    }

    @Override
    public @Nullable Void visitExpressionStatement(
            ExpressionStatementTree statement, @Nullable Void nothing) {
        if (!isConstructorCall(statement)) {
            extract(statement, statement.getExpression());
        }
        return super.visitExpressionStatement(statement, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        if (variable.getInitializer() != null) {
            extract(variable, variable.getInitializer());
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree statement, @Nullable Void nothing) {
        if (statement.getExpression() != null) {
            extract(statement, statement.getExpression());
        }
        return super.visitReturn(statement, null);
    }

    private void extract(StatementTree statement, ExpressionTree expression) {
        if (!isInBlock()) {
            return;
        }
        List<ExpressionTree> parts = new ArrayList<>();
        if (expression instanceof MethodInvocationTree call) {
            parts.addAll(call.getArguments());
        } else if (expression instanceof NewClassTree creation
                && creation.getEnclosingExpression() == null) {
            parts.addAll(creation.getArguments());
        }
        // In the order in which they are evaluated.
        for (ExpressionTree each : parts) {
            if (isConstant(each) || isConsumer(each)) {
                continue;
            }
            String type =
                    typeName(source.trees.getTypeMirror(new TreePath(path(expression), each)));
            if (type == null || !source.isOneLine(source.start(statement), source.end(each))) {
                return;
            }
            String name = fresh();
            add(
                    Edit.before(
                            source.start(statement),
                            type + " " + name + " = " + source.text(each) + "; "),
                    Edit.replace(source.start(each), source.end(each), name));
        }
    }
}

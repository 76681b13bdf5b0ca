package dev.locksmith.processor.scan;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Walks switches, in all their forms. */
final class Switches {

    private final LocalFlow flow;
    private final Jumps jumps;

    Switches(LocalFlow flow, Jumps jumps) {
        this.flow = flow;
        this.jumps = jumps;
    }

    Value run(List<? extends CaseTree> cases, Value selector, boolean expression) {
        State dispatch = flow.walk.state.copy();
        boolean complete = expression;
        jumps.enterSwitch(expression);
        flow.walk.state.leave();
        for (CaseTree each : cases) {
            flow.walk.state.join(dispatch);
            // Without constants it is the default, or a pattern: then the switch is exhaustive.
            complete |= each.getExpressions().isEmpty();
            new Labels(each, selector).walk();
            if (each.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
                each.getStatements().forEach(flow::run);
            } else {
                arrow(each.getBody(), expression);
            }
        }
        if (!complete) {
            flow.walk.state.join(dispatch);
        }
        return jumps.leaveSwitch();
    }

    private void arrow(Tree body, boolean expression) {
        if (body instanceof ExpressionTree result) {
            Value value = flow.eval(result);
            if (expression) {
                jumps.yieldValue(value);
                return;
            }
        } else {
            flow.run((StatementTree) body);
        }
        // Nothing falls through out of an arrow's body.
        jumps.breakTo(null);
    }

    /**
     * Evaluates the labels and the guard of a case. Patterns in labels have no API in Java 17, so
     * that they are reached by walking the tree.
     */
    private final class Labels extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CaseTree tree;
        private Value matched;

        Labels(CaseTree tree, Value selector) {
            this.tree = tree;
            this.matched = selector;
        }

        void walk() {
            visitCase(tree, null);
        }

        @Override
        public @Nullable Void scan(@Nullable Tree node, @Nullable Void unused) {
            if (node == null || node == tree.getBody() || node instanceof StatementTree) {
                return null;
            } else if (node instanceof BindingPatternTree) {
                flow.bind(node, matched);
                return null;
            } else if (node instanceof ExpressionTree expression) {
                flow.eval(expression);
                return null;
            }
            if (node.getKind().name().equals("DECONSTRUCTION_PATTERN")) {
                matched = Value.NONE;
            }
            return super.scan(node, null);
        }
    }
}

package dev.locksmith.processor.cfg;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Name;

/** Switches in all their forms: cases are tried in order, the default case comes last. */
final class Switches {

    private final Graph graph;
    private final Statements statements;

    Switches(Graph graph, Statements statements) {
        this.graph = graph;
        this.statements = statements;
    }

    /** A switch statement, whose selector has been evaluated. */
    void statement(SwitchTree tree, Set<Name> labels) {
        Block after = graph.block();
        Frame outer = graph.frame;
        graph.frame = new Frame.Breakable(outer, labels, true, after);
        cases(tree.getCases(), tree.getExpression(), null, after);
        graph.frame = outer;
        graph.start(after);
    }

    /** A switch expression, whose selector has been evaluated. */
    void expression(SwitchExpressionTree tree) {
        Block after = graph.block();
        Frame outer = graph.frame;
        graph.frame = new Frame.Yielding(outer, tree, after);
        cases(tree.getCases(), tree.getExpression(), tree, after);
        graph.frame = outer;
        graph.start(after);
    }

    private void cases(
            List<? extends CaseTree> cases,
            ExpressionTree selector,
            @Nullable SwitchExpressionTree expression,
            Block after) {
        List<Block> bodies = new ArrayList<>();
        cases.forEach(each -> bodies.add(graph.block()));
        Block rest = null;
        boolean isExhaustive = expression != null;
        for (int i = 0; i < cases.size(); i++) {
            Labels labels = new Labels(cases.get(i));
            isExhaustive |= labels.isDefault || !labels.patterns.isEmpty();
            if (labels.isDefault) {
                rest = bodies.get(i);
            }
            if (labels.mayMatch()) {
                test(labels, selector, bodies.get(i));
            }
        }
        if (rest != null) {
            graph.goTo(rest);
        } else if (isExhaustive) {
            graph.throwNow(List.of());
        } else {
            graph.goTo(after);
        }
        for (int i = 0; i < cases.size(); i++) {
            graph.continueAt(bodies.get(i));
            body(cases.get(i), expression, after);
        }
        graph.goTo(after);
    }

    /** Control goes to the body if the labels match, or on to the next case. */
    private void test(Labels labels, ExpressionTree selector, Block body) {
        Block next = graph.block();
        graph.mayGoTo(next);
        graph.continueAt(graph.block());
        if (labels.isNull()) {
            statements.expressions().conditions().missing(selector);
        }
        for (Tree pattern : labels.patterns) {
            statements.expressions().conditions().bind(pattern, selector);
        }
        statements.expressions().conditions().branch(labels.guard, body, next);
        graph.start(next);
        if (labels.guard == null) {
            for (Tree pattern : labels.patterns) {
                statements.expressions().conditions().ruledOut(pattern, selector);
            }
        }
    }

    private void body(CaseTree tree, @Nullable SwitchExpressionTree expression, Block after) {
        if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
            tree.getStatements().forEach(statements::build);
            return;
        }
        if (tree.getBody() instanceof ExpressionTree value) {
            statements.expressions().eval(value);
            if (expression == null) {
                graph.add(new Node.Discarded(value));
            } else {
                statements.expressions().converted(value, expression);
                graph.add(new Node.Chosen(expression, value));
            }
        } else if (tree.getBody() instanceof StatementTree statement) {
            statements.build(statement);
        }
        graph.goTo(after); // nothing falls through out of an arrow's body
    }

    /**
     * The labels of a case. Patterns in labels have no API in Java 17: they are found by walking
     * the tree, and known by the names of their kinds.
     */
    private static final class Labels extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CaseTree tree;
        private final List<Tree> patterns = new ArrayList<>();
        private @Nullable ExpressionTree guard;
        private boolean hasConstant;
        private boolean isDefault;

        Labels(CaseTree tree) {
            this.tree = tree;
            super.visitCase(tree, null);
            isDefault |= patterns.isEmpty() && tree.getExpressions().isEmpty();
        }

        /** Whether null is all that matches. */
        boolean isNull() {
            return !isDefault
                    && tree.getExpressions().size() == 1
                    && tree.getExpressions().get(0).getKind() == Tree.Kind.NULL_LITERAL;
        }

        boolean mayMatch() {
            return hasConstant || !patterns.isEmpty();
        }

        @Override
        public @Nullable Void scan(@Nullable Tree node, @Nullable Void unused) {
            if (node == null || node == tree.getBody() || node instanceof StatementTree) {
                return null;
            }
            switch (node.getKind().name()) {
                case "CONSTANT_CASE_LABEL" -> hasConstant = true;
                case "DEFAULT_CASE_LABEL" -> isDefault = true;
                case "PATTERN_CASE_LABEL" -> super.scan(node, null);
                case "BINDING_PATTERN", "DECONSTRUCTION_PATTERN" -> patterns.add(node);
                default -> {
                    if (tree.getExpressions().contains(node)) {
                        hasConstant = true;
                    } else if (node instanceof ExpressionTree expression) {
                        guard = expression;
                    }
                }
            }
            return null;
        }
    }
}

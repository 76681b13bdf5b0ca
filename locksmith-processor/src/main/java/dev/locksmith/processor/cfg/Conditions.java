package dev.locksmith.processor.cfg;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Conditions: where control goes when they are true, and when they are false. */
final class Conditions {

    private final Graph graph;
    private final Attribution attribution;
    private final Expressions expressions;

    Conditions(Graph graph, Attribution attribution, Expressions expressions) {
        this.graph = graph;
        this.attribution = attribution;
        this.expressions = expressions;
    }

    /** Evaluates a condition of which only the value is wanted. */
    void value(ExpressionTree tree) {
        Block after = graph.block();
        branch(tree, after, after);
        graph.start(after);
    }

    /** Evaluates a condition; no condition is a true one. */
    void branch(@Nullable ExpressionTree condition, Block whenTrue, Block whenFalse) {
        ExpressionTree tree = condition == null ? null : Bare.of(condition);
        if (tree == null) {
            graph.goTo(whenTrue);
        } else if (attribution.constant(tree) instanceof Boolean constant) {
            graph.goTo(constant ? whenTrue : whenFalse);
        } else if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            branch(((UnaryTree) tree).getExpression(), whenFalse, whenTrue);
        } else if (tree instanceof BinaryTree binary && Expressions.isShortCircuit(binary)) {
            shortCircuit(binary, whenTrue, whenFalse);
        } else if (tree instanceof ConditionalExpressionTree choice) {
            Block yes = graph.block();
            Block no = graph.block();
            branch(choice.getCondition(), yes, no);
            graph.start(yes);
            branch(choice.getTrueExpression(), whenTrue, whenFalse);
            graph.start(no);
            branch(choice.getFalseExpression(), whenTrue, whenFalse);
        } else if (tree instanceof InstanceOfTree test) {
            test(test, whenTrue, whenFalse);
        } else {
            expressions.evalNotNull(tree);
            graph.add(new Node.Discarded(tree));
            NullTest test = whenTrue == whenFalse ? null : NullTest.of(tree, attribution);
            if (test == null || !isFollowed(test.subject())) {
                decide(tree, whenTrue, whenFalse);
            } else {
                decide(tree, test, whenTrue, whenFalse);
            }
        }
    }

    /** Of a parameter both matter: callers may know which it is. */
    private void decide(ExpressionTree tree, NullTest test, Block whenTrue, Block whenFalse) {
        Block whenNull = test.isNull() ? whenTrue : whenFalse;
        Block whenNot = test.isNull() ? whenFalse : whenTrue;
        boolean isParameter = isVariable(Bare.of(test.subject()), ElementKind.PARAMETER);
        Block missing = graph.block();
        Block present = isParameter ? graph.block() : whenNot;
        decide(tree, test.isNull() ? missing : present, test.isNull() ? present : missing);
        graph.start(missing);
        missing(test.subject());
        graph.goTo(whenNull);
        if (isParameter) {
            graph.start(present);
            graph.add(new Node.Present(Bare.of(test.subject())));
            graph.goTo(whenNot);
        }
    }

    private void decide(ExpressionTree tree, Block whenTrue, Block whenFalse) {
        if (isTold(tree) && whenTrue != whenFalse) {
            told(tree, whenTrue, whenFalse);
        } else {
            graph.mayGoTo(whenTrue);
            graph.goTo(whenFalse);
        }
    }

    /** From here on what was tested is null. */
    void missing(ExpressionTree subject) {
        if (isFollowed(subject)) {
            graph.add(new Node.Missing(Bare.of(subject)));
        }
    }

    /**
     * Whether somebody is told how it came out: of a call, of a variable that may have the result
     * of one, of a field that perhaps never changes, and of a comparison of a call's result, or of
     * what a try statement opens, with something.
     */
    private boolean isTold(ExpressionTree tree) {
        if (tree instanceof BinaryTree binary
                && (tree.getKind() == Tree.Kind.EQUAL_TO
                        || tree.getKind() == Tree.Kind.NOT_EQUAL_TO)) {
            ExpressionTree left = Bare.of(binary.getLeftOperand());
            ExpressionTree right = Bare.of(binary.getRightOperand());
            return isToldOf(left) || isToldOf(right) || areTwo(left, right);
        }
        return tree instanceof MethodInvocationTree
                || isVariable(tree, ElementKind.LOCAL_VARIABLE)
                || isVariable(tree, ElementKind.PARAMETER)
                || isOwnField(tree);
    }

    /** Whether a condition is a field that code of its class alone can set. */
    private boolean isOwnField(ExpressionTree tree) {
        return (tree instanceof IdentifierTree || tree instanceof MemberSelectTree)
                && attribution.elementOf(tree) instanceof VariableElement variable
                && variable.getKind().isField()
                && (variable.getModifiers().contains(Modifier.FINAL)
                        || variable.getModifiers().contains(Modifier.PRIVATE));
    }

    private boolean isToldOf(ExpressionTree tree) {
        return tree instanceof MethodInvocationTree
                || isVariable(tree, ElementKind.RESOURCE_VARIABLE);
    }

    /** Whether the values of two variables are compared, of which one may have a call's result. */
    private boolean areTwo(ExpressionTree left, ExpressionTree right) {
        return attribution.constant(left) == null
                && attribution.constant(right) == null
                && left.getKind() != Tree.Kind.NULL_LITERAL
                && right.getKind() != Tree.Kind.NULL_LITERAL
                && (isVariable(left, ElementKind.LOCAL_VARIABLE)
                        || isVariable(right, ElementKind.LOCAL_VARIABLE));
    }

    private boolean isVariable(ExpressionTree tree, ElementKind kind) {
        return tree instanceof IdentifierTree
                && attribution.elementOf(tree) instanceof VariableElement variable
                && variable.getKind() == kind;
    }

    private void told(ExpressionTree tree, Block whenTrue, Block whenFalse) {
        Block held = graph.block();
        Block failed = graph.block();
        graph.mayGoTo(held);
        graph.goTo(failed);
        graph.start(held);
        graph.add(new Node.Tested(tree, true));
        graph.goTo(whenTrue);
        graph.start(failed);
        graph.add(new Node.Tested(tree, false));
        graph.goTo(whenFalse);
    }

    private void shortCircuit(BinaryTree tree, Block whenTrue, Block whenFalse) {
        Block right = graph.block();
        if (tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
            branch(tree.getLeftOperand(), right, whenFalse);
        } else {
            branch(tree.getLeftOperand(), whenTrue, right);
        }
        graph.start(right);
        branch(tree.getRightOperand(), whenTrue, whenFalse);
    }

    private void test(InstanceOfTree tree, Block whenTrue, Block whenFalse) {
        expressions.eval(tree.getExpression());
        boolean isOfLocal = tree.getType() != null && isLocal(tree.getExpression());
        Block failed = isOfLocal && whenTrue != whenFalse ? graph.block() : whenFalse;
        graph.mayGoTo(failed);
        Block matched = graph.block();
        graph.continueAt(matched);
        graph.add(new Node.Proved(tree));
        if (tree.getPattern() != null) {
            bind(tree.getPattern(), tree.getExpression());
        }
        graph.goTo(whenTrue);
        if (failed != whenFalse) {
            graph.start(failed);
            graph.add(new Node.RuledOut(Bare.of(tree.getExpression()), tree.getType()));
            graph.goTo(whenFalse);
        }
    }

    /** Whatever matches this is elsewhere: what goes on from here is something else. */
    void ruledOut(Tree pattern, ExpressionTree subject) {
        if (pattern instanceof BindingPatternTree binding && isLocal(subject)) {
            graph.add(new Node.RuledOut(Bare.of(subject), binding.getVariable()));
        }
    }

    private boolean isLocal(ExpressionTree tree) {
        ExpressionTree name = Bare.of(tree);
        return isVariable(name, ElementKind.LOCAL_VARIABLE)
                || isVariable(name, ElementKind.PARAMETER);
    }

    /** Whether it matters that this is null: of a variable, or of a field of this code's object. */
    private boolean isFollowed(ExpressionTree tree) {
        ExpressionTree name = Bare.of(tree);
        return isLocal(name)
                || (Bare.isOwn(name)
                        && attribution.elementOf(name) instanceof VariableElement variable
                        && variable.getKind() == ElementKind.FIELD);
    }

    /** The variables of a pattern get what they match. */
    void bind(Tree pattern, ExpressionTree subject) {
        if (pattern instanceof BindingPatternTree) {
            graph.add(new Node.Bound(pattern, subject, true));
            return;
        }
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitBindingPattern(
                    BindingPatternTree part, @Nullable Void unused) {
                graph.add(new Node.Bound(part, subject, false));
                return null;
            }
        }.scan(pattern, null);
    }
}

package dev.locksmith.processor.scan;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;

import org.jspecify.annotations.Nullable;

/** What is known after a condition, where it was true and where it was false. */
record Branches(State whenTrue, State whenFalse) {

    /** Evaluates a condition; no condition is a true one. */
    static Branches of(ExpressionFlow flow, @Nullable ExpressionTree condition) {
        if (condition == null) {
            return constant(flow, true);
        } else if (condition instanceof ParenthesizedTree inner) {
            return of(flow, inner.getExpression());
        } else if (condition instanceof LiteralTree literal
                && literal.getValue() instanceof Boolean value) {
            return constant(flow, value);
        } else if (condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            Branches inner = of(flow, ((UnaryTree) condition).getExpression());
            return inner.negated();
        } else if (condition.getKind() == Tree.Kind.CONDITIONAL_AND) {
            BinaryTree both = (BinaryTree) condition;
            Branches left = of(flow, both.getLeftOperand());
            flow.walk.state = left.whenTrue;
            Branches right = of(flow, both.getRightOperand());
            right.whenFalse.join(left.whenFalse);
            return right;
        } else if (condition.getKind() == Tree.Kind.CONDITIONAL_OR) {
            BinaryTree either = (BinaryTree) condition;
            Branches left = of(flow, either.getLeftOperand());
            flow.walk.state = left.whenFalse;
            Branches right = of(flow, either.getRightOperand());
            right.whenTrue.join(left.whenTrue);
            return right;
        }
        flow.eval(condition);
        return new Branches(flow.walk.state, flow.walk.state.copy());
    }

    @SuppressWarnings("ArgumentSelectionDefectChecker") // swapping them is the point
    private Branches negated() {
        return new Branches(whenFalse, whenTrue);
    }

    private static Branches constant(ExpressionFlow flow, boolean value) {
        State possible = flow.walk.state;
        State never = possible.copy();
        never.leave();
        return value ? new Branches(possible, never) : new Branches(never, possible);
    }
}

package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.fact.singleuse.Consumption;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Variables that tell whether a value was used up: {@code done = true} beside that, or {@code
 * ticket = null}, or an {@code if} around it. Where one says that it was not, it counts as good.
 */
final class Flags {

    private final Walk walk;

    Flags(Walk walk) {
        this.walk = walk;
    }

    /** Control goes on from a condition. */
    void tested(Node.Tested node) {
        if (!walk.state.consumptions.isEmpty()
                && Bare.isOwn(node.tree())
                && walk.attributed.elementOf(node.tree()) instanceof VariableElement flag
                && flag.asType().getKind() == TypeKind.BOOLEAN) {
            List<ExpressionTree> given = walk.assignments.to(flag);
            Set<Object> undone = new HashSet<>();
            for (Object place : walk.state.consumptions.places()) {
                if (place instanceof Tree tree && isUndone(tree, flag, node.holds(), given)) {
                    undone.add(place);
                }
            }
            walk.state.consumptions.ruleOut(undone);
        }
    }

    /** Whether what stands at a place is not done where the flag is this. */
    private boolean isUndone(
            Tree place, VariableElement flag, boolean value, List<ExpressionTree> given) {
        TreePath path = TreePath.getPath(walk.attributed.unit(), place);
        Tree inner = place;
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            Tree tree = at.getLeaf();
            if (isBody(tree)) {
                return false;
            } else if (tree instanceof BlockTree block
                    && isOneWay(value, given)
                    && isSetIn(block, flag)) {
                return true;
            } else if (tree instanceof IfTree choice
                    && isGivenOnce(flag, given)
                    && isOtherBranch(choice, inner, flag, value)) {
                return true;
            }
            inner = tree;
        }
        return false;
    }

    /** Whether a flag is this at first, and is later set to nothing but the other. */
    private boolean isOneWay(boolean value, List<ExpressionTree> given) {
        return given.size() > 1
                && Boolean.valueOf(value).equals(walk.attributed.constant(given.get(0)))
                && given.stream()
                        .skip(1)
                        .allMatch(
                                each ->
                                        Boolean.valueOf(!value)
                                                .equals(walk.attributed.constant(each)));
    }

    /**
     * Whether a variable is null where its value was used up: it is set to null beside that, and
     * asked before this use.
     */
    boolean isCleared(ExpressionTree use, VariableElement variable, Consumption first) {
        return first.place() instanceof Tree place
                && isSetToNull(place, variable)
                && isAskedBefore(use, variable);
    }

    private boolean isSetToNull(Tree place, VariableElement variable) {
        Tree inner = place;
        for (TreePath at = TreePath.getPath(walk.attributed.unit(), place);
                at != null && !isBody(at.getLeaf());
                at = at.getParentPath()) {
            if (at.getLeaf() instanceof BlockTree block) {
                List<? extends StatementTree> statements = block.getStatements();
                int next = statements.indexOf(inner) + 1;
                return next < statements.size()
                        && statements.get(next) instanceof ExpressionStatementTree statement
                        && statement.getExpression() instanceof AssignmentTree set
                        && set.getExpression().getKind() == Tree.Kind.NULL_LITERAL
                        && variable.equals(walk.attributed.elementOf(set.getVariable()));
            }
            inner = at.getLeaf();
        }
        return false;
    }

    private boolean isAskedBefore(Tree use, VariableElement variable) {
        Tree inner = use;
        for (TreePath at = TreePath.getPath(walk.attributed.unit(), use);
                at != null && !isBody(at.getLeaf());
                at = at.getParentPath()) {
            Tree tree = at.getLeaf();
            boolean isAsked =
                    tree instanceof IfTree choice
                            ? inner == choice.getThenStatement()
                                    && saysThereIs(choice.getCondition(), variable)
                            : tree instanceof BinaryTree both
                                    && tree.getKind() == Tree.Kind.CONDITIONAL_AND
                                    && inner == both.getRightOperand()
                                    && saysThereIs(both.getLeftOperand(), variable);
            if (isAsked) {
                return true;
            }
            inner = tree;
        }
        return false;
    }

    /** Whether a condition that holds says that the variable is not null. */
    private boolean saysThereIs(ExpressionTree condition, VariableElement variable) {
        if (!(Bare.of(condition) instanceof BinaryTree both)) {
            return false;
        }
        ExpressionTree left = Bare.of(both.getLeftOperand());
        ExpressionTree right = Bare.of(both.getRightOperand());
        return switch (both.getKind()) {
            case CONDITIONAL_AND -> saysThereIs(left, variable) || saysThereIs(right, variable);
            case NOT_EQUAL_TO ->
                    (right.getKind() == Tree.Kind.NULL_LITERAL
                                    && variable.equals(walk.attributed.elementOf(left)))
                            || (left.getKind() == Tree.Kind.NULL_LITERAL
                                    && variable.equals(walk.attributed.elementOf(right)));
            default -> false;
        };
    }

    private static boolean isBody(Tree tree) {
        return tree instanceof LambdaExpressionTree
                || tree instanceof MethodTree
                || tree instanceof ClassTree;
    }

    private static boolean isGivenOnce(VariableElement flag, List<ExpressionTree> given) {
        return (!flag.getKind().isField() || flag.getModifiers().contains(Modifier.FINAL))
                && given.size() <= (flag.getKind() == ElementKind.PARAMETER ? 0 : 1);
    }

    private boolean isSetIn(BlockTree block, VariableElement flag) {
        for (StatementTree each : block.getStatements()) {
            if (each instanceof ExpressionStatementTree statement
                    && statement.getExpression() instanceof AssignmentTree set
                    && flag.equals(walk.attributed.elementOf(set.getVariable()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOtherBranch(IfTree choice, Tree inner, VariableElement flag, boolean value) {
        ExpressionTree condition = Bare.of(choice.getCondition());
        boolean isFlag = true;
        while (condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            condition = Bare.of(((UnaryTree) condition).getExpression());
            isFlag = !isFlag;
        }
        Boolean there = valueIn(choice, inner);
        return there != null
                && Bare.isOwn(condition)
                && flag.equals(walk.attributed.elementOf(condition))
                && (isFlag == there) != value;
    }

    private static @Nullable Boolean valueIn(IfTree choice, Tree inner) {
        if (inner == choice.getThenStatement()) {
            return true;
        }
        return inner == choice.getElseStatement() ? false : null;
    }
}

package dev.locksmith.processor.dataflow;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

import javax.lang.model.element.Name;

/**
 * Where the places of a body stand. Paths that a condition keeps apart may be kept apart by another
 * condition later, without that the graph shows it: {@code if (ok) run(); ... if (!ok) close();}.
 */
final class Branches {

    private final IdentityHashMap<Tree, Branch> around = new IdentityHashMap<>();

    Branches(Tree body) {
        new Search().scan(body, null);
    }

    /**
     * A part of a statement that is run on some paths only, or again and again. Two are the same
     * only if they are one: parts side by side are alike in all else.
     */
    private static final class Branch {
        final @Nullable Branch outer;

        /** The names declared in each turn, if this is a loop; null if it is none. */
        final @Nullable Set<Name> loop;

        /** Whether its condition is about what is declared in each turn. */
        final boolean isByTurn;

        /** How many are around it, itself included. */
        final int depth;

        Branch(@Nullable Branch outer, @Nullable Set<Name> loop, boolean isByTurn, int depth) {
            this.outer = outer;
            this.loop = loop;
            this.isByTurn = isByTurn;
            this.depth = depth;
        }

        boolean isRepeated() {
            return loop != null;
        }
    }

    /** Whether a run of the body may well come from the one place to the other. */
    boolean isLikelyPath(Tree first, Tree second) {
        Branch one = around.get(first);
        Branch other = around.get(second);
        if (first == second) {
            return isEachTurn(one);
        }
        Branch common = common(one, other);
        return !(isConditional(one, common) && isConditional(other, common));
    }

    private static @Nullable Branch common(@Nullable Branch first, @Nullable Branch second) {
        Branch one = first;
        Branch other = second;
        while (one != other) {
            int depth = one == null ? 0 : one.depth;
            if (other != null && other.depth >= depth) {
                other = other.outer;
            } else {
                one = one == null ? null : one.outer;
            }
        }
        return one;
    }

    /** Whether a condition stands between a place and a branch further out. */
    private static boolean isConditional(@Nullable Branch from, @Nullable Branch to) {
        for (Branch at = from; at != null && at != to; at = at.outer) {
            if (!at.isRepeated()) {
                return true;
            }
        }
        return false;
    }

    /** Whether two turns of the innermost loop may well come here: no flag sees to one alone. */
    private static boolean isEachTurn(@Nullable Branch from) {
        for (Branch at = from; at != null && !at.isRepeated(); at = at.outer) {
            if (!at.isByTurn) {
                return false;
            }
        }
        return true;
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private @Nullable Branch inside;

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            if (tree != null && inside != null) {
                around.put(tree, inside);
            }
            return super.scan(tree, null);
        }

        private void enter(@Nullable Set<Name> loop, boolean isByTurn, Runnable part) {
            Branch outer = inside;
            inside = new Branch(outer, loop, isByTurn, outer == null ? 1 : outer.depth + 1);
            part.run();
            inside = outer;
        }

        private void branch(@Nullable Tree condition, @Nullable Tree part) {
            enter(null, condition != null && isByTurn(condition), () -> scan(part, null));
        }

        private void loop(Runnable whole) {
            enter(new HashSet<>(), false, whole);
        }

        private boolean isByTurn(Tree condition) {
            Branch loop = inside;
            while (loop != null && loop.loop == null) {
                loop = loop.outer;
            }
            return loop != null
                    && loop.loop != null
                    && Boolean.TRUE.equals(new Mentions(loop.loop).scan(condition, null));
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            for (Branch at = inside; at != null; at = at.outer) {
                if (at.loop != null) {
                    at.loop.add(tree.getName());
                    break;
                }
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
            scan(tree.getCondition(), null);
            branch(tree.getCondition(), tree.getThenStatement());
            branch(tree.getCondition(), tree.getElseStatement());
            return null;
        }

        @Override
        public @Nullable Void visitConditionalExpression(
                ConditionalExpressionTree tree, @Nullable Void unused) {
            scan(tree.getCondition(), null);
            branch(tree.getCondition(), tree.getTrueExpression());
            branch(tree.getCondition(), tree.getFalseExpression());
            return null;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
            scan(tree.getLeftOperand(), null);
            if (tree.getKind() == Tree.Kind.CONDITIONAL_AND
                    || tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
                branch(tree.getLeftOperand(), tree.getRightOperand());
            } else {
                scan(tree.getRightOperand(), null);
            }
            return null;
        }

        @Override
        public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
            enter(null, false, () -> super.visitCase(tree, null));
            return null;
        }

        /** What a try block does it may do in part: what follows may depend on how far it came. */
        @Override
        public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
            scan(tree.getResources(), null);
            if (tree.getCatches().isEmpty() && tree.getFinallyBlock() == null) {
                scan(tree.getBlock(), null);
            } else {
                branch(null, tree.getBlock());
            }
            for (CatchTree each : tree.getCatches()) {
                branch(null, each);
            }
            scan(tree.getFinallyBlock(), null);
            return null;
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
            loop(() -> super.visitWhileLoop(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
            loop(() -> super.visitDoWhileLoop(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
            // What counts the turns can tell the first one from the others.
            scan(tree.getInitializer(), null);
            loop(
                    () -> {
                        scan(tree.getCondition(), null);
                        scan(tree.getUpdate(), null);
                        scan(tree.getStatement(), null);
                    });
            return null;
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(
                EnhancedForLoopTree tree, @Nullable Void unused) {
            loop(() -> super.visitEnhancedForLoop(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree tree, @Nullable Void unused) {
            loop(() -> super.visitLambdaExpression(tree, null));
            return null;
        }
    }

    /** Whether a tree names one of these. */
    private static final class Mentions extends TreeScanner<@Nullable Boolean, @Nullable Void> {

        private final Set<Name> names;

        Mentions(Set<Name> names) {
            this.names = names;
        }

        @Override
        public Boolean visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            return names.contains(tree.getName());
        }

        @Override
        public @Nullable Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
            return Boolean.TRUE.equals(one) ? one : other;
        }
    }
}

package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.dataflow.shared.Mentions;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Name;

/**
 * Where the places of a body stand. Paths that a condition keeps apart may be kept apart by another
 * condition later, without that the graph shows it: {@code if (ok) run(); ... if (!ok) close();}.
 */
final class Branches {

    private static final Set<Tree.Kind> LEAVING =
            Set.of(Tree.Kind.RETURN, Tree.Kind.THROW, Tree.Kind.BREAK, Tree.Kind.CONTINUE);

    private final IdentityHashMap<Tree, Branch> around = new IdentityHashMap<>();

    Branches(Tree body) {
        new Search().scan(body, null);
    }

    /** Why a part of a statement is not run exactly once. */
    private enum Why {
        /** A condition decides. */
        CONDITION,
        /** The same, and it is about what is declared in each turn of the loop around. */
        CONDITION_OF_TURN,
        /** It is run again and again. */
        LOOP,
        /** It is the block of a try statement, which may end anywhere; what follows may depend. */
        TRY,
        /**
         * The same, but only its {@code finally} follows where the block did not come to its end.
         */
        TRY_OR_LEAVE,
        /** It is run once: a statement whose parts know each other. */
        WHOLE
    }

    /**
     * A part of a statement that is run on some paths only, or again and again. Two are the same
     * only if they are one: parts side by side are alike in all else.
     */
    private static final class Branch {
        final @Nullable Branch outer;
        final Why why;

        /** The names declared in each turn, if this is a loop. */
        final Set<Name> declared = new HashSet<>();

        /** How many are around it, itself included. */
        final int depth;

        Branch(@Nullable Branch outer, Why why) {
            this.outer = outer;
            this.why = why;
            this.depth = outer == null ? 1 : outer.depth + 1;
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
            boolean decides =
                    switch (at.why) {
                        case CONDITION, CONDITION_OF_TURN, TRY -> true;
                        case TRY_OR_LEAVE -> at.outer == to;
                        case LOOP, WHOLE -> false;
                    };
            if (decides) {
                return true;
            }
        }
        return false;
    }

    /** Whether two turns of the innermost loop may well come here: no flag sees to one alone. */
    private static boolean isEachTurn(@Nullable Branch from) {
        for (Branch at = from; at != null && at.why != Why.LOOP; at = at.outer) {
            if (at.why == Why.CONDITION) {
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

        private void enter(Why why, Runnable part) {
            Branch outer = inside;
            inside = new Branch(outer, why);
            part.run();
            inside = outer;
        }

        private void branch(Tree condition, @Nullable Tree part) {
            Why why = isByTurn(condition) ? Why.CONDITION_OF_TURN : Why.CONDITION;
            enter(why, () -> scan(part, null));
        }

        private void loop(Runnable whole) {
            enter(Why.LOOP, whole);
        }

        private @Nullable Branch loop() {
            Branch loop = inside;
            while (loop != null && loop.why != Why.LOOP) {
                loop = loop.outer;
            }
            return loop;
        }

        private boolean isByTurn(Tree condition) {
            Branch loop = loop();
            return loop != null
                    && Boolean.TRUE.equals(new Mentions(loop.declared).scan(condition, null));
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            Branch loop = loop();
            if (loop != null) {
                loop.declared.add(tree.getName());
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
            enter(Why.CONDITION, () -> super.visitCase(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
            enter(
                    Why.WHOLE,
                    () -> {
                        scan(tree.getResources(), null);
                        enter(ofBlock(tree), () -> scan(tree.getBlock(), null));
                        for (CatchTree each : tree.getCatches()) {
                            enter(Why.CONDITION, () -> scan(each, null));
                        }
                        scan(tree.getFinallyBlock(), null);
                    });
            return null;
        }

        private static Why ofBlock(TryTree tree) {
            if (!tree.getCatches().stream().allMatch(each -> leaves(each.getBlock()))) {
                return Why.TRY;
            }
            return tree.getFinallyBlock() == null ? Why.WHOLE : Why.TRY_OR_LEAVE;
        }

        /** Whether what follows the statement is not reached from this part of it. */
        private static boolean leaves(BlockTree block) {
            List<? extends StatementTree> statements = block.getStatements();
            return !statements.isEmpty()
                    && LEAVING.contains(statements.get(statements.size() - 1).getKind());
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

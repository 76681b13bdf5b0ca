package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Body;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Which places of a top-level class one run of the body around them may come to more than once:
 * they are in a loop, or in a function that the body runs. It is looked for only if somebody asks.
 */
public final class Repetition {

    private final ClassTree root;

    /** The innermost loop or function around each place that has one in its method. */
    private @Nullable Map<Tree, Tree> around;

    public Repetition(ClassTree root) {
        this.root = root;
    }

    /** Whether one run of this body may come to the place more than once. */
    public boolean isRepeated(Tree place, Body body) {
        if (around == null) {
            Map<Tree, Tree> all = new HashMap<>();
            new Search(all).scan(root, null);
            around = all;
        }
        Tree innermost = around.get(place);
        return innermost != null
                && !(body instanceof Body.OfFunction function && function.place() == innermost);
    }

    private static final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Map<Tree, Tree> around;
        private @Nullable Tree innermost;

        /** Whether the place is in a method or an initializer. */
        private boolean isInCode;

        Search(Map<Tree, Tree> around) {
            this.around = around;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            if (tree != null && innermost != null) {
                around.put(tree, innermost);
            }
            return super.scan(tree, null);
        }

        private void inside(@Nullable Tree loopOrFunction, Runnable scan) {
            Tree outer = innermost;
            innermost = loopOrFunction;
            scan.run();
            innermost = outer;
        }

        /** Who has an object of a local class may call its methods at any time. */
        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            boolean isLocal = isInCode;
            for (Tree member : tree.getMembers()) {
                isInCode = isLocal || !(member instanceof ClassTree);
                inside(isLocal ? tree : null, () -> scan(member, null));
            }
            isInCode = isLocal;
            return null;
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
            scan(tree.getEnclosingExpression(), null);
            scan(tree.getArguments(), null);
            ClassTree body = tree.getClassBody();
            if (body != null) {
                for (Tree member : body.getMembers()) {
                    inside(tree, () -> scan(member, null));
                }
            }
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree tree, @Nullable Void unused) {
            inside(tree, () -> super.visitLambdaExpression(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
            inside(tree, () -> super.visitWhileLoop(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
            boolean isOnce =
                    Bare.of(tree.getCondition()) instanceof LiteralTree constant
                            && Boolean.FALSE.equals(constant.getValue());
            inside(isOnce ? innermost : tree, () -> super.visitDoWhileLoop(tree, null));
            return null;
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
            scan(tree.getInitializer(), null);
            inside(
                    tree,
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
            scan(tree.getExpression(), null);
            inside(tree, () -> scan(tree.getStatement(), null));
            return null;
        }
    }
}

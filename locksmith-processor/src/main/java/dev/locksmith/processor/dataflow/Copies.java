package dev.locksmith.processor.dataflow;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/** Which parameters are copied once to another variable, and then never named again. */
final class Copies {

    private final Attributed attributed;
    private final Map<VariableElement, Boolean> moved = new HashMap<>();

    Copies(Attributed attributed) {
        this.attributed = attributed;
    }

    /** Whether all that happens to what a variable holds happens under another name. */
    boolean isMoved(VariableElement variable) {
        return variable.getKind() == ElementKind.PARAMETER
                && moved.computeIfAbsent(variable, this::search);
    }

    private boolean search(VariableElement variable) {
        Search search = new Search(variable);
        search.scan(attributed.unit(), null);
        return search.names == 1 && search.isCopied;
    }

    private final class Search extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final VariableElement variable;
        private int names;
        private boolean isCopied;

        Search(VariableElement variable) {
            this.variable = variable;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            if (variable.getSimpleName().equals(tree.getName())
                    && variable.equals(attributed.elementOf(tree))) {
                names++;
                isCopied =
                        getCurrentPath().getParentPath().getLeaf() instanceof VariableTree copy
                                && copy.getInitializer() == tree
                                && isRunOnce(getCurrentPath().getParentPath());
            }
            return super.visitIdentifier(tree, null);
        }

        private static boolean isRunOnce(TreePath path) {
            Tree inner = path.getLeaf();
            for (TreePath at = path.getParentPath(); at != null; at = at.getParentPath()) {
                Tree tree = at.getLeaf();
                boolean isLoop =
                        tree instanceof WhileLoopTree
                                || tree instanceof DoWhileLoopTree
                                || tree instanceof EnhancedForLoopTree
                                || tree instanceof LambdaExpressionTree
                                || (tree instanceof ForLoopTree loop
                                        && !loop.getInitializer().contains(inner));
                if (isLoop) {
                    return false;
                }
                inner = tree;
            }
            return true;
        }
    }
}

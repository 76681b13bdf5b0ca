package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/**
 * Which parameters and local variables are copied once to another local variable, and then never
 * named again.
 */
public final class Copies {

    private final Attributed attributed;
    private final Map<VariableElement, Boolean> moved = new HashMap<>();

    public Copies(Attributed attributed) {
        this.attributed = attributed;
    }

    /** Whether all that happens to what a variable holds happens under another name. */
    public boolean isMoved(VariableElement variable) {
        return isLocal(variable) && moved.computeIfAbsent(variable, this::search);
    }

    private static boolean isLocal(VariableElement variable) {
        return variable.getKind() == ElementKind.PARAMETER
                || variable.getKind() == ElementKind.LOCAL_VARIABLE;
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
                    && !isGivenValue(tree)
                    && variable.equals(attributed.elementOf(tree))) {
                names++;
                TreePath copy = copyOf(getCurrentPath());
                isCopied = copy != null && isRunOnce(copy);
            }
            return super.visitIdentifier(tree, null);
        }

        private boolean isGivenValue(IdentifierTree name) {
            return getCurrentPath().getParentPath().getLeaf() instanceof AssignmentTree set
                    && set.getVariable() == name;
        }

        /** What gives the name's value to a local variable; null if nothing does. */
        private @Nullable TreePath copyOf(TreePath name) {
            TreePath value = name;
            TreePath at = name.getParentPath();
            while (isSameValue(at.getLeaf(), value.getLeaf())) {
                value = at;
                at = at.getParentPath();
            }
            Tree given = value.getLeaf();
            boolean isCopy =
                    at.getLeaf() instanceof VariableTree copy
                            ? copy.getInitializer() == given
                            : at.getLeaf() instanceof AssignmentTree set
                                    && set.getExpression() == given
                                    && attributed.elementOf(set.getVariable())
                                            instanceof VariableElement other
                                    && isLocal(other);
            return isCopy ? at : null;
        }

        private static boolean isSameValue(Tree tree, Tree part) {
            return tree instanceof ParenthesizedTree
                    || tree instanceof TypeCastTree
                    || (tree instanceof ConditionalExpressionTree either
                            && either.getCondition() != part);
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

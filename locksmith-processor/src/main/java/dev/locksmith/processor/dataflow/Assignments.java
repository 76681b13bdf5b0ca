package dev.locksmith.processor.dataflow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;

/** What a top-level class assigns to a variable, anywhere; looked for only if somebody asks. */
final class Assignments {

    private final Attributed attributed;
    private final ClassTree root;
    private final Map<VariableElement, List<ExpressionTree>> known = new HashMap<>();

    Assignments(Attributed attributed, ClassTree root) {
        this.attributed = attributed;
        this.root = root;
    }

    List<ExpressionTree> to(VariableElement variable) {
        return known.computeIfAbsent(variable, this::find);
    }

    private List<ExpressionTree> find(VariableElement variable) {
        List<ExpressionTree> found = new ArrayList<>();
        new Search(variable, found).scan(root, null);
        return found;
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final VariableElement variable;
        private final List<ExpressionTree> found;

        Search(VariableElement variable, List<ExpressionTree> found) {
            this.variable = variable;
            this.found = found;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            if (tree.getInitializer() != null
                    && tree.getName().contentEquals(variable.getSimpleName())
                    && variable.equals(attributed.elementOf(tree))) {
                found.add(ExpressionFlow.bare(tree.getInitializer()));
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
            ExpressionTree target = ExpressionFlow.bare(tree.getVariable());
            Name name =
                    target instanceof IdentifierTree simple
                            ? simple.getName()
                            : target instanceof MemberSelectTree select
                                    ? select.getIdentifier()
                                    : null;
            if (name != null
                    && name.contentEquals(variable.getSimpleName())
                    && variable.equals(attributed.elementOf(target))) {
                found.add(ExpressionFlow.bare(tree.getExpression()));
            }
            return super.visitAssignment(tree, null);
        }
    }
}

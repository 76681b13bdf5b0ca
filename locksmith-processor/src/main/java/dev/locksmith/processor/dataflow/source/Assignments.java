package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;

/** What a top-level class assigns to a variable, anywhere; looked for only if somebody asks. */
public final class Assignments {

    private final Attributed attributed;
    private final ClassTree root;
    private @Nullable Map<Name, List<Assigned>> byName;

    /**
     * A value for the variable that a declaration or an expression names.
     *
     * @param in the method that it stands in; null outside of methods
     */
    private record Assigned(Tree target, ExpressionTree value, @Nullable MethodTree in) {}

    public Assignments(Attributed attributed, ClassTree root) {
        this.attributed = attributed;
        this.root = root;
    }

    public List<ExpressionTree> to(VariableElement variable) {
        List<ExpressionTree> found = new ArrayList<>();
        for (Assigned each : named(variable)) {
            if (variable.equals(attributed.elementOf(each.target()))) {
                found.add(each.value());
            }
        }
        return found;
    }

    /** Whether a method gives the variable a value. */
    public boolean areIn(ExecutableElement method, VariableElement variable) {
        for (Assigned each : named(variable)) {
            if (each.in() != null
                    && method.equals(attributed.elementOf(each.in()))
                    && variable.equals(attributed.elementOf(each.target()))) {
                return true;
            }
        }
        return false;
    }

    private List<Assigned> named(VariableElement variable) {
        if (byName == null) {
            Map<Name, List<Assigned>> all = new HashMap<>();
            new Search(all).scan(root, null);
            byName = all;
        }
        return byName.getOrDefault(variable.getSimpleName(), List.of());
    }

    private static final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Map<Name, List<Assigned>> found;
        private @Nullable MethodTree in;

        Search(Map<Name, List<Assigned>> found) {
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            MethodTree outer = in;
            in = tree;
            super.visitMethod(tree, null);
            in = outer;
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            if (tree.getInitializer() != null) {
                add(tree.getName(), tree, tree.getInitializer());
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
            ExpressionTree target = Bare.of(tree.getVariable());
            if (target instanceof IdentifierTree simple) {
                add(simple.getName(), target, tree.getExpression());
            } else if (target instanceof MemberSelectTree select) {
                add(select.getIdentifier(), target, tree.getExpression());
            }
            return super.visitAssignment(tree, null);
        }

        private void add(Name name, Tree target, ExpressionTree value) {
            found.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new Assigned(target, Bare.of(value), in));
        }
    }
}

package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.VariableElement;

/**
 * Which element of an array an expression stands for: the same one for as long as the variables in
 * it have the same values. What depends on more, as on a call, is another one each time.
 */
final class ArrayElements {

    private final Walk walk;
    private final TaskBook tasks;

    /** The expressions that a local variable stands in. */
    private final Map<VariableElement, Set<Tree>> named = new HashMap<>();

    ArrayElements(Walk walk, TaskBook tasks) {
        this.walk = walk;
        this.tasks = tasks;
    }

    /** An element is taken out. */
    void taken(ArrayAccessTree tree) {
        Search search = new Search();
        search.scan(tree, null);
        if (search.isOfMore) {
            walk.state.handovers.renew(tree);
            tasks.born(tree);
        } else {
            for (VariableElement each : search.variables) {
                named.computeIfAbsent(each, key -> new HashSet<>()).add(tree);
            }
            tasks.bornWith(tree, search.variables);
        }
    }

    /** A variable has another value from here on. */
    void changed(VariableElement variable) {
        named.getOrDefault(variable, Set.of()).forEach(walk.state.handovers::renew);
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Set<VariableElement> variables = new HashSet<>();
        private boolean isOfMore;

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            return named(tree);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
            named(tree);
            return super.visitMemberSelect(tree, null);
        }

        /** A field that is an index may be changed by anybody. */
        private @Nullable Void named(Tree tree) {
            if (walk.attributed.elementOf(tree) instanceof VariableElement variable) {
                if (!variable.getKind().isField()) {
                    variables.add(variable);
                } else if (variable.getConstantValue() == null) {
                    isOfMore |= variable.asType().getKind().isPrimitive();
                }
            }
            return null;
        }

        /** What calls, makes or changes something is another one each time. */
        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            isOfMore |=
                    tree instanceof MethodInvocationTree
                            || tree instanceof NewArrayTree
                            || tree instanceof AssignmentTree
                            || tree instanceof CompoundAssignmentTree
                            || (tree instanceof UnaryTree unary && ExpressionFlow.changes(unary));
            return isOfMore ? null : super.scan(tree, null);
        }
    }
}

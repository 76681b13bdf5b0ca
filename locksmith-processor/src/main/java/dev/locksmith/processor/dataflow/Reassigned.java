package dev.locksmith.processor.dataflow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.dataflow.walk.ExpressionFlow;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The variables of a file that are given more than one value. All others stand for one object as
 * long as they are there.
 */
public final class Reassigned {

    private final Set<Element> variables = new HashSet<>();

    private Reassigned() {}

    public static Reassigned in(ClassTree file, Attributed attributed) {
        Reassigned found = new Reassigned();
        found.new Search(attributed).scan(file, null);
        return found;
    }

    public boolean contains(VariableElement variable) {
        return variables.contains(variable);
    }

    /** Whether a field always holds what it was given while its object, or class, was made. */
    public boolean isFixed(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        return modifiers.contains(Modifier.FINAL)
                || (modifiers.contains(Modifier.PRIVATE)
                        && !modifiers.contains(Modifier.VOLATILE)
                        && !variables.contains(field));
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Attributed attributed;

        /** The class of which the code makes an object, or which it initializes. */
        private @Nullable TypeElement made;

        private boolean isStatic;

        /** The local variables that were declared without a value, and have not got one yet. */
        private final Set<Element> blank = new HashSet<>();

        Search(Attributed attributed) {
            this.attributed = attributed;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            TypeElement type =
                    attributed.elementOf(tree) instanceof TypeElement element ? element : null;
            for (Tree member : tree.getMembers()) {
                if (member instanceof BlockTree block) {
                    making(type, block.isStatic(), block);
                } else {
                    boolean isConstructor =
                            member instanceof MethodTree method
                                    && method.getName().contentEquals("<init>");
                    making(isConstructor ? type : null, false, member);
                }
            }
            return null;
        }

        private void making(@Nullable TypeElement type, boolean ofClass, Tree code) {
            TypeElement outer = made;
            boolean wasStatic = isStatic;
            made = type;
            isStatic = ofClass;
            scan(code, null);
            made = outer;
            isStatic = wasStatic;
        }

        /** It may be run when the object is made. */
        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree tree, @Nullable Void none) {
            making(null, false, tree.getBody());
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
            if (tree.getInitializer() == null
                    && attributed.elementOf(tree) instanceof VariableElement variable
                    && variable.getKind() == ElementKind.LOCAL_VARIABLE) {
                blank.add(variable);
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void none) {
            scan(tree.getExpression(), null);
            return scan(tree.getStatement(), null);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void none) {
            assigned(tree.getVariable());
            return super.visitAssignment(tree, null);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(
                CompoundAssignmentTree tree, @Nullable Void none) {
            assigned(tree.getVariable());
            return super.visitCompoundAssignment(tree, null);
        }

        @Override
        public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void none) {
            if (ExpressionFlow.changes(tree)) {
                assigned(tree.getExpression());
            }
            return super.visitUnary(tree, null);
        }

        private void assigned(ExpressionTree target) {
            if (attributed.elementOf(target) instanceof VariableElement variable
                    && !blank.remove(variable)
                    && !isOfMade(target, variable)) {
                variables.add(variable);
            }
        }

        private boolean isOfMade(ExpressionTree target, VariableElement variable) {
            return Bare.isOwn(target)
                    && variable.getKind().isField()
                    && Members.ownerOf(variable).equals(made)
                    && variable.getModifiers().contains(Modifier.STATIC) == isStatic;
        }
    }
}

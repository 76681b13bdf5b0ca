package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

import dev.locksmith.processor.cfg.Attribution;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.report.Suppressions;

import org.jspecify.annotations.Nullable;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What javac worked out for the trees of one source file. */
public final class Attributed implements Attribution {

    private final Trees trees;
    private final Suppressions suppressions;
    private final CompilationUnitTree unit;
    private final TreePath root;

    public Attributed(Trees trees, Suppressions suppressions, CompilationUnitTree unit) {
        this.trees = trees;
        this.suppressions = suppressions;
        this.unit = unit;
        // For an attributed tree javac looks at the leaf alone, so that one parent serves for all.
        this.root = new TreePath(unit);
    }

    public CompilationUnitTree unit() {
        return unit;
    }

    /**
     * The declaration that a name, call or declaration tree stands for; null if it has none, or one
     * that javac made up: for a member of a class that it could not find, or for a class that has
     * no name or the name of another.
     */
    @Override
    public @Nullable Element elementOf(Tree tree) {
        Element element = trees.getElement(new TreePath(root, tree));
        return element != null && isMadeUp(tree, element) ? null : element;
    }

    private static boolean isMadeUp(Tree tree, Element element) {
        return tree instanceof ClassTree type
                ? element.asType().getKind() != TypeKind.DECLARED || !isNamed(type)
                : !isOfClass(element) && isMember(element);
    }

    /** Whether a class has the name that it must have, or is anonymous and needs none. */
    private static boolean isNamed(ClassTree type) {
        Name name = type.getSimpleName();
        return name.isEmpty() || SourceVersion.isIdentifier(name);
    }

    private static boolean isMember(Element element) {
        return element instanceof ExecutableElement || element.getKind().isField();
    }

    private static boolean isOfClass(Element member) {
        return member.getEnclosingElement() instanceof TypeElement;
    }

    /** The value of a literal, or of a variable that is a constant; null if it is neither. */
    @Override
    public @Nullable Object constant(ExpressionTree tree) {
        ExpressionTree expression = Bare.of(tree);
        if (expression instanceof LiteralTree literal) {
            return literal.getValue();
        }
        // Most conditions are calls and comparisons: javac need not be asked about those.
        boolean isName =
                expression instanceof IdentifierTree || expression instanceof MemberSelectTree;
        return isName && elementOf(expression) instanceof VariableElement variable
                ? variable.getConstantValue()
                : null;
    }

    /** A path to the tree, for who asks javac with one. */
    public TreePath pathOf(Tree tree) {
        return new TreePath(root, tree);
    }

    /**
     * The type of an expression; for the name of a method, its type with type arguments filled in.
     */
    @Override
    public @Nullable TypeMirror typeOf(Tree tree) {
        return trees.getTypeMirror(new TreePath(root, tree));
    }

    @Override
    public Suppression at(VariableTree declaration, Suppression outer) {
        return elementOf(declaration) instanceof VariableElement variable
                ? suppressions.at(declaration.getModifiers(), variable, outer, unit)
                : outer;
    }
}

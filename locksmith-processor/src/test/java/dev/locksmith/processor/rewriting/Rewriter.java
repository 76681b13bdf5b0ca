package dev.locksmith.processor.rewriting;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds the sites of one rewrite. */
abstract class Rewriter extends TreePathScanner<@Nullable Void, @Nullable Void> {

    protected final Source source;
    private final List<Site> sites = new ArrayList<>();
    private int names;

    Rewriter(Source source) {
        this.source = source;
    }

    final List<Site> sites() {
        scan(source.unit, null);
        finish();
        return sites;
    }

    /** What is left to do when everything was seen. */
    void finish() {}

    final void add(Edit... edits) {
        sites.add(Site.of(edits));
    }

    final void add(List<Edit> edits) {
        sites.add(new Site(edits));
    }

    /** A name that nothing else has. */
    final String fresh() {
        return "r" + ++names + "_";
    }

    final TreePath path(Tree tree) {
        return new TreePath(getCurrentPath(), tree);
    }

    final @Nullable Element element(Tree tree) {
        return source.trees.getElement(path(tree));
    }

    final boolean isConstant(ExpressionTree tree) {
        if (tree instanceof ParenthesizedTree inner) {
            return isConstant(inner.getExpression());
        }
        return tree instanceof LiteralTree
                || (tree instanceof NewArrayTree array && array.getInitializers() != null)
                || (element(tree) instanceof VariableElement variable
                        && variable.getConstantValue() != null);
    }

    /** How the type of an expression is written; null where it has no name. */
    final @Nullable String typeName(Tree tree) {
        return typeName(source.trees.getTypeMirror(path(tree)));
    }

    static @Nullable String typeName(@Nullable TypeMirror type) {
        return type == null ? null : TypeNames.of(type);
    }

    /** Whether other statements may stand before this one. */
    final boolean isInBlock() {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        return parent instanceof BlockTree
                || (parent instanceof CaseTree group && group.getStatements() != null);
    }

    /** {@code this(...)} and {@code super(...)}, which begin a constructor. */
    static boolean isConstructorCall(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && List.of("this", "super").contains(call.getMethodSelect().toString());
    }

    /** The value of a lambda's body or of an argument, never the inside of an annotation. */
    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        return null;
    }

    static boolean isFunction(ExpressionTree tree) {
        ExpressionTree at = tree;
        while (at instanceof ParenthesizedTree || at instanceof TypeCastTree) {
            at =
                    at instanceof TypeCastTree cast
                            ? cast.getExpression()
                            : ((ParenthesizedTree) at).getExpression();
        }
        return at instanceof LambdaExpressionTree || at instanceof MemberReferenceTree;
    }

    /**
     * Whether this is a function that gets something and gives nothing. What it gets is known where
     * it is itself the argument of a call.
     */
    final boolean isConsumer(ExpressionTree tree) {
        return isFunction(tree)
                && source.trees.getTypeMirror(path(tree)) instanceof DeclaredType type
                && ElementFilter.methodsIn(type.asElement().getEnclosedElements()).stream()
                        .anyMatch(
                                each ->
                                        each.getModifiers().contains(Modifier.ABSTRACT)
                                                && each.getReturnType().getKind() == TypeKind.VOID
                                                && !each.getParameters().isEmpty());
    }

    /** Whether a library's class is meant, which the checker knows by more than its type. */
    final boolean isOfLibrary(ExpressionTree tree) {
        return isOfLibrary(source.trees.getTypeMirror(path(tree)));
    }

    final boolean isOfLibrary(@Nullable TypeMirror type) {
        return type != null && source.types.erasure(type).toString().startsWith("java.util.");
    }
}

package dev.locksmith.processor.cfg;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;

/** Expressions without what stands around them and changes nothing about their value. */
public final class Bare {

    private Bare() {}

    /** An expression without the parentheses around it. */
    public static ExpressionTree of(ExpressionTree tree) {
        ExpressionTree at = tree;
        while (at instanceof ParenthesizedTree inner) {
            at = inner.getExpression();
        }
        return at;
    }

    /** Whether a tree names a variable of its own code or of its own object: {@code this.name}. */
    public static boolean isOwn(ExpressionTree tree) {
        return tree instanceof IdentifierTree
                || (tree instanceof MemberSelectTree select
                        && select.getExpression() instanceof IdentifierTree object
                        && object.getName().contentEquals("this"));
    }

    /** The same without casts: what names an object. */
    public static ExpressionTree uncast(ExpressionTree tree) {
        ExpressionTree at = of(tree);
        while (at instanceof TypeCastTree cast) {
            at = of(cast.getExpression());
        }
        return at;
    }
}

package dev.locksmith.processor.cfg;

import com.sun.source.tree.ExpressionTree;
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

    /** The same without casts: what names an object. */
    public static ExpressionTree uncast(ExpressionTree tree) {
        ExpressionTree at = of(tree);
        while (at instanceof TypeCastTree cast) {
            at = of(cast.getExpression());
        }
        return at;
    }
}

package dev.locksmith.processor.cfg;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.fact.Suppression;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** What a graph is built with besides the tree: what javac worked out for it. */
public interface Attribution {

    /** The declaration that a name, call or declaration tree stands for; null if it has none. */
    @Nullable Element elementOf(Tree tree);

    /** The type of an expression. */
    @Nullable TypeMirror typeOf(Tree tree);

    /** The value of a literal, or of a variable that is a constant; null if it is neither. */
    @Nullable Object constant(ExpressionTree expression);

    /** What is silenced by a local variable's declaration, where the outer one already counts. */
    Suppression at(VariableTree declaration, Suppression outer);
}

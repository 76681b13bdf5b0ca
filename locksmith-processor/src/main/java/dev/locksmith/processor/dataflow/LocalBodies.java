package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Derived;

import javax.lang.model.element.TypeElement;

/** What a walk of statements hands back to the walk of classes when it meets a class. */
interface LocalBodies {

    /** Walks the members of a local or anonymous class, with the variables around it in sight. */
    void walkMembers(ClassTree tree, TypeElement type, LocalFlow flow);

    /**
     * A local class that other threads run, or share, must not capture what is confined; whether it
     * is such a class, so that its objects need no second look.
     */
    boolean checkAsThread(Tree tree, TypeElement type, Derived.Closure closure);

    /** An object is made from a lambda or method reference. */
    void functionMade(ExpressionTree tree, Derived.Closure closure);
}

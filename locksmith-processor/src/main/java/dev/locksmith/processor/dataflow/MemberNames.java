package dev.locksmith.processor.dataflow;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

/** How messages call the members of a class. */
final class MemberNames {

    private MemberNames() {}

    /**
     * {@code shop.Desk.print}, {@code an initializer of shop.Desk}.
     *
     * @param owner the qualified name of the class
     */
    static String of(Tree member, String owner) {
        if (member instanceof MethodTree method) {
            return method.getReturnType() == null
                    ? "a constructor of " + owner
                    : owner + "." + method.getName();
        } else if (member instanceof VariableTree field) {
            return owner + "." + field.getName();
        } else if (member instanceof ClassTree nested) {
            return owner + "." + nested.getSimpleName();
        } else if (member instanceof BlockTree block) {
            return (block.isStatic() ? "a static initializer of " : "an initializer of ") + owner;
        }
        return owner;
    }
}

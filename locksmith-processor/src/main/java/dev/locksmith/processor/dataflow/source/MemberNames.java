package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Member.Kind;

/** Names the members of a class. */
public final class MemberNames {

    private MemberNames() {}

    /**
     * A member of a class.
     *
     * @param owner the qualified name of the class
     */
    public static Member of(Tree member, String owner) {
        if (member instanceof MethodTree method) {
            return method.getReturnType() == null
                    ? new Member(owner, Kind.CONSTRUCTOR, "")
                    : new Member(owner, Kind.METHOD_OR_FIELD, method.getName().toString());
        } else if (member instanceof VariableTree field) {
            return new Member(owner, Kind.METHOD_OR_FIELD, field.getName().toString());
        } else if (member instanceof ClassTree nested) {
            return Member.ofType(owner + "." + nested.getSimpleName());
        } else if (member instanceof BlockTree block) {
            return new Member(
                    owner, block.isStatic() ? Kind.STATIC_INITIALIZER : Kind.INITIALIZER, "");
        }
        return Member.ofType(owner);
    }
}

package dev.locksmith.processor.cfg;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A condition that asks whether something is null.
 *
 * @param subject what is asked about; of an assignment, the variable
 * @param isNull whether it is null where the condition holds
 */
record NullTest(ExpressionTree subject, boolean isNull) {

    /** What this condition asks of that kind, if it does. */
    static @Nullable NullTest of(ExpressionTree condition, Attribution attribution) {
        if (condition instanceof BinaryTree binary
                && (condition.getKind() == Tree.Kind.EQUAL_TO
                        || condition.getKind() == Tree.Kind.NOT_EQUAL_TO)) {
            ExpressionTree left = Bare.uncast(binary.getLeftOperand());
            ExpressionTree right = Bare.uncast(binary.getRightOperand());
            ExpressionTree subject = isNull(right) ? left : isNull(left) ? right : null;
            return subject == null
                    ? null
                    : new NullTest(named(subject), condition.getKind() == Tree.Kind.EQUAL_TO);
        }
        return condition instanceof MethodInvocationTree call ? of(call, attribution) : null;
    }

    private static @Nullable NullTest of(MethodInvocationTree call, Attribution attribution) {
        Element method = attribution.elementOf(call.getMethodSelect());
        if (call.getArguments().size() != 1
                || method == null
                || !(method.getEnclosingElement() instanceof TypeElement owner)
                || !owner.getQualifiedName().contentEquals("java.util.Objects")) {
            return null;
        }
        ExpressionTree subject = named(Bare.uncast(call.getArguments().get(0)));
        return switch (method.getSimpleName().toString()) {
            case "isNull" -> new NullTest(subject, true);
            case "nonNull" -> new NullTest(subject, false);
            default -> null;
        };
    }

    private static boolean isNull(ExpressionTree tree) {
        return tree.getKind() == Tree.Kind.NULL_LITERAL;
    }

    private static ExpressionTree named(ExpressionTree tree) {
        return tree instanceof AssignmentTree set ? Bare.of(set.getVariable()) : tree;
    }
}

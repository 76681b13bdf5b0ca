package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.UnaryTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Attributed;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Tells comparisons that may find out which of two objects comes first from those that are about
 * one object, such as {@code amount <= 0}, {@code balance < amount} or {@code i < list.size()}.
 */
final class Comparisons {

    private final Attributed attributed;

    /** Local variables that begin with a constant, and were given nothing else so far. */
    private final Set<Element> counters = new HashSet<>();

    Comparisons(Attributed attributed) {
        this.attributed = attributed;
    }

    void declared(VariableElement variable, ExpressionTree value) {
        if (Bare.of(value) instanceof LiteralTree) {
            counters.add(variable);
        }
    }

    void assigned(Element variable) {
        counters.remove(variable);
    }

    /** Whether a comparison may decide about an order of two objects: quiet when in doubt. */
    boolean mayOrder(BinaryTree tree) {
        return switch (tree.getKind()) {
            case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL -> {
                Compared compared = new Compared();
                yield !compared.isOfOne(tree.getLeftOperand())
                        || !compared.isOfOne(tree.getRightOperand());
            }
            default -> false;
        };
    }

    /** What the operands are about. */
    private final class Compared {

        private final Set<String> objects = new HashSet<>();
        private final Set<Element> parameters = new HashSet<>();

        boolean isOfOne(ExpressionTree operand) {
            return isKnown(Bare.of(operand)) && objects.size() <= 1 && parameters.size() <= 1;
        }

        private boolean isKnown(ExpressionTree tree) {
            if (tree instanceof LiteralTree) {
                return true;
            } else if (tree instanceof UnaryTree unary) {
                return isKnown(Bare.of(unary.getExpression()));
            } else if (tree instanceof IdentifierTree) {
                return attributed.elementOf(tree) instanceof VariableElement variable
                        && isKnown(variable, null);
            } else if (tree instanceof MemberSelectTree select) {
                return attributed.elementOf(tree) instanceof VariableElement field
                        && isKnown(field, select);
            }
            return tree instanceof MethodInvocationTree call
                    && call.getArguments().isEmpty()
                    && attributed.elementOf(call.getMethodSelect())
                            instanceof ExecutableElement method
                    && isOf(method, call.getMethodSelect());
        }

        private boolean isKnown(VariableElement variable, @Nullable MemberSelectTree select) {
            if (counters.contains(variable)) {
                return true;
            } else if (variable.getKind().isField()) {
                return isOf(variable, select);
            }
            parameters.add(variable);
            return isParameterFromOutside(variable);
        }

        /** A member of an object. */
        private boolean isOf(Element member, @Nullable ExpressionTree selected) {
            if (!member.getModifiers().contains(Modifier.STATIC)) {
                objects.add(
                        selected instanceof MemberSelectTree select
                                ? select.getExpression().toString()
                                : "this");
            }
            return true;
        }

        /** A private method may be told the order by its callers. */
        private boolean isParameterFromOutside(VariableElement variable) {
            return variable.getKind() == ElementKind.PARAMETER
                    && variable.asType().getKind().isPrimitive()
                    && variable.getEnclosingElement() instanceof ExecutableElement method
                    && !method.getModifiers().contains(Modifier.PRIVATE);
        }
    }
}

package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Methods of this file that return what a field holds, and nothing else. */
final class ReturnedFields {

    private final Attributed attributed;
    private final ClassTree root;
    private final Map<ExecutableElement, Optional<VariableElement>> known = new HashMap<>();

    ReturnedFields(Attributed attributed, ClassTree root) {
        this.attributed = attributed;
        this.root = root;
    }

    /** The value, or that of the field if a method returned it out of an object from elsewhere. */
    Value seenThrough(Value value) {
        if (value.object() instanceof Derived.ResultOf result
                && result.call().receiver().livesElsewhere()) {
            VariableElement field =
                    known.computeIfAbsent(
                                    result.call().callee(),
                                    method -> Optional.ofNullable(search(method)))
                            .orElse(null);
            return field == null ? value : new Value.OfVariable(field);
        }
        return value;
    }

    private @Nullable VariableElement search(ExecutableElement method) {
        Set<@Nullable Element> returned = new HashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            private boolean isInside;

            @Override
            public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
                boolean isOuter = isInside;
                isInside = method.equals(attributed.elementOf(tree));
                super.visitMethod(tree, null);
                isInside = isOuter;
                return null;
            }

            @Override
            public @Nullable Void visitLambdaExpression(
                    LambdaExpressionTree tree, @Nullable Void unused) {
                return isInside ? null : super.visitLambdaExpression(tree, null);
            }

            @Override
            public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
                if (isInside) {
                    boolean isOwn =
                            tree.getExpression() != null && Stores.isOwn(tree.getExpression());
                    returned.add(isOwn ? attributed.elementOf(tree.getExpression()) : null);
                }
                return super.visitReturn(tree, null);
            }
        }.scan(root, null);
        return returned.size() == 1
                        && returned.iterator().next() instanceof VariableElement field
                        && field.getKind() == ElementKind.FIELD
                ? field
                : null;
    }
}

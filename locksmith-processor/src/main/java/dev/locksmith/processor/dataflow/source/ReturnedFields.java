package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Methods of this file that return what a field or a parameter holds, and nothing else. */
public final class ReturnedFields {

    private final Attributed attributed;
    private final ClassTree root;

    /**
     * By method, what it returns, null for what is no name or field of its object; not yet read if
     * null.
     */
    private @Nullable Map<Element, Set<@Nullable Element>> returned;

    public ReturnedFields(Attributed attributed, ClassTree root) {
        this.attributed = attributed;
        this.root = root;
    }

    /**
     * The value, or that of the field if a method returned it out of an object from elsewhere: also
     * by a chain of such calls, and of such as return their own object.
     */
    public Value seenThrough(Value value) {
        Deque<Derived.ResultOf> calls = new ArrayDeque<>();
        Value at = value;
        while (at.object() instanceof Derived.ResultOf result) {
            calls.push(result);
            at = result.call().receiver();
        }
        for (Derived.ResultOf each : calls) {
            Element only = at.livesElsewhere() ? onlyOneOf(each.call().callee()) : null;
            if (only instanceof VariableElement field && isField(field)) {
                at = new Value.OfVariable(field);
            } else if (only == null || !only.getSimpleName().contentEquals("this")) {
                return value;
            }
        }
        return calls.isEmpty() ? value : at;
    }

    private static boolean isField(VariableElement variable) {
        return variable.getKind() == ElementKind.FIELD
                && !variable.getSimpleName().contentEquals("this");
    }

    /**
     * The argument that a call gives back, whoever has written it; nothing if that may be another.
     */
    public Value givenBack(
            ExecutableElement method, List<Value> arguments, Assignments assignments) {
        int index = method.getParameters().indexOf(onlyOneOf(method));
        return index >= 0
                        && index < arguments.size()
                        && !method.isVarArgs()
                        && (Members.isFixed(method)
                                || Members.ownerOf(method).getModifiers().contains(Modifier.FINAL))
                        && assignments.to(method.getParameters().get(index)).isEmpty()
                ? arguments.get(index)
                : Value.NONE;
    }

    private @Nullable Element onlyOneOf(ExecutableElement method) {
        if (returned == null) {
            Search search = new Search();
            search.scan(root, null);
            returned = search.found;
        }
        Set<@Nullable Element> all = returned.getOrDefault(method, Set.of());
        return all.size() == 1 ? all.iterator().next() : null;
    }

    /** Reads the file once, for all methods. */
    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Map<Element, Set<@Nullable Element>> found = new HashMap<>();

        /** The method around, null in a lambda. */
        private @Nullable Element method;

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            Element around = method;
            method = attributed.elementOf(tree);
            super.visitMethod(tree, null);
            method = around;
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree tree, @Nullable Void unused) {
            Element around = method;
            method = null;
            super.visitLambdaExpression(tree, null);
            method = around;
            return null;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
            ExpressionTree value = tree.getExpression();
            if (method != null && value != null) {
                found.computeIfAbsent(method, key -> new HashSet<>())
                        .add(Bare.isOwn(value) ? attributed.elementOf(value) : null);
            }
            return super.visitReturn(tree, null);
        }
    }
}

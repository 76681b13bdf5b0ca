package dev.locksmith.processor.rewriting;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Makes a statement's call in a helper, or in a helper's helper. */
final class Hops extends Rewriter {

    private final int count;

    Hops(Source source, int count) {
        super(source);
        this.count = count;
    }

    @Override
    public @Nullable Void visitExpressionStatement(
            ExpressionStatementTree statement, @Nullable Void nothing) {
        if (statement.getExpression() instanceof MethodInvocationTree call
                && !isConstructorCall(statement)
                && call.getTypeArguments().isEmpty()) {
            rewrite(call);
        }
        return super.visitExpressionStatement(statement, null);
    }

    /**
     * Whether a helper's parameter tells less than the receiver that is given for it: of what was
     * made here more is known than its type. A container has two names then, a stream may be
     * parallel, and what a function does was chosen elsewhere.
     */
    private boolean isOtherName(TreePath select, ExpressionTree receiver) {
        TreePath path = new TreePath(select, receiver);
        TypeMirror type = source.trees.getTypeMirror(path);
        Element element = source.trees.getElement(path);
        String name = type == null ? "" : source.types.erasure(type).toString();
        boolean isOfTasks = name.matches("java\\.util\\.concurrent\\.\\w*(Executor|Service|Pool)");
        boolean isMadeHere = element == null || element.getKind() != ElementKind.PARAMETER;
        return isMadeHere
                || (name.startsWith("java.util.") && !isOfTasks)
                || name.equals("java.lang.Runnable");
    }

    private void rewrite(MethodInvocationTree call) {
        TreePath path = path(call);
        if (!(source.trees.getElement(path) instanceof ExecutableElement method)
                || !source.isOneLine(source.start(call), source.end(call))) {
            return;
        }
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        List<ExpressionTree> values = new ArrayList<>();
        String callee;
        TreePath select = new TreePath(path, call.getMethodSelect());
        if (call.getMethodSelect() instanceof MemberSelectTree member) {
            Element of = source.trees.getElement(new TreePath(select, member.getExpression()));
            boolean isType = of != null && (of.getKind().isClass() || of.getKind().isInterface());
            if (isStatic || isType || member.getExpression().toString().equals("super")) {
                if (!isStatic) {
                    return;
                }
                callee = source.text(call.getMethodSelect());
            } else {
                if (isOtherName(select, member.getExpression())) {
                    return;
                }
                values.add(member.getExpression());
                callee = "p0_." + member.getIdentifier();
            }
        } else if (isStatic) {
            callee =
                    source.types.erasure(method.getEnclosingElement().asType())
                            + "."
                            + call.getMethodSelect();
        } else {
            return;
        }
        int receivers = values.size();
        values.addAll(call.getArguments());
        if (values.stream().anyMatch(this::isConstant)
                || call.getArguments().stream()
                        .anyMatch(each -> isOfLibrary(each) && !isFunction(each))) {
            return;
        }
        List<String> types = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            TreePath at = i < receivers ? select : path;
            TypeMirror type = source.trees.getTypeMirror(new TreePath(at, values.get(i)));
            String name = typeName(type);
            if (type == null || name == null || TypeNames.hasVariables(type)) {
                return;
            }
            types.add(name);
        }
        TypeMirror called = source.trees.getTypeMirror(select);
        List<String> thrown = new ArrayList<>();
        if (called instanceof ExecutableType executable) {
            for (TypeMirror each : executable.getThrownTypes()) {
                if (each.getKind() != TypeKind.DECLARED) {
                    return;
                }
                thrown.add(each.toString());
            }
        }
        String parameters =
                IntStream.range(0, types.size())
                        .mapToObj(i -> types.get(i) + " p" + i + "_")
                        .collect(Collectors.joining(", "));
        List<String> names = IntStream.range(0, types.size()).mapToObj(i -> "p" + i + "_").toList();
        String throwing = thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown);
        StringBuilder helpers = new StringBuilder();
        String body =
                callee + "(" + String.join(", ", names.subList(receivers, names.size())) + ")";
        String helper = "";
        for (int i = 0; i < count; i++) {
            helper = fresh();
            helpers.append(
                    " private static void %s(%s)%s { %s; }"
                            .formatted(helper, parameters, throwing, body));
            body = helper + "(" + String.join(", ", names) + ")";
        }
        String outermost = source.outermost(getCurrentPath()).getSimpleName().toString();
        add(
                Edit.replace(
                        source.start(call),
                        source.end(call),
                        outermost
                                + "."
                                + helper
                                + "("
                                + values.stream()
                                        .map(source::text)
                                        .collect(Collectors.joining(", "))
                                + ")"),
                Edit.before(source.end(source.outermost(getCurrentPath())) - 1, helpers + " "));
    }
}

package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The calls of {@code toString} that nobody writes out: of all that becomes part of a text. */
final class UnwrittenCalls {

    private final LockNames names;
    private final Declarations declarations;
    private final Function<Tree, Site> siteOf;
    private final Consumer<LockStep> steps;

    UnwrittenCalls(
            LockNames names,
            Declarations declarations,
            Function<Tree, Site> siteOf,
            Consumer<LockStep> steps) {
        this.names = names;
        this.declarations = declarations;
        this.siteOf = siteOf;
        this.steps = steps;
    }

    /** A sum of strings. */
    void sum(BinaryTree tree) {
        if (tree.getKind() == Tree.Kind.PLUS && isString(tree)) {
            text(tree.getLeftOperand());
            text(tree.getRightOperand());
        }
    }

    /** A string to which something is added. */
    void sum(CompoundAssignmentTree tree) {
        if (tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT && isString(tree.getVariable())) {
            text(tree.getExpression());
        }
    }

    /** A call of the JDK that makes text of what it is given. */
    void called(MethodInvocationTree call, ExecutableElement method) {
        if (LockModel.isMakingText(method)) {
            call.getArguments().forEach(this::text);
        }
    }

    private boolean isString(ExpressionTree tree) {
        TypeElement type = names.typeOf(Bare.of(tree));
        return type != null && type.getQualifiedName().contentEquals("java.lang.String");
    }

    private void text(ExpressionTree given) {
        ExpressionTree tree = Bare.of(given);
        TypeElement type = names.typeOf(tree);
        if (type == null) {
            return;
        }
        boolean isAny = Members.isObject(type);
        if (!isAny && !declarations.isSource(type)) {
            return;
        }
        LockName name = names.of(tree);
        if (isAny && !(name instanceof Path path && path.steps().isEmpty())) {
            return;
        }
        ExecutableElement method = toStringOf(type);
        if (method != null) {
            steps.accept(
                    new LockStep.Call(method, name, type, List.of(), false, siteOf.apply(tree)));
        }
    }

    /** The method that objects of a class have for it; null if they have but that of all. */
    private @Nullable ExecutableElement toStringOf(TypeElement type) {
        boolean isOpen =
                type.getKind().isInterface()
                        || Members.isObject(type)
                        || type.getModifiers().contains(Modifier.ABSTRACT);
        TypeElement first = type.getKind().isInterface() ? declarations.object() : type;
        for (TypeElement at = first; at != null; at = Members.superclass(at)) {
            for (ExecutableElement each : ElementFilter.methodsIn(at.getEnclosedElements())) {
                if (each.getSimpleName().contentEquals("toString")
                        && each.getParameters().isEmpty()) {
                    return isOpen || !Members.isObject(at) ? each : null;
                }
            }
        }
        return null;
    }
}

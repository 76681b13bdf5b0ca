package dev.locksmith.processor.lockorder;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Says in words why a key cannot be given to a method: more is held than that allows. */
final class RefusedKey {

    private static final String KEY = "dev.locksmith.LockKey";

    private final Trees trees;
    private final Types types;

    RefusedKey(Trees trees, Types types) {
        this.trees = trees;
        this.types = types;
    }

    /** Empty if the call was refused for another reason, or there are several such methods. */
    Optional<String> explain(TreePath path, MethodInvocationTree call) {
        List<TypeMirror> arguments = new ArrayList<>();
        boolean hasKey = false;
        for (ExpressionTree argument : call.getArguments()) {
            TypeMirror type = trees.getTypeMirror(new TreePath(path, argument));
            if (type == null) {
                return Optional.empty();
            }
            arguments.add(type);
            hasKey |= RefusedLock.supertype(types, type, KEY).isPresent();
        }
        List<ExecutableElement> methods = hasKey ? methods(path, call) : List.of();
        return methods.size() == 1 ? explain(call, methods.get(0), arguments) : Optional.empty();
    }

    private Optional<String> explain(
            MethodInvocationTree call, ExecutableElement method, List<TypeMirror> arguments) {
        Optional<String> refused = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            TypeMirror wanted = method.getParameters().get(i).asType();
            if (!types.isAssignable(arguments.get(i), types.erasure(wanted))) {
                return Optional.empty();
            }
            if (refused.isEmpty() && !types.isAssignable(arguments.get(i), wanted)) {
                refused = explain(call.getArguments().get(i), arguments.get(i), method, wanted);
            }
        }
        return refused;
    }

    private Optional<String> explain(
            ExpressionTree argument,
            TypeMirror given,
            ExecutableElement method,
            TypeMirror wanted) {
        TypeElement allowed = position(wanted);
        TypeElement held = position(given);
        return allowed == null || held == null || !isBelow(held, allowed)
                ? Optional.empty()
                : Optional.of(
                        RefusalText.deeperKey(
                                RefusedLock.name(argument), held, method, wanted, allowed));
    }

    /** The deepest position that a key of this type may stand at; null if it is open. */
    private @Nullable TypeElement position(TypeMirror type) {
        Optional<DeclaredType> key = RefusedLock.supertype(types, type, KEY);
        if (key.isEmpty() || key.get().getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror argument = key.get().getTypeArguments().get(0);
        TypeMirror deepest =
                argument instanceof WildcardType wildcard ? wildcard.getSuperBound() : argument;
        return deepest instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }

    private boolean isBelow(TypeElement position, TypeElement other) {
        return !position.equals(other) && types.isSubtype(position.asType(), other.asType());
    }

    // The method that was meant

    private List<ExecutableElement> methods(TreePath path, MethodInvocationTree call) {
        int arity = call.getArguments().size();
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            TypeMirror type = trees.getTypeMirror(new TreePath(path, select.getExpression()));
            return type instanceof DeclaredType declared
                    ? methods((TypeElement) declared.asElement(), select.getIdentifier(), arity)
                    : List.of();
        }
        Name name = ((IdentifierTree) call.getMethodSelect()).getName();
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof ClassTree
                    && trees.getElement(at) instanceof TypeElement around) {
                List<ExecutableElement> here = methods(around, name, arity);
                if (!here.isEmpty()) {
                    return here;
                }
            }
        }
        return List.of();
    }

    private static List<ExecutableElement> methods(TypeElement type, Name name, int arity) {
        List<ExecutableElement> methods = new ArrayList<>();
        for (TypeElement at = type; at != null; at = Members.superclass(at)) {
            for (ExecutableElement each : ElementFilter.methodsIn(at.getEnclosedElements())) {
                if (each.getSimpleName().equals(name) && each.getParameters().size() == arity) {
                    methods.add(each);
                }
            }
        }
        return methods;
    }
}

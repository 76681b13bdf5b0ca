package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.scope.HandedOn;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Which calls may return the scope-bound value that they are called on or given. Of a method that
 * is compiled here its code decides, of any other its declaration.
 */
public final class Handing {

    private final Attributed attributed;
    private final TypeFacts typeFacts;
    private final Predicate<TypeElement> isSource;
    private final Predicate<@Nullable TypeMirror> isKey;

    /** It is asked at each return of a method. */
    private final Map<ExecutableElement, Boolean> handingBack = new HashMap<>();

    /**
     * @param isKey whether it is one of our own keys: what they return is always a new one
     */
    public Handing(
            Attributed attributed,
            TypeFacts typeFacts,
            Predicate<TypeElement> isSource,
            Predicate<@Nullable TypeMirror> isKey) {
        this.attributed = attributed;
        this.typeFacts = typeFacts;
        this.isSource = isSource;
        this.isKey = isKey;
    }

    /**
     * How a value comes back from a call.
     *
     * @param argument as in {@link HandedOn}
     * @param isCertain whether the declaration alone decides
     */
    public record Way(ExecutableElement method, int argument, boolean isCertain) {}

    /** The one way for a scope-bound value through this call; null if there is none. */
    public @Nullable Way wayThrough(MethodInvocationTree call) {
        if (!(attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method)
                || method.getKind() == ElementKind.CONSTRUCTOR) {
            return null;
        }
        boolean isOurs = isSource.test(Members.ownerOf(method));
        int argument = argumentOf(method);
        if (argument >= 0) {
            boolean isTold = typeVariableOf(method.getReturnType(), method) != null;
            return isTold || isOurs ? new Way(method, argument, !isOurs) : null;
        }
        return isOnSame(call, method, isOurs) ? new Way(method, HandedOn.RECEIVER, !isOurs) : null;
    }

    /** Whether a method, by its declaration, can return what it is called on or given. */
    public boolean mayHandBack(ExecutableElement method) {
        return handingBack.computeIfAbsent(method, this::canHandBack);
    }

    private boolean canHandBack(ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        boolean isBound = isBound(returned);
        if (!isBound && typeVariableOf(returned, method) == null) {
            return false;
        }
        return method.getParameters().stream()
                        .anyMatch(each -> canBe(each.asType(), returned, method))
                || (isBound
                        && !method.getModifiers().contains(Modifier.STATIC)
                        && isBound(Members.ownerOf(method).asType()));
    }

    /** A method of a jar that returns the type it is called on is taken to be a fluent one. */
    private boolean isOnSame(MethodInvocationTree call, ExecutableElement method, boolean isOurs) {
        if (method.getModifiers().contains(Modifier.STATIC) || !isBound(method.getReturnType())) {
            return false;
        }
        ExpressionTree receiver =
                call.getMethodSelect() instanceof MemberSelectTree select
                        ? select.getExpression()
                        : null;
        if (isOurs) {
            return isBound(Members.ownerOf(method).asType());
        }
        TypeMirror type = receiver == null ? null : attributed.typeOf(receiver);
        return type != null
                && !isKey.test(type)
                && typeFacts.sameClass(type, method.getReturnType());
    }

    /** The only parameter that can be what the method returns. */
    private int argumentOf(ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        List<? extends VariableElement> parameters = method.getParameters();
        int found = HandedOn.RECEIVER;
        for (int i = 0; i < parameters.size(); i++) {
            if (canBe(parameters.get(i).asType(), returned, method)) {
                if (found >= 0 || (method.isVarArgs() && i == parameters.size() - 1)) {
                    return HandedOn.RECEIVER;
                }
                found = i;
            }
        }
        return found;
    }

    private boolean canBe(TypeMirror parameter, TypeMirror returned, ExecutableElement method) {
        TypeVariable variable = typeVariableOf(returned, method);
        return variable == null
                ? isBound(parameter) && isBound(returned)
                : parameter instanceof TypeVariable own
                        && own.asElement().equals(variable.asElement());
    }

    /** A type parameter of the method itself can only stand for what the method is given. */
    private static @Nullable TypeVariable typeVariableOf(
            TypeMirror type, ExecutableElement method) {
        return type.getKind() == TypeKind.TYPEVAR
                        && method.getTypeParameters().contains(((TypeVariable) type).asElement())
                ? (TypeVariable) type
                : null;
    }

    private boolean isBound(TypeMirror type) {
        return typeFacts.is(type, Mark.SCOPE_BOUND);
    }
}

package dev.locksmith.processor.call;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Reads the type arguments of a call off its filled-in method type. */
public final class TypeArguments {

    private TypeArguments() {}

    /**
     * What the call puts in place of the method's type parameter; null where it cannot be read off.
     */
    public static @Nullable TypeMirror of(
            TypeParameterElement parameter, ExecutableElement method, ExecutableType called) {
        List<? extends VariableElement> declared = method.getParameters();
        List<? extends TypeMirror> actual = called.getParameterTypes();
        for (int i = 0; i < declared.size() && i < actual.size(); i++) {
            TypeMirror found = match(declared.get(i).asType(), actual.get(i), parameter);
            if (found != null) {
                return found;
            }
        }
        return match(method.getReturnType(), called.getReturnType(), parameter);
    }

    private static @Nullable TypeMirror match(
            TypeMirror declared, TypeMirror actual, TypeParameterElement parameter) {
        switch (declared.getKind()) {
            case TYPEVAR -> {
                return ((TypeVariable) declared).asElement().equals(parameter) ? actual : null;
            }
            case ARRAY -> {
                return actual.getKind() == TypeKind.ARRAY
                        ? match(
                                ((ArrayType) declared).getComponentType(),
                                ((ArrayType) actual).getComponentType(),
                                parameter)
                        : null;
            }
            case WILDCARD -> {
                return matchBound((WildcardType) declared, actual, parameter);
            }
            case DECLARED -> {
                return actual.getKind() == TypeKind.DECLARED
                        ? matchAll((DeclaredType) declared, (DeclaredType) actual, parameter)
                        : null;
            }
            default -> {
                return null;
            }
        }
    }

    private static @Nullable TypeMirror matchAll(
            DeclaredType declared, DeclaredType actual, TypeParameterElement parameter) {
        List<? extends TypeMirror> left = declared.getTypeArguments();
        List<? extends TypeMirror> right = actual.getTypeArguments();
        for (int i = 0; i < left.size() && i < right.size(); i++) {
            TypeMirror found = match(left.get(i), right.get(i), parameter);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable TypeMirror matchBound(
            WildcardType declared, TypeMirror actual, TypeParameterElement parameter) {
        TypeMirror bound = boundOf(declared);
        if (bound == null) {
            return null;
        }
        TypeMirror given = actual instanceof WildcardType wildcard ? boundOf(wildcard) : actual;
        return given == null ? null : match(bound, given, parameter);
    }

    private static @Nullable TypeMirror boundOf(WildcardType wildcard) {
        return wildcard.getExtendsBound() != null
                ? wildcard.getExtendsBound()
                : wildcard.getSuperBound();
    }

    /** Whether the type parameter occurs in the type. */
    public static boolean occursIn(TypeMirror type, TypeParameterElement parameter) {
        return match(type, type, parameter) != null;
    }
}

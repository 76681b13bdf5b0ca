package dev.locksmith.processor.type;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Fields whose content a type argument tells: {@code T}, {@code T[]} or {@code List<T>} in a class
 * {@code Box<T>}. A {@code @Sendable Box} is as sendable as that argument, so who puts something
 * confined there makes a box that is confined, and shares nothing yet.
 */
public final class ToldByArgument {

    private ToldByArgument() {}

    /** Whether this is such a field of its class. */
    public static boolean is(VariableElement field, Declared declared) {
        return isTold(field.asType(), Members.ownerOf(field), declared);
    }

    private static boolean isTold(TypeMirror type, TypeElement owner, Declared declared) {
        return switch (type.getKind()) {
            case TYPEVAR -> isOf((TypeVariable) type, owner, declared);
            case ARRAY -> isTold(((ArrayType) type).getComponentType(), owner, declared);
            case DECLARED -> isContainerOfTold((DeclaredType) type, owner, declared);
            default -> false;
        };
    }

    /** A variable that demands a sendable argument does not let the class be confined with it. */
    private static boolean isOf(TypeVariable variable, TypeElement owner, Declared declared) {
        return owner.getTypeParameters().contains(variable.asElement())
                && !HeldVariables.isExempt(declared.of(variable.asElement()));
    }

    /** A function of a variable may have captured anything: its type arguments do not tell. */
    private static boolean isContainerOfTold(
            DeclaredType type, TypeElement owner, Declared declared) {
        if (!Containers.isOne(type)) {
            return false;
        }
        for (TypeMirror argument : type.getTypeArguments()) {
            if (isTold(argument, owner, declared)) {
                return true;
            }
        }
        return false;
    }
}

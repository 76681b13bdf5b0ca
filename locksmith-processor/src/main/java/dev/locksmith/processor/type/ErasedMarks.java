package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Annotations inside of types, as in {@code Deque<@ThreadConfined Runnable>}: javac before 22
 * leaves them out when it reads a class file. Who compiles such a class writes down that it is
 * confined.
 */
public interface ErasedMarks {

    /** Why a class of another compilation is confined, if that was written down; else empty. */
    List<String> whyConfined(TypeElement type);

    /** Nothing was written down. */
    ErasedMarks NONE = type -> List.of();

    /** Whether a field or a supertype of the class could have had such an annotation. */
    static boolean mayHaveBeenIn(TypeElement type) {
        for (DeclaredType supertype : Declared.supertypesOf(type)) {
            if (!supertype.getTypeArguments().isEmpty()) {
                return true;
            }
        }
        for (Element member : type.getEnclosedElements()) {
            if (isInstanceField(member)
                    && member.asType() instanceof DeclaredType field
                    && !field.getTypeArguments().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field or a supertype of the class has one. */
    static boolean areIn(TypeElement type, Declared declared) {
        for (DeclaredType supertype : Declared.supertypesOf(type)) {
            if (areInside(supertype, declared)) {
                return true;
            }
        }
        for (Element member : type.getEnclosedElements()) {
            if (isInstanceField(member) && areInside(member.asType(), declared)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInstanceField(Element member) {
        return member.getKind().isField() && !member.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean areInside(TypeMirror type, Declared declared) {
        if (type instanceof DeclaredType of) {
            for (TypeMirror argument : of.getTypeArguments()) {
                if (areOn(argument, declared)) {
                    return true;
                }
            }
        }
        return type instanceof ArrayType array && areOn(array.getComponentType(), declared);
    }

    private static boolean areOn(TypeMirror type, Declared declared) {
        if (declared.of(type).has(Mark.THREAD_CONFINED)) {
            return true;
        } else if (type instanceof WildcardType wildcard) {
            TypeMirror bound = wildcard.getExtendsBound();
            return bound != null && areOn(bound, declared);
        }
        return areInside(type, declared);
    }
}

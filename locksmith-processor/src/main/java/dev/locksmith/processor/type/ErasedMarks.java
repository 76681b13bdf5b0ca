package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;

import java.util.List;

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

    /** Whether one of these types, as they are written, could have had such an annotation. */
    static boolean mayHaveBeenIn(List<TypeMirror> written) {
        for (TypeMirror type : written) {
            if (type instanceof DeclaredType of && !of.getTypeArguments().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these types has one. */
    static boolean areIn(List<TypeMirror> written, Declared declared) {
        for (TypeMirror type : written) {
            if (areInside(type, declared)) {
                return true;
            }
        }
        return false;
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

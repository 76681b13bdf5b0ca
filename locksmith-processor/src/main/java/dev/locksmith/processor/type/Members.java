package dev.locksmith.processor.type;

import static java.util.Objects.requireNonNull;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Members and the classes that declare them. */
public final class Members {

    private Members() {}

    /** The class that declares a method, constructor or field. */
    public static TypeElement ownerOf(Element member) {
        return (TypeElement) requireNonNull(member.getEnclosingElement());
    }

    /** Whether a class is {@code Object}: the only one, errors aside, that extends nothing. */
    public static boolean isObject(Element type) {
        return type.getKind() == ElementKind.CLASS
                && ((TypeElement) type).getSuperclass().getKind() == TypeKind.NONE;
    }

    /** The top-level class around a declaration. */
    public static Element outermost(Element declaration) {
        Element outermost = declaration;
        for (Element at = declaration; at != null; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement) {
                outermost = at;
            }
        }
        return outermost;
    }

    /** How messages call it: {@code Executor.execute}, {@code Registry.last}, {@code new Job}. */
    public static String nameOf(Element member) {
        String owner = ownerOf(member).getSimpleName().toString();
        return member.getKind() == ElementKind.CONSTRUCTOR
                ? "new " + owner
                : owner + "." + member.getSimpleName();
    }

    /** The method that declares a parameter. */
    public static ExecutableElement methodOf(Element parameter) {
        return (ExecutableElement) requireNonNull(parameter.getEnclosingElement());
    }
}

package dev.locksmith.processor.type;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Members and the classes that declare them. */
public final class Members {

    private Members() {}

    /** The class that declares a method, constructor or field. */
    public static TypeElement ownerOf(Element member) {
        return (TypeElement) requireNonNull(member.getEnclosingElement());
    }

    /** The class that a class extends; null if it extends none. */
    public static @Nullable TypeElement superclass(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType above
                ? (TypeElement) above.asElement()
                : null;
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

    /**
     * The method that declares a parameter; null for the parameter of a lambda. javac hangs that
     * one on whatever the lambda stands in: another method, a constructor, or a method that it
     * makes up for an initializer, which has no type and can be asked for nothing.
     */
    public static @Nullable ExecutableElement methodOf(Element parameter) {
        return parameter.getEnclosingElement() instanceof ExecutableElement method
                        && !isInitializer(method)
                        && method.getParameters().contains(parameter)
                ? method
                : null;
    }

    /** Whether no method of a subclass can run in the place of this one. */
    public static boolean isFixed(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return method.getKind() != ElementKind.METHOD
                || modifiers.contains(Modifier.STATIC)
                || modifiers.contains(Modifier.PRIVATE)
                || modifiers.contains(Modifier.FINAL);
    }

    /**
     * Whether only the code around a class can make objects of it, and those have no code but that
     * of such classes: anonymous, local and private ones that extend no others.
     */
    public static boolean isMadeAroundOnly(TypeElement type) {
        TypeElement at = type;
        while (at != null && isInside(at)) {
            TypeElement above = superclass(at);
            if (above != null && (isObject(above) || at.getKind() == ElementKind.RECORD)) {
                return true;
            }
            at = above;
        }
        return false;
    }

    private static boolean isInside(TypeElement type) {
        return type.getNestingKind() == NestingKind.ANONYMOUS
                || type.getNestingKind() == NestingKind.LOCAL
                || type.getModifiers().contains(Modifier.PRIVATE);
    }

    /** The method whose body declares a local or anonymous class; null if none does. */
    public static @Nullable ExecutableElement methodAround(TypeElement type) {
        boolean isInside =
                type.getNestingKind() == NestingKind.ANONYMOUS
                        || type.getNestingKind() == NestingKind.LOCAL;
        return isInside
                        && type.getEnclosingElement() instanceof ExecutableElement method
                        && !isInitializer(method)
                ? method
                : null;
    }

    /** Whether this is no method of the source, but what javac makes up for an initializer. */
    private static boolean isInitializer(ExecutableElement method) {
        return method.getKind() == ElementKind.STATIC_INIT
                || method.getKind() == ElementKind.INSTANCE_INIT;
    }

    /** Whether a variable is a parameter of a method or constructor, of which callers know more. */
    public static boolean isParameter(VariableElement variable) {
        return variable.getKind() == ElementKind.PARAMETER && methodOf(variable) != null;
    }

    /** Whether a program begins with this method. */
    public static boolean isMain(ExecutableElement method) {
        return method.getSimpleName().contentEquals("main")
                && method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType().getKind() == TypeKind.VOID;
    }

    /** The method by which a try statement closes an object of a class; null if it has none. */
    public static @Nullable ExecutableElement closeOf(TypeElement type, Elements elements) {
        for (ExecutableElement each : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            if (each.getSimpleName().contentEquals("close") && each.getParameters().isEmpty()) {
                return each;
            }
        }
        return null;
    }
}

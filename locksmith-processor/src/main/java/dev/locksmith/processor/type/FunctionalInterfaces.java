package dev.locksmith.processor.type;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which interfaces have one abstract method. Their type arguments say what it takes and gives: a
 * {@code Predicate<Lamp>} judges lamps, and holds none.
 */
final class FunctionalInterfaces {

    private final Elements elements;
    private final Types types;
    private final Map<TypeElement, Boolean> known = new HashMap<>();
    private @Nullable TypeElement object;

    FunctionalInterfaces(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /**
     * Whether this is an interface with one abstract method. An Iterable is not: it has content.
     */
    boolean isFunctional(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                && known.computeIfAbsent(type, this::hasOneMethod);
    }

    private boolean hasOneMethod(TypeElement type) {
        if (isIterable(type)) {
            return false;
        }
        ExecutableElement method = null;
        for (Element member : elements.getAllMembers(type)) {
            if (member.getKind() != ElementKind.METHOD
                    || !member.getModifiers().contains(Modifier.ABSTRACT)
                    || isOfObject((ExecutableElement) member)) {
                continue;
            }
            ExecutableElement next = (ExecutableElement) member;
            if (method != null && !sameMethod(method, next, type)) {
                return false;
            }
            method = next;
        }
        return method != null;
    }

    private boolean isIterable(TypeElement type) {
        TypeElement iterable = elements.getTypeElement("java.lang.Iterable");
        return iterable != null
                && types.isSubtype(types.erasure(type.asType()), types.erasure(iterable.asType()));
    }

    /** Interfaces may declare methods of Object again, as Comparator does with equals. */
    private boolean isOfObject(ExecutableElement method) {
        if (object == null) {
            object = elements.getTypeElement("java.lang.Object");
        }
        if (object == null) {
            return false;
        }
        for (Element member : object.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD
                    && member.getSimpleName().equals(method.getSimpleName())
                    && elements.overrides(
                            method,
                            (ExecutableElement) member,
                            (TypeElement) method.getEnclosingElement())) {
                return true;
            }
        }
        return false;
    }

    private boolean sameMethod(ExecutableElement one, ExecutableElement other, TypeElement in) {
        DeclaredType type = (DeclaredType) in.asType();
        return one.getSimpleName().equals(other.getSimpleName())
                && types.isSubsignature(
                        (ExecutableType) types.asMemberOf(type, one),
                        (ExecutableType) types.asMemberOf(type, other));
    }
}

package dev.locksmith.processor.rule;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the methods that a method overrides. */
final class Overridden {

    private final Elements elements;
    private final Types types;

    Overridden(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The nearest ones only: not those that another of them overrides in turn. */
    List<ExecutableElement> by(ExecutableElement method) {
        TypeElement owner = ownerOf(method);
        List<ExecutableElement> found = new ArrayList<>();
        collect(owner, method, owner, found, new HashSet<>());
        List<ExecutableElement> nearest = new ArrayList<>(found);
        nearest.removeIf(wider -> found.stream().anyMatch(other -> overrides(other, wider)));
        return nearest;
    }

    /** The class that declares a method. */
    static TypeElement ownerOf(ExecutableElement method) {
        return (TypeElement) requireNonNull(method.getEnclosingElement());
    }

    private boolean overrides(ExecutableElement method, ExecutableElement wider) {
        return !method.equals(wider) && overrides(method, wider, ownerOf(method));
    }

    private boolean overrides(
            ExecutableElement method, ExecutableElement wider, TypeElement owner) {
        return elements.overrides(method, wider, owner)
                || overridesGenerically(method, wider, owner);
    }

    /** The Eclipse compiler does not see that a generic method overrides another. */
    private boolean overridesGenerically(
            ExecutableElement method, ExecutableElement wider, TypeElement owner) {
        return !method.getTypeParameters().isEmpty()
                && !wider.getModifiers().contains(Modifier.STATIC)
                && !wider.getModifiers().contains(Modifier.PRIVATE)
                && types.isSubtype(owner.asType(), types.erasure(ownerOf(wider).asType()))
                && types.isSubsignature(
                        (ExecutableType) method.asType(),
                        (ExecutableType) types.asMemberOf((DeclaredType) owner.asType(), wider));
    }

    private void collect(
            TypeElement type,
            ExecutableElement method,
            TypeElement owner,
            List<ExecutableElement> found,
            Set<TypeElement> seen) {
        collectFrom(type.getSuperclass(), method, owner, found, seen);
        for (TypeMirror superinterface : type.getInterfaces()) {
            collectFrom(superinterface, method, owner, found, seen);
        }
    }

    private void collectFrom(
            TypeMirror supertype,
            ExecutableElement method,
            TypeElement owner,
            List<ExecutableElement> found,
            Set<TypeElement> seen) {
        if (supertype.getKind() != TypeKind.DECLARED) {
            return;
        }
        TypeElement type = (TypeElement) ((DeclaredType) supertype).asElement();
        if (!seen.add(type)) {
            return;
        }
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD
                    && member.getSimpleName().equals(method.getSimpleName())
                    && overrides(method, (ExecutableElement) member, owner)) {
                found.add((ExecutableElement) member);
                return; // what that one overrides is its own matter
            }
        }
        collect(type, method, owner, found, seen);
    }
}

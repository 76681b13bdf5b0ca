package dev.locksmith.processor.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Classes of which there is one object, in a static field from which everybody gets it. */
public final class Singletons {

    private Singletons() {}

    /**
     * The static field that holds the one object of a class: one that nobody else can make, and
     * that code outside the class is given.
     */
    public static Optional<VariableElement> holderOf(TypeElement type) {
        if (type.getKind() != ElementKind.CLASS || !areConstructorsPrivate(type)) {
            return Optional.empty();
        }
        List<VariableElement> holders = new ArrayList<>(holdersIn(type, type));
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            holders.addAll(holdersIn(nested, type));
        }
        return holders.size() == 1 && isGivenOut(type, holders.get(0))
                ? Optional.of(holders.get(0))
                : Optional.empty();
    }

    /** The object may be held by a nested class, which makes it when it is first asked for. */
    private static List<VariableElement> holdersIn(TypeElement in, TypeElement type) {
        List<VariableElement> holders = new ArrayList<>();
        for (VariableElement field : ElementFilter.fieldsIn(in.getEnclosedElements())) {
            if (isStatic(field) && isOf(field.asType(), type)) {
                holders.add(field);
            }
        }
        return holders;
    }

    private static boolean isGivenOut(TypeElement type, VariableElement holder) {
        return !(isPrivate(holder) || isPrivate(Members.ownerOf(holder))) || isGivenOut(type);
    }

    private static boolean areConstructorsPrivate(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .allMatch(Singletons::isPrivate);
    }

    private static boolean isGivenOut(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(
                        method ->
                                isStatic(method)
                                        && !isPrivate(method)
                                        && method.getParameters().isEmpty()
                                        && isOf(method.getReturnType(), type));
    }

    private static boolean isOf(TypeMirror type, TypeElement element) {
        return type instanceof DeclaredType declared && declared.asElement().equals(element);
    }

    private static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean isPrivate(Element member) {
        return member.getModifiers().contains(Modifier.PRIVATE);
    }
}

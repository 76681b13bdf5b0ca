package dev.locksmith.processor.type;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
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
        return elements.isFunctionalInterface(type) && !isIterable(type);
    }

    private boolean isIterable(TypeElement type) {
        TypeElement iterable = elements.getTypeElement("java.lang.Iterable");
        return iterable != null
                && types.isSubtype(types.erasure(type.asType()), types.erasure(iterable.asType()));
    }
}

package dev.locksmith.processor.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The methods of one class, found by name, number of parameters and first parameter: a visitor has
 * as many methods of one name as there are classes, and to ask of each pair whether one overrides
 * the other would cost their square.
 */
final class Overloads {

    /** A first parameter whose class may differ in a method overriding it. */
    private static final Object ANY = "any";

    private static final Object NONE = "none";

    /** A name, which javac has once, and a number of parameters. */
    record Shape(Name name, int parameters) {
        static Shape of(ExecutableElement method) {
            return new Shape(method.getSimpleName(), method.getParameters().size());
        }
    }

    /**
     * @param first what the first parameters have in common: the name of a class or a primitive
     *     type, {@link #ANY}, or {@link #NONE}
     */
    private record Key(Shape shape, Object first) {}

    private final Map<Shape, List<ExecutableElement>> byShape = new HashMap<>();
    private final Map<Key, List<ExecutableElement>> byFirst = new HashMap<>();

    Overloads(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD) {
                ExecutableElement method = (ExecutableElement) member;
                Shape shape = Shape.of(method);
                byShape.computeIfAbsent(shape, any -> new ArrayList<>(1)).add(method);
                byFirst.computeIfAbsent(new Key(shape, firstOf(method)), any -> new ArrayList<>(1))
                        .add(method);
            }
        }
    }

    /** The methods here that a method of a subtype may override. */
    List<ExecutableElement> thatItMayOverride(ExecutableElement method) {
        Shape shape = Shape.of(method);
        if (!byShape.containsKey(shape)) {
            return List.of();
        }
        Object first = firstOf(method);
        List<ExecutableElement> generic = byFirst.getOrDefault(new Key(shape, ANY), List.of());
        List<ExecutableElement> exact = byFirst.getOrDefault(new Key(shape, first), List.of());
        if (generic.isEmpty() || first == ANY) {
            return exact;
        }
        List<ExecutableElement> both = new ArrayList<>(exact);
        both.addAll(generic);
        return both;
    }

    /** The methods here that may override one of a supertype. */
    List<ExecutableElement> thatMayOverride(ExecutableElement method) {
        Shape shape = Shape.of(method);
        List<ExecutableElement> alike = byShape.getOrDefault(shape, List.of());
        Object first = alike.isEmpty() ? ANY : firstOf(method);
        return first == ANY ? alike : byFirst.getOrDefault(new Key(shape, first), List.of());
    }

    private static Object firstOf(ExecutableElement method) {
        if (method.getParameters().isEmpty()) {
            return NONE;
        }
        TypeMirror first = method.getParameters().get(0).asType();
        if (first.getKind() == TypeKind.DECLARED) {
            return ((DeclaredType) first).asElement().getSimpleName();
        }
        return first.getKind().isPrimitive() ? first.getKind() : ANY;
    }
}

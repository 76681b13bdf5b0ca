package dev.locksmith.processor.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
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

    private static final String ANY = " ?";

    private final Map<String, List<ExecutableElement>> methods = new HashMap<>();

    Overloads(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD) {
                ExecutableElement method = (ExecutableElement) member;
                String shape = shapeOf(method);
                add(shape, method);
                add(shape + firstOf(method), method);
            }
        }
    }

    private void add(String key, ExecutableElement method) {
        methods.computeIfAbsent(key, any -> new ArrayList<>(1)).add(method);
    }

    /** The methods here that a method of a subtype may override. */
    List<ExecutableElement> thatItMayOverride(ExecutableElement method) {
        String shape = shapeOf(method);
        String first = firstOf(method);
        List<ExecutableElement> generic = methods.getOrDefault(shape + ANY, List.of());
        List<ExecutableElement> exact = methods.getOrDefault(shape + first, List.of());
        if (generic.isEmpty() || first.equals(ANY)) {
            return exact;
        }
        List<ExecutableElement> both = new ArrayList<>(exact);
        both.addAll(generic);
        return both;
    }

    /** The methods here that may override one of a supertype. */
    List<ExecutableElement> thatMayOverride(ExecutableElement method) {
        String shape = shapeOf(method);
        String first = firstOf(method);
        return methods.getOrDefault(first.equals(ANY) ? shape : shape + first, List.of());
    }

    static String shapeOf(ExecutableElement method) {
        return method.getSimpleName()
                .toString()
                .concat("/")
                .concat(Integer.toString(method.getParameters().size()));
    }

    /**
     * The first parameter's class; {@link #ANY} where that may differ in a method overriding it.
     */
    private static String firstOf(ExecutableElement method) {
        if (method.getParameters().isEmpty()) {
            return "";
        }
        TypeMirror first = method.getParameters().get(0).asType();
        if (first.getKind() == TypeKind.DECLARED) {
            return " " + ((DeclaredType) first).asElement().getSimpleName();
        }
        return first.getKind().isPrimitive() ? " " + first.getKind() : ANY;
    }
}

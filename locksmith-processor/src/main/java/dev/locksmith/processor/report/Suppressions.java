package dev.locksmith.processor.report;

import com.sun.source.tree.ModifiersTree;

import dev.locksmith.processor.fact.Suppression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** Reads what {@code @SuppressWarnings} and {@code @Generated} silence. */
public final class Suppressions {

    private Suppressions() {}

    /** What is silenced inside a declaration. */
    public static Suppression at(ModifiersTree modifiers, Element element, Suppression outer) {
        return modifiers.getAnnotations().isEmpty() ? outer : at(element, outer);
    }

    /** What is silenced inside a declaration of which there is no tree. */
    public static Suppression at(Element element, Suppression outer) {
        Set<String> names = new HashSet<>();
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            String type = annotation.getAnnotationType().asElement().getSimpleName().toString();
            if (type.equals("SuppressWarnings")) {
                annotation.getElementValues().values().forEach(value -> collect(value, names));
            } else if (type.equals("Generated")) {
                // Generated code is there to be known, not to be mended.
                names.add(Suppression.ALL);
            }
        }
        return names.isEmpty() ? outer : new Suppression(outer, Set.copyOf(names));
    }

    private static void collect(AnnotationValue value, Set<String> names) {
        if (value.getValue() instanceof List<?> values) {
            values.forEach(each -> collect((AnnotationValue) each, names));
        } else if (value.getValue() instanceof String name && name.startsWith(Suppression.ALL)) {
            names.add(name);
        }
    }
}

package dev.locksmith.processor.generate;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads our two annotations by name: the processor does not depend on their classes. */
final class AnnotationValues {
    static final String LOCK_ORDER = "dev.locksmith.annotations.LockOrder";
    static final String AFTER = "dev.locksmith.annotations.LockOrder.After";

    private AnnotationValues() {}

    static Optional<? extends AnnotationMirror> find(Element annotated, String annotation) {
        return annotated.getAnnotationMirrors().stream()
                .filter(
                        mirror ->
                                mirror.getAnnotationType().asElement() instanceof TypeElement type
                                        && type.getQualifiedName().contentEquals(annotation))
                .findFirst();
    }

    /** The members of an array; none where nothing is written. */
    static List<? extends AnnotationValue> list(AnnotationMirror mirror, String name) {
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .flatMap(entry -> members(entry.getValue()).stream())
                .toList();
    }

    /** Whether it stands for a name that does not exist (yet). A string would show its quotes. */
    static boolean isUnresolved(AnnotationValue value) {
        return value.toString().equals("<error>");
    }

    private static List<? extends AnnotationValue> members(AnnotationValue value) {
        if (value.getValue() instanceof List<?> list) {
            return list.stream().map(AnnotationValue.class::cast).toList();
        }
        return List.of(value);
    }
}

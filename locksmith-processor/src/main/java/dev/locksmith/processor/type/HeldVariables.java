package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * The type parameters on which the promise of a {@code @Sendable} class depends: those that occur
 * in the type of a field or of the superclass. Those that demand a sendable argument by themselves
 * are left out, since a bad argument is refused where it is written.
 */
final class HeldVariables {

    private final Declared declared;
    private final FunctionalInterfaces functional;

    HeldVariables(Declared declared, FunctionalInterfaces functional) {
        this.declared = declared;
        this.functional = functional;
    }

    /**
     * @param isOpaque whether the fields do not tell; then all type parameters count
     */
    Set<TypeParameterElement> of(TypeElement type, List<VariableElement> fields, boolean isOpaque) {
        List<? extends TypeParameterElement> parameters = type.getTypeParameters();
        if (parameters.isEmpty() || functional.isFunctional(type)) {
            return Set.of();
        }
        Set<Element> occurring = new HashSet<>();
        if (!isOpaque) {
            collect(type.getSuperclass(), occurring);
            fields.forEach(field -> collect(field.asType(), occurring));
        }
        Set<TypeParameterElement> held = new LinkedHashSet<>();
        for (TypeParameterElement parameter : parameters) {
            if ((isOpaque || occurring.contains(parameter)) && !isExempt(declared.of(parameter))) {
                held.add(parameter);
            }
        }
        return held;
    }

    /**
     * Whether the arguments for a type parameter do not count: the type holds none, or demands a
     * good one, so that a bad one is a mistake of its own.
     */
    static boolean isExempt(Marks marks) {
        return marks.has(Mark.NOT_HELD)
                || marks.has(Mark.SENDABLE)
                || marks.has(Mark.SENDABLE_UNCHECKED);
    }

    private void collect(TypeMirror type, Set<Element> occurring) {
        switch (type.getKind()) {
            case TYPEVAR -> occurring.add(((TypeVariable) type).asElement());
            case ARRAY -> collect(((ArrayType) type).getComponentType(), occurring);
            case DECLARED -> collectArguments((DeclaredType) type, occurring);
            case WILDCARD -> {
                TypeMirror bound = ((WildcardType) type).getExtendsBound();
                if (bound != null) {
                    collect(bound, occurring);
                }
            }
            default -> {}
        }
    }

    private void collectArguments(DeclaredType type, Set<Element> occurring) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        for (int i = 0; i < arguments.size(); i++) {
            TypeElement element = (TypeElement) type.asElement();
            if (!declared.of(element.getTypeParameters().get(i)).has(Mark.NOT_HELD)) {
                collect(arguments.get(i), occurring);
            }
        }
    }
}

package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import java.util.HashSet;
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
    private final Mentioning mentioning;

    HeldVariables(Declared declared, Mentioning mentioning) {
        this.declared = declared;
        this.mentioning = mentioning;
    }

    /**
     * @param isOpaque whether the fields do not tell; then all type parameters count
     */
    Set<TypeParameterElement> of(TypeElement type, List<VariableElement> fields, boolean isOpaque) {
        List<? extends TypeParameterElement> parameters = type.getTypeParameters();
        if (parameters.isEmpty() || mentioning.only(type)) {
            return Set.of();
        }
        Set<Element> occurring = new HashSet<>();
        if (!isOpaque) {
            collect(type.getSuperclass(), occurring);
            fields.forEach(field -> collect(field.asType(), occurring));
        }
        Set<TypeParameterElement> held = new HashSet<>();
        for (TypeParameterElement parameter : parameters) {
            Marks marks = declared.of(parameter);
            if ((isOpaque || occurring.contains(parameter))
                    && !marks.has(Mark.SENDABLE)
                    && !marks.has(Mark.SENDABLE_UNCHECKED)) {
                held.add(parameter);
            }
        }
        return held;
    }

    private static void collect(TypeMirror type, Set<Element> occurring) {
        switch (type.getKind()) {
            case TYPEVAR -> occurring.add(((TypeVariable) type).asElement());
            case ARRAY -> collect(((ArrayType) type).getComponentType(), occurring);
            case DECLARED -> {
                DeclaredType declaredType = (DeclaredType) type;
                if (!Mentioning.isClassOrThreadLocal((TypeElement) declaredType.asElement())) {
                    declaredType
                            .getTypeArguments()
                            .forEach(argument -> collect(argument, occurring));
                }
            }
            case WILDCARD -> {
                TypeMirror bound = ((WildcardType) type).getExtendsBound();
                if (bound != null) {
                    collect(bound, occurring);
                }
            }
            default -> {}
        }
    }
}

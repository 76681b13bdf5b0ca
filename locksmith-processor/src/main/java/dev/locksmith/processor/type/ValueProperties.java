package dev.locksmith.processor.type;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the objects of an abstract type hold, where another tool writes their class: AutoValue,
 * Immutables and the like give it a field for each abstract method without parameters, inherited
 * ones included. {@code docs/recognised-annotations.md} names the tools.
 */
final class ValueProperties {

    /**
     * One value in such an object.
     *
     * @param type what it is, in terms of the type that was asked about
     * @param says the declaration whose annotations count: the method, or a builder's parameter
     */
    record Property(String name, TypeMirror type, Element says) {}

    private final Declared declared;
    private final Elements elements;
    private final Types types;

    ValueProperties(Declared declared, Elements elements, Types types) {
        this.declared = declared;
        this.elements = elements;
        this.types = types;
    }

    /** None of a type that no tool is told to implement. */
    List<Property> of(TypeElement type) {
        if (type.getAnnotationMirrors().isEmpty()) {
            return List.of();
        }
        if (declared.isValueType(type)) {
            return returned(type);
        }
        return declared.isValueBuilder(type) ? taken(type) : List.of();
    }

    private List<Property> returned(TypeElement type) {
        List<Property> properties = new ArrayList<>();
        for (ExecutableElement method : methodsOf(type)) {
            if (method.getParameters().isEmpty()
                    && (isAbstract(method) || declared.isStored(method))) {
                TypeMirror returned = asMemberOf(type, method).getReturnType();
                if (returned.getKind() != TypeKind.VOID && !isBuilder(returned)) {
                    properties.add(
                            new Property(method.getSimpleName().toString(), returned, method));
                }
            }
        }
        return properties;
    }

    /** What the setters of a builder take. */
    private List<Property> taken(TypeElement builder) {
        List<Property> properties = new ArrayList<>();
        for (ExecutableElement method : methodsOf(builder)) {
            if (method.getParameters().size() == 1 && isAbstract(method)) {
                VariableElement parameter = method.getParameters().get(0);
                TypeMirror type = asMemberOf(builder, method).getParameterTypes().get(0);
                properties.add(new Property(method.getSimpleName().toString(), type, parameter));
            }
        }
        return properties;
    }

    private List<ExecutableElement> methodsOf(TypeElement type) {
        return ElementFilter.methodsIn(elements.getAllMembers(type));
    }

    private ExecutableType asMemberOf(TypeElement type, ExecutableElement method) {
        return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    }

    private boolean isBuilder(TypeMirror type) {
        return type instanceof DeclaredType of && declared.isValueBuilder(of.asElement());
    }

    private static boolean isAbstract(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT);
    }
}

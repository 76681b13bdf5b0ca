package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.type.ClassShapes.Judged;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/** The shapes of types, put together from those of the classes they name. */
final class TypeShapes {

    private final Declared declared;
    private final FunctionalInterfaces functional;
    private final Function<TypeElement, Judged> classes;

    /** Type variables whose bounds are being looked at: a bound may name its own variable. */
    private final Set<TypeParameterElement> variablesAtWork = new HashSet<>();

    TypeShapes(
            Declared declared,
            FunctionalInterfaces functional,
            Function<TypeElement, Judged> classes) {
        this.declared = declared;
        this.functional = functional;
        this.classes = classes;
    }

    /** The shape of what this variable admits to hold. */
    Shape of(VariableElement variable) {
        Marks marks = declared.of(variable);
        if (marks.isEmpty()) {
            return of(variable.asType());
        }
        if (marks.has(Mark.THREAD_CONFINED)) {
            return Shape.confined(
                    Reasons.of(
                            () ->
                                    "'"
                                            + variable.getSimpleName()
                                            + "' is declared @ThreadConfined"));
        }
        // A parameter with a reason must not be confined; anything else with one is vouched for.
        if (marks.has(Mark.SENDABLE_UNCHECKED) && variable.getKind() != ElementKind.PARAMETER) {
            return Shape.FREE;
        }
        Shape shape = of(variable.asType());
        return marks.has(Mark.SENDABLE) && !shape.isConfined() ? Shape.FREE : shape;
    }

    /** The shape of a type at a place where it is used. */
    Shape of(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return Shape.FREE;
        }
        Marks marks = declared.of(type);
        if (marks.has(Mark.THREAD_CONFINED)) {
            return Shape.confined(
                    Reasons.of(() -> TypeText.of(type) + " is marked @ThreadConfined here"));
        }
        if (marks.has(Mark.SENDABLE_UNCHECKED)) {
            return Shape.FREE;
        }
        Shape shape = ofUnmarked(type);
        return marks.has(Mark.SENDABLE) && !shape.isConfined() ? Shape.FREE : shape;
    }

    /** What a shape of the class that this type names becomes under the type's arguments. */
    Shape under(DeclaredType type, Shape shape) {
        if (!shape.isSendable() || shape.holds().isEmpty()) {
            return shape;
        }
        Shape result = Shape.FREE;
        for (TypeParameterElement held : shape.holds()) {
            result = result.with(argumentFor(held, type));
        }
        return result;
    }

    /** The shape of a type without what an annotation at this use says. */
    Shape ofUnmarked(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> ofDeclared((DeclaredType) type);
            case ARRAY -> ofArray((ArrayType) type);
            case TYPEVAR -> ofVariable((TypeVariable) type);
            case WILDCARD -> ofWildcard((WildcardType) type, null);
            case INTERSECTION -> ofIntersection((IntersectionType) type);
            case UNION -> ofUnion((UnionType) type);
            case VOID, NULL, NONE -> Shape.FREE;
            default -> Shape.unknown(() -> "nothing is known of " + TypeText.of(type));
        };
    }

    private Shape ofArray(ArrayType type) {
        TypeMirror component = type.getComponentType();
        Shape shape = of(component);
        return shape.isConfined()
                ? shape.because(() -> TypeText.of(type) + " holds " + TypeText.of(component))
                : Shape.unknown(
                        () ->
                                TypeText.of(type)
                                        + " is an array, whose elements anybody can replace");
    }

    private Shape ofDeclared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        Shape shape = classes.apply(element).type();
        if (shape.isConfined()) {
            return shape;
        }
        TypeMirror enclosing = type.getEnclosingType();
        if (enclosing.getKind() == TypeKind.DECLARED
                && !((DeclaredType) enclosing).getTypeArguments().isEmpty()) {
            Shape outer = of(enclosing);
            if (outer.isConfined()) {
                return outer.because(
                        () ->
                                TypeText.of(element)
                                        + " is an inner class of "
                                        + TypeText.of(enclosing));
            }
        }
        if (shape.isSendable()) {
            Shape result = under(type, shape);
            return result.isSendable() ? result : result.because(() -> holding(type, shape));
        }
        return withConfinedArgument(type, element, shape);
    }

    /** The first argument that confines the whole type, otherwise the shape as it is. */
    private Shape withConfinedArgument(DeclaredType type, TypeElement element, Shape shape) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        for (int i = 0; i < arguments.size(); i++) {
            TypeMirror argument = arguments.get(i);
            TypeParameterElement parameter = element.getTypeParameters().get(i);
            Shape inside = ofArgument(argument, parameter);
            if (inside.isConfined()
                    && !HeldVariables.isExempt(declared.of(parameter))
                    && !functional.holdsNothing(element)) {
                return inside.because(
                        () -> TypeText.of(type) + " holds " + shown(argument, parameter));
            }
        }
        return shape;
    }

    private String holding(DeclaredType type, Shape shape) {
        for (TypeParameterElement held : shape.holds()) {
            TypeMirror argument = argumentOf(held, type);
            if (argument != null && !ofArgument(argument, held).isSendable()) {
                return TypeText.of(type) + " holds " + shown(argument, held);
            }
        }
        return TypeText.of(type) + " is used without type arguments";
    }

    private static String shown(TypeMirror argument, TypeParameterElement parameter) {
        if (argument instanceof WildcardType wildcard) {
            TypeMirror bound = wildcard.getExtendsBound();
            return TypeText.of(bound == null ? parameter.getBounds().get(0) : bound);
        }
        return TypeText.of(argument);
    }

    private Shape argumentFor(TypeParameterElement held, DeclaredType type) {
        TypeMirror argument = argumentOf(held, type);
        if (argument != null) {
            return ofArgument(argument, held);
        }
        return belongsTo(held, type)
                ? ofBounds(held, () -> "nothing is known of its " + held.getSimpleName())
                : Shape.holding(Set.of(held));
    }

    /** The argument of this type, or of one that encloses it, for a type parameter. */
    private static @Nullable TypeMirror argumentOf(TypeParameterElement held, DeclaredType type) {
        TypeMirror each = type;
        while (each instanceof DeclaredType declaredType && each.getKind() == TypeKind.DECLARED) {
            List<? extends TypeMirror> arguments = declaredType.getTypeArguments();
            if (!arguments.isEmpty()) {
                TypeElement element = (TypeElement) declaredType.asElement();
                int index = element.getTypeParameters().indexOf(held);
                if (index >= 0) {
                    return arguments.get(index);
                }
            }
            each = declaredType.getEnclosingType();
        }
        return null;
    }

    /** Whether a raw use of this type leaves the type parameter open. */
    private static boolean belongsTo(TypeParameterElement held, DeclaredType type) {
        return ((TypeElement) type.asElement()).getTypeParameters().contains(held);
    }

    private Shape ofArgument(TypeMirror argument, TypeParameterElement parameter) {
        return argument.getKind() == TypeKind.WILDCARD
                ? ofWildcard((WildcardType) argument, parameter)
                : of(argument);
    }

    /** A wildcard stands for a type within its own bound and that of the type parameter. */
    private Shape ofWildcard(WildcardType wildcard, @Nullable TypeParameterElement parameter) {
        Marks marks = declared.of(wildcard);
        if (marks.has(Mark.THREAD_CONFINED)) {
            return Shape.confined(Reasons.of("it is marked @ThreadConfined here"));
        }
        TypeMirror bound = wildcard.getExtendsBound();
        Shape own =
                bound == null
                        ? Shape.unknown(() -> "nothing is known of " + TypeText.of(wildcard))
                        : of(bound);
        if (parameter == null || own.isConfined()) {
            return own;
        }
        Shape general = ofBounds(parameter, () -> "nothing is known of " + TypeText.of(wildcard));
        return general.isConfined() || general.isSendable() ? general : own;
    }

    private Shape ofBounds(TypeParameterElement parameter, Supplier<String> otherwise) {
        TypeMirror type = parameter.asType();
        Shape bound = boundOf((TypeVariable) type, parameter);
        return bound.isConfined() || bound.isSendable() ? bound : Shape.unknown(otherwise);
    }

    private Shape ofVariable(TypeVariable type) {
        TypeParameterElement parameter = (TypeParameterElement) type.asElement();
        Shape bound = boundOf(type, parameter);
        if (bound.isConfined()) {
            return bound.because(
                    () -> TypeText.of(type) + " extends " + TypeText.of(type.getUpperBound()));
        }
        if (!(parameter.getGenericElement() instanceof Parameterizable)) {
            return bound; // a captured wildcard
        }
        Marks marks = declared.of(parameter);
        if (marks.has(Mark.SENDABLE) || bound.isSendable()) {
            return Shape.FREE;
        }
        return marks.has(Mark.SENDABLE_UNCHECKED)
                ? Shape.unknown(() -> TypeText.of(type) + " may be anything that is not confined")
                : Shape.holding(Set.of(parameter));
    }

    private Shape boundOf(TypeVariable type, TypeParameterElement parameter) {
        TypeMirror bound = type.getUpperBound();
        if (isObject(bound)) {
            return Shape.unknown(() -> "nothing is known of " + TypeText.of(type));
        }
        if (!variablesAtWork.add(parameter)) {
            return Shape.unknown(() -> "its bound names itself");
        }
        try {
            Shape shape = of(bound);
            // A bound that holds type variables is sendable only where they are.
            return shape.isSendable() && !shape.holds().isEmpty()
                    ? Shape.unknown(() -> "nothing is known of " + TypeText.of(bound))
                    : shape;
        } finally {
            variablesAtWork.remove(parameter);
        }
    }

    private static boolean isObject(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && Members.isObject(((DeclaredType) type).asElement());
    }

    /** A value of all these types: one word for or against it is enough. */
    private Shape ofIntersection(IntersectionType type) {
        Shape result = Shape.unknown(() -> "nothing is known of " + TypeText.of(type));
        for (TypeMirror bound : type.getBounds()) {
            Shape shape = of(bound);
            if (shape.isConfined()) {
                return shape;
            }
            if (shape.isSendable()) {
                result = shape;
            }
        }
        return result;
    }

    /** A value of one of these types: they must agree. */
    private Shape ofUnion(UnionType type) {
        Shape result = null;
        for (TypeMirror alternative : type.getAlternatives()) {
            Shape shape = of(alternative);
            if (result == null) {
                result = shape;
            } else if (result.mobility().kind() != shape.mobility().kind()) {
                return Shape.unknown(() -> "nothing is known of " + TypeText.of(type));
            } else {
                result = result.with(shape);
            }
        }
        return result == null ? Shape.FREE : result;
    }
}

package dev.locksmith.processor.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which interfaces are functions: they have one abstract method, or several that all make one thing
 * out of another. Their type arguments say what they take and give: a {@code Predicate<Lamp>}
 * judges lamps, a codec reads and writes them, and neither holds one.
 */
final class FunctionalInterfaces {

    private final Elements elements;
    private final Types types;
    private final Map<TypeElement, Boolean> known = new HashMap<>();
    private final Map<TypeElement, Boolean> holdingNothing = new HashMap<>();

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

    /** Whether nothing of what the type arguments name is in an object of this type. */
    boolean holdsNothing(TypeElement type) {
        return isFunctional(type)
                || (type.getKind() == ElementKind.INTERFACE
                        && !type.getTypeParameters().isEmpty()
                        && !type.getModifiers().contains(Modifier.SEALED)
                        && holdingNothing.computeIfAbsent(type, this::onlyConverts));
    }

    /** Whether some methods have to do with the type parameters, and each of those converts. */
    private boolean onlyConverts(TypeElement type) {
        boolean converts = false;
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)
                    || !mentions(method, type.getTypeParameters())) {
                continue;
            }
            if (!isConversion(method, type)) {
                return false;
            }
            converts = true;
        }
        return converts;
    }

    private static boolean mentions(
            ExecutableElement method, List<? extends TypeParameterElement> variables) {
        for (VariableElement parameter : method.getParameters()) {
            if (mentions(parameter.asType(), variables)) {
                return true;
            }
        }
        return mentions(method.getReturnType(), variables);
    }

    /** Something else goes in and one comes out, or the other way round; none is put anywhere. */
    private boolean isConversion(ExecutableElement method, TypeElement type) {
        boolean takes = false;
        boolean takesOther = false;
        for (VariableElement parameter : method.getParameters()) {
            boolean isOne = mentions(parameter.asType(), type.getTypeParameters());
            if (isOne && isFunction(parameter.asType())) {
                return false; // it is run with what is in there
            }
            takes |= isOne;
            takesOther |= !isOne;
        }
        TypeMirror returned = method.getReturnType();
        boolean gives = mentions(returned, type.getTypeParameters());
        boolean tellsNothing =
                returned.getKind() == TypeKind.VOID || returned.getKind() == TypeKind.BOOLEAN;
        return gives ? takesOther : takes && !tellsNothing;
    }

    private boolean isFunction(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && isFunctional(element);
    }

    private static boolean mentions(
            TypeMirror type, List<? extends TypeParameterElement> variables) {
        return switch (type.getKind()) {
            case TYPEVAR -> variables.contains(((TypeVariable) type).asElement());
            case ARRAY -> mentions(((ArrayType) type).getComponentType(), variables);
            case DECLARED ->
                    ((DeclaredType) type)
                            .getTypeArguments().stream()
                                    .anyMatch(each -> mentions(each, variables));
            case WILDCARD -> {
                TypeMirror upper = ((WildcardType) type).getExtendsBound();
                TypeMirror lower = ((WildcardType) type).getSuperBound();
                yield (upper != null && mentions(upper, variables))
                        || (lower != null && mentions(lower, variables));
            }
            default -> false;
        };
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

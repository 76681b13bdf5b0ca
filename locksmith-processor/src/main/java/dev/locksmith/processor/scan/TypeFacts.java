package dev.locksmith.processor.scan;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.type.Declared;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Quick answers about types that the scan asks for at every step; each is worked out once. */
final class TypeFacts {

    /** Values of these types carry nothing that could be confined. */
    private static final Set<String> PLAIN =
            Set.of(
                    "java.lang.String",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Boolean",
                    "java.lang.Double",
                    "java.lang.Float",
                    "java.lang.Short",
                    "java.lang.Byte",
                    "java.lang.Character",
                    "java.lang.Void",
                    "java.lang.Class");

    private static final Mark[] WATCHED = {
        Mark.SINGLE_USE, Mark.SCOPE_BOUND, Mark.PIPELINE, Mark.THREAD_CONFINED
    };

    private final Elements elements;
    private final Types types;
    private final Declared declared;
    private final Map<Element, Boolean> plain = new HashMap<>();
    private final Map<Element, Marks> watched = new HashMap<>();
    private final Map<Element, Optional<ExecutableElement>> functional = new HashMap<>();

    TypeFacts(Elements elements, Types types, Declared declared) {
        this.elements = elements;
        this.types = types;
        this.declared = declared;
    }

    /**
     * Whether values of this type carry nothing: primitives, strings, boxes, enums without state.
     */
    boolean isPlain(@Nullable TypeMirror type) {
        if (type == null) {
            return true;
        }
        return switch (type.getKind()) {
            case DECLARED -> isPlainClass(elementOf(type));
            case ARRAY -> ((ArrayType) type).getComponentType().getKind().isPrimitive();
            case TYPEVAR, INTERSECTION, WILDCARD, UNION -> false;
            default -> true;
        };
    }

    private boolean isPlainClass(Element type) {
        Boolean known = plain.get(type);
        if (known == null) {
            known = PLAIN.contains(((TypeElement) type).getQualifiedName().toString());
            plain.put(type, known);
        }
        return known;
    }

    /** Whether the type, or one it extends, is marked so; only of marks the scan follows. */
    boolean is(@Nullable TypeMirror type, Mark mark) {
        TypeMirror bound = type;
        while (bound != null && bound.getKind() == TypeKind.TYPEVAR) {
            bound = ((TypeVariable) bound).getUpperBound();
        }
        if (bound == null || bound.getKind() != TypeKind.DECLARED) {
            return false;
        }
        return watchedMarks(elementOf(bound)).has(mark);
    }

    private Marks watchedMarks(Element type) {
        Marks known = watched.get(type);
        if (known == null) {
            known = declared.of(type);
            for (TypeMirror supertype : types.directSupertypes(type.asType())) {
                if (supertype.getKind() == TypeKind.DECLARED) {
                    Marks inherited = watchedMarks(elementOf(supertype));
                    for (Mark mark : WATCHED) {
                        if (inherited.has(mark)) {
                            known = known.and(inherited);
                        }
                    }
                }
            }
            watched.put(type, known);
        }
        return known;
    }

    /** Whether this is an interface with one abstract method. */
    boolean isFunctional(@Nullable TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED && methodOf(type) != null;
    }

    /** What the one abstract method of this interface returns; null if this is no such type. */
    @Nullable TypeMirror functionResult(TypeMirror type) {
        ExecutableElement method = type.getKind() == TypeKind.DECLARED ? methodOf(type) : null;
        return method == null
                ? null
                : ((ExecutableType) types.asMemberOf((DeclaredType) type, method)).getReturnType();
    }

    /** What the one abstract method of this interface takes. */
    List<? extends TypeMirror> functionParameters(TypeMirror type) {
        ExecutableElement method = methodOf(type);
        return method == null
                ? List.of()
                : ((ExecutableType) types.asMemberOf((DeclaredType) type, method))
                        .getParameterTypes();
    }

    private @Nullable ExecutableElement methodOf(TypeMirror type) {
        Element element = elementOf(type);
        Optional<ExecutableElement> known = functional.get(element);
        if (known == null) {
            known = oneAbstractMethod(element);
            functional.put(element, known);
        }
        return known.orElse(null);
    }

    private Optional<ExecutableElement> oneAbstractMethod(Element type) {
        if (!elements.isFunctionalInterface((TypeElement) type)) {
            return Optional.empty();
        }
        List<ExecutableElement> methods =
                ElementFilter.methodsIn(elements.getAllMembers((TypeElement) type)).stream()
                        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                        .filter(method -> !isOfObject(method))
                        .toList();
        return methods.size() == 1 ? Optional.of(methods.get(0)) : Optional.empty();
    }

    private boolean isOfObject(ExecutableElement method) {
        String signature = method.toString();
        return signature.equals("equals(java.lang.Object)")
                || signature.equals("hashCode()")
                || signature.equals("toString()");
    }

    /** Whether this is a container by its type arguments, and all of those are plain. */
    boolean holdsPlainThings(@Nullable TypeMirror type) {
        if (!(type instanceof DeclaredType container) || container.getTypeArguments().isEmpty()) {
            return false;
        }
        for (TypeMirror argument : container.getTypeArguments()) {
            if (!isPlain(argument)) {
                return false;
            }
        }
        return !isFunctional(type);
    }

    /** Whether this is a parameterized type. */
    boolean hasArguments(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> !((DeclaredType) type).getTypeArguments().isEmpty();
            case ARRAY -> hasArguments(((ArrayType) type).getComponentType());
            default -> false;
        };
    }

    /** The class of a declared type. */
    static Element elementOf(TypeMirror type) {
        return ((DeclaredType) type).asElement();
    }

    /** Whether both are, type arguments aside, the same class. */
    boolean sameClass(@Nullable TypeMirror one, @Nullable TypeMirror two) {
        if (one == null || two == null || one.getKind() != two.getKind()) {
            return false;
        }
        return one.getKind() == TypeKind.DECLARED
                ? elementOf(one).equals(elementOf(two))
                : types.isSameType(one, two);
    }

    /** The innermost class a declaration stands in, itself if it is one. */
    static @Nullable TypeElement classOf(@Nullable Element element) {
        Element at = element;
        while (at != null && !(at instanceof TypeElement)) {
            at = at.getEnclosingElement();
        }
        return (TypeElement) at;
    }
}

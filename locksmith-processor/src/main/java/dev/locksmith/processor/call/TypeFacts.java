package dev.locksmith.processor.call;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Declared;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Quick answers about types that the scan asks for at every step; each is worked out once. */
public final class TypeFacts {

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

    private static final List<Mark> WATCHED =
            List.of(Mark.SINGLE_USE, Mark.SCOPE_BOUND, Mark.PIPELINE, Mark.THREAD_CONFINED);

    private final Elements elements;
    private final Types types;
    private final Declared declared;
    private final Predicate<TypeElement> isSource;
    private final Map<Element, Boolean> plain = new HashMap<>();
    private final Map<Element, Marks> watched = new HashMap<>();
    private final Map<Element, Optional<ExecutableElement>> functional = new HashMap<>();

    private final Map<VariableElement, Boolean> followed = new HashMap<>();
    private final Map<VariableElement, Boolean> volatiles = new HashMap<>();
    private final Map<TypeElement, Boolean> holdingTasks = new HashMap<>();
    private final DemandedArguments demandedArguments;

    TypeFacts(Elements elements, Types types, Declared declared, Predicate<TypeElement> isSource) {
        this.isSource = isSource;
        this.elements = elements;
        this.types = types;
        this.declared = declared;
        this.demandedArguments = new DemandedArguments(declared);
    }

    /**
     * Whether values of this type carry nothing: primitives, strings, boxes, enums without state.
     */
    public boolean isPlain(@Nullable TypeMirror type) {
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

    /** Whether a field is volatile; javac takes long to say so, and each read asks. */
    public boolean isVolatile(VariableElement field) {
        return volatiles.computeIfAbsent(
                field, key -> key.getModifiers().contains(Modifier.VOLATILE));
    }

    /** Whether the type, or one it extends, is marked so; only of marks the scan follows. */
    public boolean is(@Nullable TypeMirror type, Mark mark) {
        TypeMirror bound = type;
        while (bound != null && bound.getKind() == TypeKind.TYPEVAR) {
            bound = ((TypeVariable) bound).getUpperBound();
        }
        if (bound == null || bound.getKind() != TypeKind.DECLARED) {
            return false;
        }
        return watchedMarks(elementOf(bound)).has(mark);
    }

    /** Whether the type of this value says all there is to know of it. */
    public boolean tellsAll(Value value) {
        return value instanceof Value.OfType of
                && (is(of.type(), Mark.THREAD_CONFINED)
                        || is(of.type(), Mark.SINGLE_USE)
                        || is(of.type(), Mark.SCOPE_BOUND));
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

    /** The method that objects of this class run when this one is called; itself if none other. */
    public ExecutableElement implementation(ExecutableElement method, TypeElement type) {
        TypeElement at = type;
        while (at != null && !at.equals(method.getEnclosingElement())) {
            for (ExecutableElement each : ElementFilter.methodsIn(at.getEnclosedElements())) {
                if (each.getSimpleName().equals(method.getSimpleName())
                        && elements.overrides(each, method, type)) {
                    return each;
                }
            }
            TypeMirror superclass = at.getSuperclass();
            at =
                    superclass.getKind() == TypeKind.DECLARED
                            ? (TypeElement) elementOf(superclass)
                            : null;
        }
        return method;
    }

    /** Whether this is an interface with one abstract method. */
    public boolean isFunctional(@Nullable TypeMirror type) {
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
    public List<? extends TypeMirror> functionParameters(TypeMirror type) {
        ExecutableElement method = methodOf(type);
        return method == null
                ? List.of()
                : ((ExecutableType) types.asMemberOf((DeclaredType) type, method))
                        .getParameterTypes();
    }

    /** The method that a function of this type implements; null if it is of no such type. */
    public @Nullable ExecutableElement functionOf(@Nullable TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED ? methodOf(type) : null;
    }

    /**
     * The method of a class whose objects are functions: its only interface has one abstract
     * method. Null if it is no such class, or inherits the method.
     */
    public @Nullable ExecutableElement functionOf(TypeElement type) {
        ExecutableElement implemented =
                type.getInterfaces().size() == 1 ? functionOf(type.getInterfaces().get(0)) : null;
        if (implemented != null) {
            for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (elements.overrides(each, implemented, type)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** What is called of an object of this type that is to be run; null if nothing certain is. */
    public @Nullable ExecutableElement runMethodOf(@Nullable TypeMirror type) {
        if (type == null || type.getKind() != TypeKind.DECLARED) {
            return null;
        }
        ExecutableElement method = methodOf(type);
        if (method != null) {
            return method;
        }
        List<? extends TypeMirror> tasks = ((DeclaredType) type).getTypeArguments();
        if (tasks.size() == 1 && elementOf(type).getKind().isInterface()) {
            TypeMirror task = tasks.get(0);
            return task instanceof WildcardType wildcard
                    ? runMethodOf(wildcard.getExtendsBound())
                    : runMethodOf(task);
        }
        for (ExecutableElement each :
                ElementFilter.methodsIn(elementOf(type).getEnclosedElements())) {
            if (each.getModifiers().contains(Modifier.ABSTRACT)) {
                return each;
            }
        }
        return null;
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
        ExecutableElement found = null;
        for (ExecutableElement each :
                ElementFilter.methodsIn(elements.getAllMembers((TypeElement) type))) {
            if (each.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject(each)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    private boolean isOfObject(ExecutableElement method) {
        String signature = method.toString();
        return signature.equals("equals(java.lang.Object)")
                || signature.equals("hashCode()")
                || signature.equals("toString()");
    }

    /** Whether this is a container by its type arguments, and all of those are plain. */
    public boolean holdsPlainThings(@Nullable TypeMirror type) {
        if (!(type instanceof DeclaredType container) || container.getTypeArguments().isEmpty()) {
            return false;
        }
        for (TypeMirror argument : container.getTypeArguments()) {
            if (!isPlain(argument)) {
                return false;
            }
        }
        return !isFunctional(type) && !is(type, Mark.FUNCTION);
    }

    /** Whether the class of this type demands something of a type argument. */
    public boolean demandsArguments(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && demandedArguments.areOf((TypeElement) elementOf(type));
    }

    /** Whether some type argument in this type is demanded to be sendable. */
    public boolean hasDemandedArguments(TypeMirror type) {
        return demandedArguments.areIn(type);
    }

    /** The class of a declared type. */
    public static Element elementOf(TypeMirror type) {
        return ((DeclaredType) type).asElement();
    }

    /**
     * Whether it is worth knowing what objects put into this field: a task, tasks in a container,
     * or an object compiled here that has such a field.
     */
    public boolean isFollowed(VariableElement field) {
        Boolean known = followed.get(field);
        if (known == null) {
            known =
                    !field.getModifiers().contains(Modifier.STATIC)
                            && (isTask(field.asType()) || holdsTasks(field.asType()));
            followed.put(field, known);
        }
        return known;
    }

    /** Whether objects of this class, compiled here, have tasks in fields, at any depth. */
    public boolean holdsTasks(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED || !elementOf(type).getKind().isClass()) {
            return false;
        }
        TypeElement element = (TypeElement) elementOf(type);
        Boolean known = holdingTasks.get(element);
        if (known == null) {
            holdingTasks.put(element, false); // ends the walk where objects refer to their like
            known =
                    isSource.test(element)
                            && (holdsTasks(element.getSuperclass()) || hasTaskInField(element));
            holdingTasks.put(element, known);
        }
        return known;
    }

    private boolean hasTaskInField(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind().isField()
                    && !member.getModifiers().contains(Modifier.STATIC)
                    && (isTask(member.asType()) || holdsTasks(member.asType()))) {
                return true;
            }
        }
        return false;
    }

    /** A type that lambdas are made for, or a container or array of such. */
    private boolean isTask(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return isTask(((ArrayType) type).getComponentType());
        } else if (type.getKind() != TypeKind.DECLARED) {
            return false;
        } else if (isFunctional(type)) {
            TypeElement element = (TypeElement) elementOf(type);
            // Iterable, Comparable and Closeable have one method each, too.
            return !element.getQualifiedName().toString().startsWith("java.")
                    || element.getAnnotation(FunctionalInterface.class) != null;
        }
        for (TypeMirror argument : ((DeclaredType) type).getTypeArguments()) {
            if (argument.getKind() == TypeKind.DECLARED && isTask(argument)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is a function, or a container of functions. */
    public boolean givesFunctions(TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && givesFunctions(wildcard.getExtendsBound());
        }
        return (isFunctional(type) && !isIterable(type))
                || (type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(this::givesFunctions));
    }

    private static boolean isIterable(TypeMirror type) {
        return ((TypeElement) elementOf(type))
                .getQualifiedName()
                .contentEquals("java.lang.Iterable");
    }

    /** Whether both are, type arguments aside, the same class. */
    public boolean sameClass(@Nullable TypeMirror one, @Nullable TypeMirror two) {
        if (one == null || two == null || one.getKind() != two.getKind()) {
            return false;
        }
        return one.getKind() == TypeKind.DECLARED
                ? elementOf(one).equals(elementOf(two))
                : types.isSameType(one, two);
    }

    /** Whether a type tells of an object what another one that it has leaves open. */
    public boolean tellsMore(@Nullable TypeMirror known, @Nullable TypeMirror other) {
        return known != null
                && other != null
                && known.getKind() == TypeKind.DECLARED
                && other.getKind() == TypeKind.DECLARED
                && !sameClass(known, other)
                && types.isSubtype(types.erasure(known), types.erasure(other));
    }

    /** The innermost class a declaration stands in, itself if it is one. */
    public static @Nullable TypeElement classOf(@Nullable Element element) {
        Element at = element;
        while (at != null && !(at instanceof TypeElement)) {
            at = at.getEnclosingElement();
        }
        return (TypeElement) at;
    }
}

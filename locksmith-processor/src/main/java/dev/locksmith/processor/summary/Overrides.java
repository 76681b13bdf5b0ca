package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which methods compiled here implement or override which others. One serves a whole compilation:
 * to find out costs more than to ask again.
 */
public final class Overrides {

    private final Elements elements;
    private final Types types;
    private final Set<ExecutableElement> all = new HashSet<>();
    private final Map<Overloads.Shape, List<ExecutableElement>> declared = new HashMap<>();
    private final Map<ExecutableElement, Set<ExecutableElement>> overridden = new HashMap<>();
    private final Map<ExecutableElement, List<ExecutableElement>> implementations = new HashMap<>();
    private final Map<TypeElement, Overloads> methods = new HashMap<>();
    private final Map<TypeElement, Set<TypeElement>> supertypes = new HashMap<>();
    private final Set<Element> madeFromLambdas = new LinkedHashSet<>();

    /** By parameter, how many of the implementations, from the first on, were seen to do that. */
    private final Map<Element, Map<String, Integer>> seenToDo = new HashMap<>();

    /** Knows of no methods yet. */
    public Overrides(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** A method is declared in the source that is compiled. */
    public void declare(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        if (method.getKind() == ElementKind.METHOD
                && !modifiers.contains(Modifier.STATIC)
                && !modifiers.contains(Modifier.PRIVATE)
                && all.add(method)) {
            declared.computeIfAbsent(Overloads.Shape.of(method), key -> new ArrayList<>(1))
                    .add(method);
        }
    }

    /** An object of this interface is made from a lambda or method reference. */
    public void madeFromLambda(TypeElement type) {
        if (madeFromLambdas.add(type)) {
            for (TypeMirror above : type.getInterfaces()) {
                madeFromLambda((TypeElement) ((DeclaredType) above).asElement());
            }
        }
    }

    /** Whether some object of this interface has no class of its own. */
    public boolean isMadeFromLambda(ExecutableElement method) {
        return madeFromLambdas.contains(method.getEnclosingElement());
    }

    /** The methods that this one overrides, at any distance. */
    public Set<ExecutableElement> overriddenBy(ExecutableElement method) {
        Set<ExecutableElement> known = overridden.get(method);
        if (known == null) {
            known = new LinkedHashSet<>();
            TypeElement type = Members.ownerOf(method);
            for (TypeElement above : supertypesOf(type)) {
                for (ExecutableElement candidate : methodsOf(above).thatItMayOverride(method)) {
                    if (isSureToOverride(method, candidate)
                            || elements.overrides(method, candidate, type)) {
                        known.add(candidate);
                    }
                }
            }
            overridden.put(method, known);
        }
        return known;
    }

    /**
     * Whether nothing about two methods of one name, of a class and of one above it, depends on
     * what type arguments lie between: so it is with most, and javac need not be asked.
     */
    private static boolean isSureToOverride(ExecutableElement method, ExecutableElement above) {
        Set<Modifier> modifiers = above.getModifiers();
        if (!modifiers.contains(Modifier.PUBLIC)
                || modifiers.contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.STATIC)
                || !method.getTypeParameters().isEmpty()
                || !above.getTypeParameters().isEmpty()) {
            return false;
        }
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!areSame(parameters.get(i).asType(), above.getParameters().get(i).asType())) {
                return false;
            }
        }
        return true;
    }

    /** Whether both are one type to which no type argument can be given. */
    private static boolean areSame(TypeMirror one, TypeMirror other) {
        return one.getKind().isPrimitive()
                ? one.getKind() == other.getKind()
                : one instanceof DeclaredType here
                        && other instanceof DeclaredType there
                        && here.asElement().equals(there.asElement())
                        && here.asElement() instanceof TypeElement type
                        && type.getTypeParameters().isEmpty()
                        && here.getEnclosingType().getKind() == TypeKind.NONE
                        && there.getEnclosingType().getKind() == TypeKind.NONE
                        && here.getKind() == TypeKind.DECLARED;
    }

    /** Whether objects of a class are of the other one, too. */
    public boolean isBelow(TypeElement type, TypeElement above) {
        return type.equals(above) || supertypesOf(type).contains(above);
    }

    private Set<TypeElement> supertypesOf(TypeElement type) {
        Set<TypeElement> known = supertypes.get(type);
        if (known == null) {
            supertypes.put(type, Set.of()); // ends the walk where erroneous code inherits in a ring
            try {
                known = findSupertypes(type);
            } finally {
                supertypes.remove(type);
            }
            supertypes.put(type, known);
        }
        return known;
    }

    private Set<TypeElement> findSupertypes(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        for (TypeMirror supertype : types.directSupertypes(type.asType())) {
            if (supertype instanceof DeclaredType declaredType
                    && declaredType.asElement() instanceof TypeElement above) {
                found.add(above);
                found.addAll(supertypesOf(above));
            }
        }
        return found;
    }

    private Overloads methodsOf(TypeElement type) {
        Overloads known = methods.get(type);
        if (known == null) {
            known = new Overloads(type);
            methods.put(type, known);
        }
        return known;
    }

    /**
     * The bodies that a call of this method may run, as far as they are compiled here; asked when
     * all of them were declared.
     */
    public List<ExecutableElement> implementationsOf(ExecutableElement method) {
        List<ExecutableElement> alike = declared.remove(Overloads.Shape.of(method));
        if (alike != null) {
            alike.forEach(this::implement);
        }
        return implementations.getOrDefault(method, List.of());
    }

    private void implement(ExecutableElement candidate) {
        if (!candidate.getModifiers().contains(Modifier.ABSTRACT)) {
            implementations.computeIfAbsent(candidate, key -> new ArrayList<>(1)).add(candidate);
            for (ExecutableElement above : overriddenBy(candidate)) {
                implementations.computeIfAbsent(above, key -> new ArrayList<>()).add(candidate);
            }
        }
    }

    /** The method that objects of a class run when another one is called that it overrides. */
    public @Nullable ExecutableElement implementationIn(
            TypeElement type, ExecutableElement method) {
        TypeElement at = type;
        while (at != null) {
            for (ExecutableElement each : methodsOf(at).thatMayOverride(method)) {
                if (each.equals(method) || elements.overrides(each, method, type)) {
                    return each;
                }
            }
            at =
                    at.getSuperclass() instanceof DeclaredType above
                            ? (TypeElement) above.asElement()
                            : null;
        }
        return null;
    }

    /**
     * Whether all bodies that a call of this method may run do that to a parameter.
     *
     * @param does asked of a body until it says yes: what a method does, it does for good
     */
    boolean allDo(
            ExecutableElement method,
            Element parameter,
            String what,
            Predicate<ExecutableElement> does) {
        List<ExecutableElement> bodies = implementationsOf(method);
        Map<String, Integer> doing = seenToDo.computeIfAbsent(parameter, key -> new HashMap<>());
        int next = doing.getOrDefault(what, 0);
        while (next < bodies.size() && does.test(bodies.get(next))) {
            next++;
        }
        doing.put(what, next);
        return next == bodies.size();
    }
}

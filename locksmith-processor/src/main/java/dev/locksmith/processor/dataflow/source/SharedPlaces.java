package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Singletons;

import java.util.HashMap;
import java.util.HashSet;
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
import javax.lang.model.util.ElementFilter;

/**
 * Which fields hold what one thread at a time may use, where several threads may come to them; each
 * is worked out once. Only code that has to do with such a field is followed.
 */
public final class SharedPlaces {

    private final Declared declared;
    private final Predicate<TypeElement> isSource;
    public final Statelessness statelessness;
    private final Map<Element, Boolean> types = new HashMap<>();
    private final Map<VariableElement, Boolean> fields = new HashMap<>();
    private final Map<Element, Boolean> others = new HashMap<>();
    private final Map<Element, Boolean> files = new HashMap<>();

    /** Fields that certainly hold such a value, though their type does not say so. */
    private final Set<VariableElement> learned = new HashSet<>();

    public SharedPlaces(Surroundings surroundings) {
        this.declared = surroundings.declared();
        this.isSource = surroundings.isSource();
        this.statelessness = new Statelessness(declared, isSource);
    }

    /** Whether one thread at a time may use values of this type. */
    public boolean isOneAtATime(TypeMirror type) {
        if (!(type instanceof DeclaredType of && of.asElement() instanceof TypeElement element)) {
            return false;
        }
        Boolean known = types.get(element);
        if (known == null) {
            known =
                    declared.isOneAtATime(element)
                            && !isMadeSafe(element)
                            && !Containers.isOne(element);
            types.put(element, known);
        }
        return known;
    }

    /**
     * Whether a class that is compiled here locks by itself what its superclass does not, or keeps
     * nothing.
     */
    private boolean isMadeSafe(TypeMirror type) {
        return type instanceof DeclaredType of
                && of.asElement() instanceof TypeElement element
                && isMadeSafe(element);
    }

    private boolean isMadeSafe(TypeElement type) {
        return isSource.test(type)
                && (statelessness.isOf(type)
                        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                                .anyMatch(
                                        each ->
                                                each.getModifiers()
                                                        .contains(Modifier.SYNCHRONIZED)));
    }

    /** Whether what this variable holds is of that kind. */
    private boolean isOneAtATime(Element element, TypeMirror type) {
        return isOneAtATime(type) || declared.of(element).has(Mark.NOT_THREAD_SAFE);
    }

    /** Whether what this variable holds, or this method returns, can be of that kind. */
    private boolean mayBeOneAtATime(Element element, TypeMirror type) {
        return isOneAtATime(element, type)
                || declared.hasExclusiveMethods(type)
                || (type instanceof DeclaredType of
                        && of.asElement() instanceof TypeElement open
                        && declared.isByOrigin(open));
    }

    /** A field certainly holds what one thread at a time may use, and that is of this type. */
    public void learn(VariableElement field, TypeMirror held) {
        boolean isFollowed =
                Containers.isOne(held)
                        ? mayBeContainer(field)
                        : !isMadeSafe(held) && mayBeReached(field);
        if (isFollowed) {
            learned.add(field);
            files.put(Members.outermost(field), true);
        }
    }

    /** Whether a container in this field is followed: several threads certainly come to it. */
    public boolean mayBeContainer(VariableElement field) {
        return declared.servesAllThreads(Members.ownerOf(field)) && mayBeReached(field);
    }

    public boolean isField(VariableElement field) {
        Boolean known = fields.get(field);
        if (known == null) {
            known =
                    (isOneAtATime(field, field.asType())
                                    || declared.hasExclusiveMethods(field.asType()))
                            && mayBeReached(field);
            fields.put(field, known);
        }
        return known || learned.contains(field);
    }

    /** Whether several threads may come to what a field holds. */
    public boolean mayBeReached(VariableElement field) {
        TypeElement owner = Members.ownerOf(field);
        return field.getKind() == ElementKind.FIELD
                && isSource.test(owner)
                && !declared.isGuarded(field)
                && (field.getModifiers().contains(Modifier.STATIC)
                        || owner.getKind() == ElementKind.ENUM
                        || declared.servesAllThreads(owner)
                        || Singletons.holderOf(owner).isPresent());
    }

    /** Whether callers get such a value from a method that is compiled here. */
    public boolean isResult(ExecutableElement method) {
        return method.getReturnType().getKind() != TypeKind.VOID
                && others.computeIfAbsent(
                        method,
                        any ->
                                isSource.test(Members.ownerOf(method))
                                        && mayBeOneAtATime(method, method.getReturnType()));
    }

    /** Whether a parameter takes such a value. */
    public boolean isParameter(VariableElement variable) {
        return variable.getKind() == ElementKind.PARAMETER
                && others.computeIfAbsent(
                        variable,
                        any ->
                                Members.isParameter(variable)
                                        && mayBeOneAtATime(variable, variable.asType()));
    }

    /**
     * Whether there is such a field in the top-level class around a declaration, or the program
     * begins there.
     */
    public boolean areAround(Element declaration) {
        return areIn(Members.outermost(declaration));
    }

    /** The same of a top-level class. */
    public boolean areIn(Element file) {
        Boolean known = files.get(file);
        if (known == null) {
            known = file instanceof TypeElement type && hasAny(type);
            files.put(file, known);
        }
        return known;
    }

    private boolean hasAny(TypeElement type) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (isField(field)) {
                return true;
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (Members.isMain(method)) {
                return true;
            }
        }
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (hasAny(nested)) {
                return true;
            }
        }
        return false;
    }
}

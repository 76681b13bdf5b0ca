package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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

/** From where control comes to the code of nested classes. */
final class ClassEntries {

    private final LockDispatch dispatch;
    private final LockCallers callers;
    private final Predicate<Element> isOfCodeHere;
    private final Map<TypeElement, Boolean> fromAround = new HashMap<>();

    /**
     * @param isOfCodeHere whether all code is seen here that calls a method or reads a field
     */
    ClassEntries(LockDispatch dispatch, LockCallers callers, Predicate<Element> isOfCodeHere) {
        this.dispatch = dispatch;
        this.callers = callers;
        this.isOfCodeHere = isOfCodeHere;
    }

    /** Whether only code of the class around leads to the code of a class. */
    boolean isReachedThroughOuter(TypeElement type) {
        return isOfOuter(type) || fromAround.computeIfAbsent(type, this::isEnteredFromAround);
    }

    /** Whether its declaration alone says so. */
    private static boolean isOfOuter(TypeElement type) {
        if (!type.getModifiers().contains(Modifier.STATIC)
                || type.getModifiers().contains(Modifier.PRIVATE)) {
            return true;
        }
        // Others come to its code by its objects alone, which only code around it makes.
        return type.getKind() == ElementKind.CLASS
                && waysInto(type).stream().noneMatch(each -> each instanceof ExecutableElement);
    }

    /** What other classes can name that runs its code, or needs it to be initialized. */
    private static List<Element> waysInto(TypeElement type) {
        List<Element> ways = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            Set<Modifier> modifiers = member.getModifiers();
            boolean isWayIn =
                    member.getKind() == ElementKind.CONSTRUCTOR
                            || (modifiers.contains(Modifier.STATIC)
                                    && (member instanceof ExecutableElement
                                            || (member instanceof VariableElement field
                                                    && field.getConstantValue() == null)));
            if (isWayIn && !modifiers.contains(Modifier.PRIVATE)) {
                ways.add(member);
            }
        }
        return ways;
    }

    /**
     * Whether all code that needs the class is of the class around, or of classes of which the same
     * is true.
     */
    private boolean isEnteredFromAround(TypeElement type) {
        Set<TypeElement> seen = new HashSet<>();
        Deque<TypeElement> open = new ArrayDeque<>();
        open.add(type);
        for (TypeElement each = open.poll(); each != null; each = open.poll()) {
            boolean isNew = !isOfOuter(each) && seen.add(each);
            if (isNew && !(isOfCodeHere(each) && addOwnersOfNeeding(each, open))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfCodeHere(TypeElement type) {
        return type.getKind() == ElementKind.CLASS
                && waysInto(type).stream().allMatch(isOfCodeHere);
    }

    /**
     * Adds the classes that lie between the class around this one and the code that needs it; false
     * if some of that code is elsewhere.
     */
    private boolean addOwnersOfNeeding(TypeElement type, Deque<TypeElement> open) {
        TypeElement outer = outerOf(type);
        for (Object key : callers.of(new LockBody.Initializer(type))) {
            LockBody body = dispatch.of(key);
            TypeElement at = body == null ? null : body.owner();
            while (at != null && !isOrExtends(at, outer)) {
                open.add(at);
                at = outerOf(at);
            }
            if (at == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOrExtends(TypeElement type, @Nullable TypeElement above) {
        for (TypeElement at = type; at != null; at = Members.superclass(at)) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    /** The class around another one; null if there is none. */
    static @Nullable TypeElement outerOf(TypeElement type) {
        for (Element at = type.getEnclosingElement(); at != null; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement outer) {
                return outer;
            }
        }
        return null;
    }
}

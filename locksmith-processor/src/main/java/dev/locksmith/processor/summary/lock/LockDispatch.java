package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Which bodies a call runs: all of them are known, or there are none. */
final class LockDispatch {

    private final Predicate<TypeElement> isSource;
    private final Overrides overrides;
    private final FieldNames fieldNames = new FieldNames();
    private final BackReferences backReferences = new BackReferences();
    private final Set<TypeElement> owners = new LinkedHashSet<>();
    private final Map<Object, LockBody> bodies = new LinkedHashMap<>();

    /** By method and class of its object. */
    private final Map<ExecutableElement, Map<TypeElement, List<LockBody>>> known = new HashMap<>();

    LockDispatch(Predicate<TypeElement> isSource, Overrides overrides) {
        this.isSource = isSource;
        this.overrides = overrides;
    }

    void add(LockBody body) {
        bodies.put(body.key(), body);
        owners.add(body.owner());
        if (body.method() != null) {
            overrides.declare(body.method());
        }
        body.functions().forEach(overrides::madeFromLambda);
        body.links().forEach(link -> link.accept(fieldNames));
        body.links().forEach(link -> link.accept(backReferences));
    }

    FieldNames fieldNames() {
        return fieldNames;
    }

    BackReferences backReferences() {
        return backReferences;
    }

    /** The body of a method, lambda or initializer; null if it is not compiled here. */
    @Nullable LockBody of(Object key) {
        return bodies.get(key);
    }

    Iterable<LockBody> all() {
        return bodies.values();
    }

    /** The methods whose calls may run this one. */
    Set<ExecutableElement> overriddenBy(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD ? overrides.overriddenBy(method) : Set.of();
    }

    /** The methods compiled here that a call of this one may run. */
    List<ExecutableElement> implementationsOf(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                ? overrides.implementationsOf(method)
                : List.of();
    }

    /** Whether some class compiled here has a method of its own in place of this one. */
    boolean isOverridden(ExecutableElement method) {
        return !implementationsOf(method).isEmpty();
    }

    /** The classes below that inherit a method which calls what they have of their own. */
    List<TypeElement> heirsOf(LockBody body, LockSummary summary) {
        ExecutableElement method = body.method();
        if (method == null || isFixedToItsClass(method) || !callsItself(summary)) {
            return List.of();
        }
        List<TypeElement> heirs = new ArrayList<>();
        for (TypeElement each : owners) {
            if (!each.equals(body.owner())
                    && !each.getModifiers().contains(Modifier.ABSTRACT)
                    && isBelow(each, body.owner())
                    && method.equals(inherited(method, each))) {
                heirs.add(each);
            }
        }
        return heirs;
    }

    private static boolean isFixedToItsClass(ExecutableElement method) {
        return method.getKind() != ElementKind.METHOD
                || method.getModifiers().contains(Modifier.STATIC)
                || Members.ownerOf(method).getModifiers().contains(Modifier.FINAL);
    }

    private static boolean callsItself(LockSummary summary) {
        for (LockEffect effect : summary.effects().values()) {
            if (effect instanceof LockEffect.Calls calls
                    && !calls.held().isEmpty()
                    && calls.call().receiver() instanceof LockName.Path path
                    && path.root() instanceof LockName.Root.This) {
                return true;
            }
        }
        return false;
    }

    List<LockBody> of(LockStep.Call call) {
        return of(call.method(), call.type(), call.exact());
    }

    List<LockBody> of(ExecutableElement method, @Nullable TypeElement type, boolean exact) {
        if (exact || Members.isFixed(method)) {
            LockBody own = bodies.get(method);
            return own == null ? List.of() : List.of(own);
        }
        TypeElement at = type == null ? Members.ownerOf(method) : type;
        return isSource.test(at)
                ? known.computeIfAbsent(method, key -> new HashMap<>(2))
                        .computeIfAbsent(at, key -> find(method, key))
                : List.of();
    }

    private List<LockBody> find(ExecutableElement method, TypeElement at) {
        if (at.getKind().isInterface() && overrides.isMadeFromLambda(method)) {
            return List.of();
        }
        List<LockBody> found = new ArrayList<>();
        ExecutableElement inherited = inherited(method, at);
        if (inherited != null && !inherited.getModifiers().contains(Modifier.ABSTRACT)) {
            LockBody body = bodies.get(inherited);
            if (body != null) {
                found.add(body);
            } else if (!at.getModifiers().contains(Modifier.ABSTRACT)) {
                return List.of();
            }
        }
        for (ExecutableElement each : overrides.implementationsOf(method)) {
            LockBody body = bodies.get(each);
            TypeElement owner = Members.ownerOf(each);
            if (!owner.equals(at) && isBelow(owner, at)) {
                if (body == null) {
                    return List.of();
                }
                found.add(body);
            }
        }
        return List.copyOf(found);
    }

    /** The method of a class that a call runs if no class below overrides it. */
    private @Nullable ExecutableElement inherited(ExecutableElement method, TypeElement at) {
        ExecutableElement found = overrides.implementationIn(at, method);
        return found == null && Members.ownerOf(method).getKind().isInterface() ? method : found;
    }

    boolean isBelow(TypeElement type, TypeElement above) {
        return overrides.isBelow(type, above);
    }
}

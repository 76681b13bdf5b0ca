package dev.locksmith.processor.summary;

import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.domain.CodeCalled;

import java.util.HashSet;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * Where a proxy may stand before an object: a container puts it there by an annotation, a pointcut
 * or a file of its own, and it opens a transaction for whoever calls the object. No code shows it.
 * Certain is only what an object calls on itself, and on what it has made.
 */
final class Proxies {

    /** Among what is known: a proxy may have set what proxies set. */
    static final Object SET = "what proxies set";

    /** Whether anybody asks for what proxies set. */
    private boolean isAsked;

    /** Takes note of a domain that is needed; whether proxies may set it. */
    boolean note(Domain needed) {
        isAsked |= maySet(needed);
        return maySet(needed);
    }

    /** Whether a proxy may set what belongs to the domain. */
    static boolean maySet(Domain domain) {
        return domain.kind() == Domain.Kind.PROXIED;
    }

    /** What is known behind a call, by what is known where it stands. */
    Set<Object> behind(CodeCalled call, Set<Object> known) {
        return isAsked && mayBeProxied(call.callee()) && mayBeProxied(call.receiver().value())
                ? withProxy(known)
                : known;
    }

    /** What is known in a method of a task, by what is known where it is run. */
    Set<Object> before(Code target, Value task, Set<Object> known) {
        return isAsked && target instanceof Code.OfMethod && mayBeProxied(task)
                ? withProxy(known)
                : known;
    }

    private static boolean mayBeProxied(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }

    private static boolean mayBeProxied(Value object) {
        for (Value each : Values.objects(object)) {
            boolean isMadeHere =
                    each instanceof Value.OfType of && of.expression() instanceof NewClassTree;
            if (!isMadeHere
                    && !(each instanceof Value.This)
                    && !(each instanceof Derived.Closure)) {
                return true;
            }
        }
        return object == Value.NONE;
    }

    private static Set<Object> withProxy(Set<Object> known) {
        Set<Object> all = new HashSet<>(known);
        all.add(SET);
        return all;
    }
}

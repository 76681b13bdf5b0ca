package dev.locksmith.processor.dataflow.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** A class and those around it, whose members its code can name without an object. */
final class ClassesAround {

    private final TypeElement here;
    private final Declarations declarations;
    private final Map<TypeElement, TypeElement> innermost = new HashMap<>();
    private final Map<TypeElement, Optional<List<TypeElement>>> ways = new HashMap<>();

    ClassesAround(TypeElement here, Declarations declarations) {
        this.here = here;
        this.declarations = declarations;
    }

    TypeElement here() {
        return here;
    }

    /** The innermost class that has the members of that class. */
    TypeElement innermostWith(TypeElement type) {
        return type.equals(here) ? here : innermost.computeIfAbsent(type, this::findInnermost);
    }

    private TypeElement findInnermost(TypeElement type) {
        for (Element at = here; at != null; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement found && declarations.isSubtype(found, type)) {
                return found;
            }
        }
        return type;
    }

    /**
     * The classes of the objects that lead from one of the class here to the one around it that has
     * the members of that class; empty if code here has no such object.
     */
    Optional<List<TypeElement>> wayTo(TypeElement type) {
        return type.equals(here)
                ? Optional.of(List.of())
                : ways.computeIfAbsent(type, this::findWay);
    }

    private Optional<List<TypeElement>> findWay(TypeElement type) {
        List<TypeElement> way = new ArrayList<>();
        TypeElement at = here;
        while (!declarations.isSubtype(at, type)) {
            Element outside = at.getEnclosingElement();
            // A local class stands in a method, whose object is the one around.
            while (outside != null && !(outside instanceof TypeElement)) {
                if (outside.getModifiers().contains(Modifier.STATIC)) {
                    return Optional.empty();
                }
                outside = outside.getEnclosingElement();
            }
            if (!(outside instanceof TypeElement next)
                    || at.getModifiers().contains(Modifier.STATIC)) {
                return Optional.empty();
            }
            way.add(next);
            at = next;
        }
        return Optional.of(List.copyOf(way));
    }
}

package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Which classes compiled here keep nothing between two calls, whatever is said of those that they
 * extend: one that fills an abstract class in with methods alone, for one.
 */
public final class Statelessness {

    private static final Set<String> VALUES =
            Set.of(
                    "java.lang.String",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Boolean",
                    "java.lang.Class");

    private final Declared declared;
    private final Predicate<TypeElement> isSource;
    private final Map<TypeElement, Boolean> known = new HashMap<>();

    Statelessness(Declared declared, Predicate<TypeElement> isSource) {
        this.declared = declared;
        this.isSource = isSource;
    }

    /** Whether its objects have no state; what its author says of the class itself is believed. */
    public boolean isOf(TypeElement type) {
        Boolean answer = known.get(type);
        if (answer == null) {
            answer =
                    type.getKind().isClass()
                            && isSource.test(type)
                            && declared.whoSays(Mark.NOT_THREAD_SAFE, type)
                                    .filter(says -> !isSource.test(says) || isAbstract(says))
                                    .filter(says -> !says.equals(type))
                                    .isPresent()
                            && keepsNothing(type);
            known.put(type, answer);
        }
        return answer;
    }

    private boolean keepsNothing(TypeElement type) {
        TypeElement at = type;
        while (!Members.isObject(at)) {
            boolean isHere = isSource.test(at);
            if (!(isHere || isAbstract(at)) || !isWithoutState(at, isHere)) {
                return false;
            }
            if (!(at.getSuperclass() instanceof DeclaredType above)) {
                return false;
            }
            at = (TypeElement) above.asElement();
        }
        return true;
    }

    /** Of a library's class, private fields do not decide: they may serve what is overridden. */
    private boolean isWithoutState(TypeElement type, boolean isHere) {
        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        for (VariableElement field : fields) {
            Set<Modifier> modifiers = field.getModifiers();
            boolean isAsked =
                    !modifiers.contains(Modifier.STATIC)
                            && (isHere || !modifiers.contains(Modifier.PRIVATE));
            if (isAsked && !(modifiers.contains(Modifier.FINAL) && isValue(field.asType()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(TypeMirror type) {
        return type.getKind().isPrimitive()
                || (type instanceof DeclaredType of
                        && VALUES.contains(
                                ((TypeElement) of.asElement()).getQualifiedName().toString()));
    }

    private static boolean isAbstract(TypeElement type) {
        return type.getModifiers().contains(Modifier.ABSTRACT);
    }
}

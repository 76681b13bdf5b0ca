package dev.locksmith.processor.call;

import dev.locksmith.processor.type.Declared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types in which a type argument stands for a parameter that must be sendable; they are few. */
final class DemandedArguments {

    private final Declared declared;
    private final Map<TypeElement, Boolean> known = new HashMap<>();

    DemandedArguments(Declared declared) {
        this.declared = declared;
    }

    /** Whether some type argument, at any depth, is demanded to be sendable. */
    boolean areIn(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> areIn((DeclaredType) type);
            case ARRAY -> areIn(((ArrayType) type).getComponentType());
            case WILDCARD -> isBoundOf((WildcardType) type);
            default -> false;
        };
    }

    private boolean areIn(DeclaredType type) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        if (!arguments.isEmpty()) {
            if (areOf((TypeElement) type.asElement())) {
                return true;
            }
            for (TypeMirror argument : arguments) {
                if (areIn(argument)) {
                    return true;
                }
            }
        }
        TypeMirror enclosing = type.getEnclosingType();
        return enclosing.getKind() == TypeKind.DECLARED && areIn(enclosing);
    }

    private boolean isBoundOf(WildcardType wildcard) {
        TypeMirror upper = wildcard.getExtendsBound();
        TypeMirror lower = wildcard.getSuperBound();
        return (upper != null && areIn(upper)) || (lower != null && areIn(lower));
    }

    /** Whether the class, or one it hands its type arguments on to, demands something of them. */
    boolean areOf(TypeElement type) {
        Boolean answer = known.get(type);
        if (answer == null) {
            known.put(type, false); // ends the walk where erroneous code inherits in a ring
            try {
                answer = asks(type);
            } finally {
                known.remove(type);
            }
            known.put(type, answer);
        }
        return answer;
    }

    private boolean asks(TypeElement type) {
        for (TypeParameterElement parameter : type.getTypeParameters()) {
            if (Callees.demandsAnything(declared.of(parameter))) {
                return true;
            }
        }
        for (DeclaredType supertype : Declared.supertypesOf(type)) {
            if (!supertype.getTypeArguments().isEmpty()
                    && areOf((TypeElement) supertype.asElement())) {
                return true;
            }
        }
        return false;
    }
}

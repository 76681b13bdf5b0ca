package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Whether an object can be of a class that a method sees it to be of, by a test or a cast. */
final class Casts {

    /** Stands before the name of a class that an object was seen not to be of. */
    private static final String OTHER = "!";

    private static final int MOST_OTHERS = 4;

    private final Elements elements;
    private final Types types;

    Casts(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The class that a test or a cast names; empty if it names none. */
    static String nameOf(TypeMirror type) {
        return type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : "";
    }

    /** The same of a class that an object was seen not to be of. */
    static String nameOfOther(TypeMirror type) {
        String name = nameOf(type);
        return name.isEmpty() ? "" : OTHER + name;
    }

    /** What was seen first and what was seen then: of many that it is not, some are enough. */
    static String both(String first, String then) {
        if (first.isEmpty() || then.isEmpty()) {
            return first.isEmpty() ? then : first;
        } else if (!first.startsWith(OTHER)) {
            return first;
        } else if (!then.startsWith(OTHER)) {
            return then;
        }
        boolean isKnown = first.contains(then) || first.split(OTHER, -1).length > MOST_OTHERS;
        return isKnown ? first : first + then;
    }

    /** Whether an object that is held as this parameter can get where the effect says. */
    boolean mayBe(Element parameter, String seen) {
        return seen.isEmpty()
                || !(parameter instanceof VariableElement variable)
                || mayBe(variable.asType(), seen);
    }

    /** Whether one of the objects that the value may be can get where the effect says. */
    boolean mayBe(Value value, String seen) {
        if (seen.isEmpty()) {
            return true;
        }
        for (Value each : Values.objects(value)) {
            TypeMirror type = typeOf(each);
            if (type == null || mayBe(type, seen)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable TypeMirror typeOf(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable().asType();
        } else if (value instanceof Derived.FieldOf of) {
            return of.field().asType();
        } else if (value instanceof Value.This self) {
            return self.type();
        }
        return value instanceof Value.OfType of ? of.type() : null;
    }

    private boolean mayBe(TypeMirror type, String seen) {
        if (seen.startsWith(OTHER)) {
            for (String each : seen.substring(OTHER.length()).split(OTHER, -1)) {
                TypeElement other = elements.getTypeElement(each);
                if (other != null
                        && types.isSubtype(types.erasure(type), types.erasure(other.asType()))) {
                    return false;
                }
            }
            return true;
        }
        TypeElement wanted = elements.getTypeElement(seen);
        if (wanted == null || !(type instanceof DeclaredType declared)) {
            return true;
        }
        TypeMirror one = types.erasure(declared);
        TypeMirror two = types.erasure(wanted.asType());
        if (types.isSubtype(one, two) || types.isSubtype(two, one)) {
            return true;
        }
        // Something may extend the one and implement the other, unless one of them is final.
        return isOpen(declared.asElement())
                && isOpen(wanted)
                && (declared.asElement().getKind().isInterface() || wanted.getKind().isInterface());
    }

    private static boolean isOpen(Element type) {
        return !type.getModifiers().contains(Modifier.FINAL);
    }
}

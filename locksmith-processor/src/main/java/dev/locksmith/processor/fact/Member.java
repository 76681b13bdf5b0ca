package dev.locksmith.processor.fact;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * A class, or a member of one, in which something is found. What is found in a local class, or in a
 * lambda, is found in the member around it.
 *
 * @param type the qualified name of the class
 * @param name of a method or field; empty for anything else
 */
public record Member(String type, Kind kind, String name) {

    /** What it is. */
    public enum Kind {
        TYPE,
        METHOD_OR_FIELD,
        CONSTRUCTOR,
        INITIALIZER,
        STATIC_INITIALIZER
    }

    /** None: of what concerns no class alone. */
    public static final Member NONE = ofType("");

    /** A class itself. */
    public static Member ofType(String type) {
        return new Member(type, Kind.TYPE, "");
    }

    /** What a declaration stands in, or is: a class, a member of one, or a parameter. */
    public static Member of(Element declaration) {
        if (declaration instanceof TypeElement type) {
            return ofType(type.getQualifiedName().toString());
        }
        Element around = declaration.getEnclosingElement();
        if (!(around instanceof TypeElement type)) {
            return around == null ? NONE : of(around);
        }
        String owner = type.getQualifiedName().toString();
        return declaration.getKind() == ElementKind.CONSTRUCTOR
                ? new Member(owner, Kind.CONSTRUCTOR, "")
                : new Member(owner, Kind.METHOD_OR_FIELD, declaration.getSimpleName().toString());
    }

    /** How messages call it: {@code shop.Desk.print}, {@code an initializer of shop.Desk}. */
    public String inWords() {
        return switch (kind) {
            case TYPE -> type.isEmpty() ? "the whole compilation" : type;
            case METHOD_OR_FIELD -> type + "." + name;
            case CONSTRUCTOR -> "a constructor of " + type;
            case INITIALIZER -> "an initializer of " + type;
            case STATIC_INITIALIZER -> "a static initializer of " + type;
        };
    }

    /** One word, as class files have it: {@code shop.Desk.print}, {@code shop.Desk.<init>}. */
    public String inOneWord() {
        return switch (kind) {
            case TYPE -> type;
            case METHOD_OR_FIELD -> type + "." + name;
            case CONSTRUCTOR, INITIALIZER -> type + ".<init>";
            case STATIC_INITIALIZER -> type + ".<clinit>";
        };
    }
}

package dev.locksmith.processor.type;

import java.util.List;
import java.util.Locale;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/** Names types in messages as their readers write them: without packages and annotations. */
public final class TypeText {

    private TypeText() {}

    /** The type as in source: {@code Map<String, Lamp>}, {@code Lamp[]}. */
    public static String of(TypeMirror type) {
        StringBuilder text = new StringBuilder();
        append(type, text);
        return text.toString();
    }

    /** The name of a type without its package: {@code Map.Entry}. */
    public static String of(TypeElement type) {
        if (type.getNestingKind() == NestingKind.ANONYMOUS) {
            List<? extends TypeMirror> interfaces = type.getInterfaces();
            return "anonymous "
                    + of(interfaces.isEmpty() ? type.getSuperclass() : interfaces.get(0));
        }
        Element outer = type.getEnclosingElement();
        String name = type.getSimpleName().toString();
        return outer instanceof TypeElement enclosing ? of(enclosing) + "." + name : name;
    }

    /** A type and one of its supertypes: {@code Started extends Event}. */
    public static String deriving(TypeElement type, TypeElement supertype) {
        boolean isSameKind = type.getKind().isInterface() == supertype.getKind().isInterface();
        return of(type) + (isSameKind ? " extends " : " implements ") + of(supertype);
    }

    /** A method with its class: {@code Lamp.dim}. */
    public static String of(ExecutableElement method) {
        Element owner = method.getEnclosingElement();
        return owner instanceof TypeElement type
                ? of(type) + "." + method.getSimpleName()
                : method.getSimpleName().toString();
    }

    /** The type with its article: {@code a Lamp}, {@code an Order}. */
    public static String withArticle(TypeMirror type) {
        return withArticle(of(type));
    }

    /** A noun with its article: {@code a Lamp}, {@code an Order}. */
    public static String withArticle(String noun) {
        return (soundsLikeVowel(noun) ? "an " : "a ") + noun;
    }

    private static boolean soundsLikeVowel(String noun) {
        if (noun.isEmpty()) {
            return false;
        }
        return switch (Character.toLowerCase(noun.charAt(0))) {
            case 'a', 'i' -> true;
            case 'o' -> !noun.regionMatches(true, 0, "one", 0, 3);
            case 'e' -> !noun.regionMatches(true, 0, "eu", 0, 2);
            // "an Update", but "a User", "a Unit", "a Url"
            case 'u' ->
                    noun.length() > 1
                            && !noun.regionMatches(true, 0, "uni", 0, 3)
                            && "bglmnpv".indexOf(Character.toLowerCase(noun.charAt(1))) >= 0;
            // "an HttpServletRequest", as it is read
            case 'h' -> noun.regionMatches(true, 0, "http", 0, 4);
            default -> false;
        };
    }

    private static void append(TypeMirror type, StringBuilder text) {
        switch (type.getKind()) {
            case DECLARED -> appendDeclared((DeclaredType) type, text);
            case ARRAY -> {
                append(((ArrayType) type).getComponentType(), text);
                text.append("[]");
            }
            case WILDCARD -> appendWildcard((WildcardType) type, text);
            case INTERSECTION -> appendAll(((IntersectionType) type).getBounds(), " & ", text);
            case UNION -> appendAll(((UnionType) type).getAlternatives(), " | ", text);
            case TYPEVAR -> {
                String name = ((TypeVariable) type).asElement().getSimpleName().toString();
                // The compiler's own names for captured wildcards mean nothing to a reader.
                text.append(name.isEmpty() || name.startsWith("<") ? "?" : name);
            }
            case ERROR -> text.append(((DeclaredType) type).asElement().getSimpleName());
            case NULL -> text.append("null");
            default -> text.append(type.getKind().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void appendDeclared(DeclaredType type, StringBuilder text) {
        text.append(of((TypeElement) type.asElement()));
        if (!type.getTypeArguments().isEmpty()) {
            text.append('<');
            appendAll(type.getTypeArguments(), ", ", text);
            text.append('>');
        }
    }

    private static void appendWildcard(WildcardType type, StringBuilder text) {
        text.append('?');
        TypeMirror bound = type.getExtendsBound();
        if (bound != null && bound.getKind() != TypeKind.NONE) {
            text.append(" extends ");
            append(bound, text);
        } else if (type.getSuperBound() != null) {
            text.append(" super ");
            append(type.getSuperBound(), text);
        }
    }

    private static void appendAll(
            List<? extends TypeMirror> types, String separator, StringBuilder text) {
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                text.append(separator);
            }
            append(types.get(i), text);
        }
    }
}

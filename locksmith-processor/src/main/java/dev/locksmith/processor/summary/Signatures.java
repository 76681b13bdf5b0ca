package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.Members;

import java.util.Locale;
import java.util.StringJoiner;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Names methods so that the same one has the same name in source and in a class file. */
public final class Signatures {

    private Signatures() {}

    /** {@code Outer.Inner.name(java.lang.Runnable,int[])}, with erased parameter types. */
    public static String of(ExecutableElement method) {
        StringJoiner parameters = new StringJoiner(",", "(", ")");
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(erased(parameter.asType()));
        }
        return nested(Members.ownerOf(method)) + "." + method.getSimpleName() + parameters;
    }

    /** The name of a class within its file. */
    public static String nested(TypeElement type) {
        Element outer = type.getEnclosingElement();
        return outer instanceof TypeElement enclosing
                ? nested(enclosing) + "." + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    private static String erased(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED ->
                    ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString();
            case ARRAY -> erased(((ArrayType) type).getComponentType()) + "[]";
            case TYPEVAR -> erased(((TypeVariable) type).getUpperBound());
            case INTERSECTION -> erased(((IntersectionType) type).getBounds().get(0));
            default -> type.getKind() == TypeKind.ERROR ? "?" : primitive(type);
        };
    }

    private static String primitive(TypeMirror type) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }
}

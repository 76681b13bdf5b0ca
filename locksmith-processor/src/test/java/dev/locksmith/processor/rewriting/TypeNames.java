package dev.locksmith.processor.rewriting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Types as one would write them; null for those that cannot be written, or not without loss. */
final class TypeNames extends SimpleTypeVisitor14<@Nullable String, @Nullable Void> {

    private TypeNames() {}

    static @Nullable String of(TypeMirror type) {
        return new TypeNames().visit(type);
    }

    /** Whether a method outside of all type parameters can name it. */
    static boolean hasVariables(TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR -> true;
            case ARRAY -> hasVariables(((ArrayType) type).getComponentType());
            case DECLARED ->
                    ((DeclaredType) type)
                            .getTypeArguments().stream().anyMatch(TypeNames::hasVariables);
            case WILDCARD -> {
                WildcardType wildcard = (WildcardType) type;
                yield (wildcard.getExtendsBound() != null
                                && hasVariables(wildcard.getExtendsBound()))
                        || (wildcard.getSuperBound() != null
                                && hasVariables(wildcard.getSuperBound()));
            }
            default -> false;
        };
    }

    @Override
    protected @Nullable String defaultAction(TypeMirror type, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable String visitPrimitive(PrimitiveType type, @Nullable Void nothing) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String visitError(ErrorType type, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable String visitArray(ArrayType type, @Nullable Void nothing) {
        String component = visit(type.getComponentType());
        return component == null || isAnnotated(type) ? null : component + "[]";
    }

    @Override
    public @Nullable String visitTypeVariable(TypeVariable type, @Nullable Void nothing) {
        boolean isCaptured = type.getLowerBound().getKind() != TypeKind.NULL;
        String name = type.asElement().getSimpleName().toString();
        return isCaptured || isAnnotated(type) || name.contains(" ") ? null : name;
    }

    @Override
    public @Nullable String visitWildcard(WildcardType type, @Nullable Void nothing) {
        TypeMirror upper = type.getExtendsBound();
        TypeMirror lower = type.getSuperBound();
        if (upper == null && lower == null) {
            return "?";
        }
        String bound = visit(upper == null ? lower : upper);
        return bound == null ? null : (upper == null ? "? super " : "? extends ") + bound;
    }

    @Override
    public @Nullable String visitDeclared(DeclaredType type, @Nullable Void nothing) {
        TypeElement element = (TypeElement) type.asElement();
        boolean isInner =
                type.getEnclosingType() instanceof DeclaredType outer
                        && !outer.getTypeArguments().isEmpty();
        if (isAnnotated(type) || isInner || element.getNestingKind() == NestingKind.ANONYMOUS) {
            return null;
        }
        String name =
                element.getNestingKind() == NestingKind.LOCAL
                        ? element.getSimpleName().toString()
                        : element.getQualifiedName().toString();
        List<String> arguments = new ArrayList<>();
        for (TypeMirror each : type.getTypeArguments()) {
            String argument = visit(each);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        }
        return name + (arguments.isEmpty() ? "" : "<" + String.join(", ", arguments) + ">");
    }

    private static boolean isAnnotated(TypeMirror type) {
        return !type.getAnnotationMirrors().isEmpty();
    }
}

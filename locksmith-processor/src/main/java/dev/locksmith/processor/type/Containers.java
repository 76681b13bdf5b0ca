package dev.locksmith.processor.type;

import java.util.regex.Pattern;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The platform's containers: several threads may read one, as long as none changes it. */
public final class Containers {

    /** Most types are told apart by that, which is far cheaper. */
    private static final String PACKAGE = "java.util.";

    private static final Pattern NAMES =
            Pattern.compile(
                    "java\\.util\\.(.*(Collection|List|Set|Map|Queue|Deque|Vector|Stack"
                            + "|Hashtable|Properties|BitSet))");

    private Containers() {}

    /** Whether this is the class of one. */
    public static boolean isOne(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith(PACKAGE) && NAMES.matcher(name).matches();
    }

    /** Whether values of this type are such. */
    public static boolean isOne(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && isOne(element);
    }
}

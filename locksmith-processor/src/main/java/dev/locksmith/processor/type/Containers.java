package dev.locksmith.processor.type;

import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The platform's containers: several threads may read one, as long as none changes it. */
public final class Containers {

    private static final String PACKAGE = "java.util.";

    private static final List<String> ENDINGS =
            List.of(
                    "Collection",
                    "List",
                    "Set",
                    "Map",
                    "Queue",
                    "Deque",
                    "Vector",
                    "Stack",
                    "Hashtable",
                    "Properties",
                    "BitSet");

    private Containers() {}

    /** Whether this is the class of one. */
    public static boolean isOne(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith(PACKAGE) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Whether values of this type are such. */
    public static boolean isOne(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && isOne(element);
    }
}

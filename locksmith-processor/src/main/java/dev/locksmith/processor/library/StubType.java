package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Marks;

import java.util.List;
import java.util.Map;

/**
 * What a stub says of one type.
 *
 * @param name the name within its package: {@code Map}, {@code Map.Entry}
 * @param methods by name; constructors under {@link StubMethod#CONSTRUCTOR}
 * @param since the oldest release that has this type, 0 for every one
 * @param offset where it stands in its file
 */
record StubType(
        String name,
        Marks marks,
        List<TypeParameter> typeParameters,
        Map<String, List<StubMethod>> methods,
        Map<String, Field> fields,
        int since,
        int offset) {

    /** What is said of one type parameter of a type or method. */
    record TypeParameter(String name, Marks marks) {

        /** What is said of the one at this index; nothing if there is none. */
        static Marks marks(List<TypeParameter> typeParameters, int index) {
            return index >= 0 && index < typeParameters.size()
                    ? typeParameters.get(index).marks
                    : Marks.NONE;
        }
    }

    /** What is said of one field. */
    record Field(String name, Marks marks, int since, int offset) {}

    /** The methods of this name that are listed. */
    List<StubMethod> methods(String methodName) {
        return methods.getOrDefault(methodName, List.of());
    }
}

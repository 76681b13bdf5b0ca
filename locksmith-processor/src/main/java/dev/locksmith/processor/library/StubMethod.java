package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.StubType.TypeParameter;

import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What a stub says of one method or constructor.
 *
 * @param result what is said of the method or what it returns
 * @param since the oldest release that has this method, 0 for every one
 * @param offset where it stands in its file
 */
record StubMethod(
        String name,
        Marks result,
        Marks receiver,
        List<TypeParameter> typeParameters,
        List<Parameter> parameters,
        int since,
        int offset) {

    /** The name under which constructors are listed, as in the language model. */
    static final String CONSTRUCTOR = "<init>";

    /** What is said of a method that no stub lists. */
    static final StubMethod UNLISTED =
            new StubMethod("", Marks.NONE, Marks.NONE, List.of(), List.of(), 0, 0);

    /** One parameter: its type and what is said of it. */
    record Parameter(ParameterType type, Marks marks) {}

    /**
     * The erased type of a parameter as it is written, which is all it takes to tell overloads
     * apart: a type name matches every type whose qualified name ends in it.
     *
     * @param variable whether the name is a type variable
     */
    record ParameterType(String name, int dimensions, boolean variable) {

        boolean matches(TypeMirror type) {
            TypeMirror element = type;
            for (int i = 0; i < dimensions; i++) {
                if (element.getKind() != TypeKind.ARRAY) {
                    return false;
                }
                element = ((ArrayType) element).getComponentType();
            }
            return switch (element.getKind()) {
                case TYPEVAR -> variable;
                case DECLARED, ERROR ->
                        !variable
                                && namedLike(
                                        (QualifiedNameable) ((DeclaredType) element).asElement());
                case BOOLEAN -> name.equals("boolean");
                case BYTE -> name.equals("byte");
                case SHORT -> name.equals("short");
                case INT -> name.equals("int");
                case LONG -> name.equals("long");
                case CHAR -> name.equals("char");
                case FLOAT -> name.equals("float");
                case DOUBLE -> name.equals("double");
                default -> false;
            };
        }

        /** The type of an array of these. */
        ParameterType array() {
            return new ParameterType(name, dimensions + 1, variable);
        }

        private boolean namedLike(QualifiedNameable type) {
            String qualified = type.getQualifiedName().toString();
            int before = qualified.length() - name.length() - 1;
            return qualified.endsWith(name) && (before < 0 || qualified.charAt(before) == '.');
        }

        @Override
        public String toString() {
            return name + "[]".repeat(dimensions);
        }
    }

    /** Whether this describes a method of that name with these parameters. */
    boolean matches(ExecutableElement method) {
        List<? extends VariableElement> actual = method.getParameters();
        if (actual.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!parameters.get(i).type().matches(actual.get(i).asType())) {
                return false;
            }
        }
        return true;
    }

    /** What is said of the parameter at this index; nothing if there is none. */
    Marks parameter(int index) {
        return index >= 0 && index < parameters.size() ? parameters.get(index).marks() : Marks.NONE;
    }

    /** What is said of the type parameter at this index; nothing if there is none. */
    Marks typeParameter(int index) {
        return TypeParameter.marks(typeParameters, index);
    }

    /** The name and the parameter types, as in a message. */
    String signature(String typeName) {
        String shown = name.equals(CONSTRUCTOR) ? typeName : name;
        return parameters.stream()
                .map(parameter -> parameter.type().toString())
                .collect(Collectors.joining(", ", shown + "(", ")"));
    }
}

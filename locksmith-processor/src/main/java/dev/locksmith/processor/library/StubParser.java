package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.StubAnnotations.Place;
import dev.locksmith.processor.library.StubLexer.Kind;
import dev.locksmith.processor.library.StubMethod.Parameter;
import dev.locksmith.processor.library.StubMethod.ParameterType;
import dev.locksmith.processor.library.StubType.Field;
import dev.locksmith.processor.library.StubType.TypeParameter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a type declaration out of a stub file: names, parameter types and annotations. */
final class StubParser {

    private static final Set<String> TYPE_KEYWORDS =
            Set.of("class", "interface", "enum", "record", StubLexer.ANNOTATION_TYPE);
    private static final Set<String> MODIFIERS =
            Set.of(
                    "public",
                    "protected",
                    "private",
                    "static",
                    "final",
                    "abstract",
                    "default",
                    "sealed",
                    "synchronized",
                    "native",
                    "strictfp",
                    "transient",
                    "volatile");

    private final StubLexer in;
    private final Map<String, StubType> found = new HashMap<>();

    /** The type parameters in scope, those of the innermost declaration last. */
    private final List<TypeParameter> scope = new ArrayList<>();

    private StubParser(StubLexer in) {
        this.in = in;
    }

    /** The type declared here and those nested in it, by their names within the package. */
    static Map<String, StubType> typesAt(StubLexer in) throws StubSyntaxException {
        StubParser parser = new StubParser(in);
        parser.typeDeclaration(parser.annotationsAndModifiers(), null);
        return parser.found;
    }

    /** Moves behind the name of the top-level type that is declared here, and returns it. */
    static String takeTypeName(StubLexer in) throws StubSyntaxException {
        StubParser parser = new StubParser(in);
        parser.annotationsAndModifiers();
        return parser.takeTypeName();
    }

    private String takeTypeName() throws StubSyntaxException {
        if (!startsType()) {
            throw in.expected("a class, interface, enum or record");
        }
        in.next();
        return in.takeWord("the name of the type");
    }

    /** Whether a type is declared here. */
    static boolean startsType(StubLexer in) {
        return in.kind() == Kind.WORD && TYPE_KEYWORDS.contains(in.text());
    }

    private boolean startsType() {
        return startsType(in);
    }

    private void typeDeclaration(StubAnnotations annotations, @Nullable StubType outer)
            throws StubSyntaxException {
        int offset = in.offset();
        boolean isEnum = in.isWord("enum");
        String simpleName = takeTypeName();
        String name = outer == null ? simpleName : outer.name().concat(".").concat(simpleName);
        int since = Math.max(annotations.since(), outer == null ? 0 : outer.since());
        int outerScope = scope.size();
        List<TypeParameter> typeParameters = new ArrayList<>(2);
        StubType type =
                new StubType(
                        name,
                        annotations.on(Place.TYPE, in),
                        typeParameters,
                        new HashMap<>(),
                        new HashMap<>(),
                        since,
                        offset);
        if (found.put(name, type) != null) {
            in.tell(offset, "'" + name + "' is declared twice; keep one");
        }
        try {
            typeParameters.addAll(typeParameters());
            if (in.isSymbol('(')) {
                method(type, StubMethod.CONSTRUCTOR, StubAnnotations.NONE, List.of(), offset);
            }
            skipSupertypes();
        } catch (StubSyntaxException mistake) {
            in.tell(mistake);
            in.skipTo("{");
        }
        in.take('{');
        members(type, simpleName, isEnum);
        in.take('}');
        leave(outerScope);
    }

    /** Reads members up to the end of the type; after a mistake it goes on with the next one. */
    private void members(StubType type, String simpleName, boolean isEnum)
            throws StubSyntaxException {
        boolean areConstants = isEnum;
        while (!in.isSymbol('}') && in.kind() != Kind.END) {
            int outerScope = scope.size();
            try {
                if (areConstants) {
                    areConstants = false;
                    enumConstants(type);
                } else {
                    member(type, simpleName);
                }
            } catch (StubSyntaxException mistake) {
                in.tell(mistake);
                in.skipMember();
            }
            leave(outerScope);
        }
    }

    private void skipSupertypes() throws StubSyntaxException {
        while (in.isWord("extends") || in.isWord("implements") || in.isWord("permits")) {
            do {
                in.next();
                type();
            } while (in.isSymbol(','));
        }
    }

    private void enumConstants(StubType type) throws StubSyntaxException {
        while (!in.isSymbol(';') && !in.isSymbol('}')) {
            StubAnnotations annotations = StubAnnotations.read(in);
            int offset = in.offset();
            field(type, in.takeWord("the name of a constant, or ';'"), annotations, offset);
            if (in.isSymbol(',')) {
                in.next();
            } else if (!in.isSymbol('}') && !in.isSymbol(';')) {
                throw in.expected("',' or ';' after the constant");
            }
        }
        if (in.isSymbol(';')) {
            in.next();
        }
    }

    private void member(StubType type, String simpleName) throws StubSyntaxException {
        StubAnnotations annotations = annotationsAndModifiers();
        if (startsType()) {
            typeDeclaration(annotations, type);
            return;
        }
        List<TypeParameter> typeParameters = typeParameters();
        annotations = annotations.and(StubAnnotations.read(in));
        int offset = in.offset();
        ParameterType result = type();
        String name;
        if (!in.isSymbol('(')) {
            name = in.takeWord("the name of a member");
        } else if (result.name().equals(simpleName)) {
            name = StubMethod.CONSTRUCTOR;
        } else {
            throw new StubSyntaxException(
                    offset,
                    "'" + result.name() + "' has no return type; expected one, such as 'void'");
        }
        if (in.isSymbol('(')) {
            method(type, name, annotations, typeParameters, offset);
            endOfMethod();
        } else {
            field(type, name, annotations, offset);
            endOfMember("'(' or ';' after '" + name + "'");
        }
    }

    private void field(StubType type, String name, StubAnnotations annotations, int offset)
            throws StubSyntaxException {
        Marks marks = annotations.on(Place.FIELD, in);
        type.fields().put(name, new Field(name, marks, annotations.since(), offset));
    }

    /** Reads the parameters that begin at a current '('. */
    private void method(
            StubType type,
            String name,
            StubAnnotations annotations,
            List<TypeParameter> typeParameters,
            int offset)
            throws StubSyntaxException {
        in.next();
        Marks receiver = Marks.NONE;
        List<Parameter> parameters = new ArrayList<>();
        while (!in.isSymbol(')')) {
            StubAnnotations said = annotationsAndModifiers();
            ParameterType parameterType = type();
            if (in.isEllipsis()) {
                in.next();
                parameterType = parameterType.array();
            }
            if (in.isWord("this")) {
                receiver = said.on(Place.RECEIVER, in);
                in.next();
            } else {
                in.takeWord("the name of a parameter");
                Marks marks = said.on(Place.PARAMETER, in);
                parameters.add(new Parameter(parameterType, marks));
            }
            if (in.isSymbol(',')) {
                in.next();
            } else if (!in.isSymbol(')')) {
                throw in.expected("',' or ')' after a parameter");
            }
        }
        in.next();
        Marks result = annotations.on(Place.METHOD, in);
        type.methods()
                .computeIfAbsent(name, any -> new ArrayList<>(2))
                .add(
                        new StubMethod(
                                name,
                                result,
                                receiver,
                                typeParameters,
                                parameters,
                                annotations.since(),
                                offset));
    }

    private void endOfMethod() throws StubSyntaxException {
        if (in.isWord("throws")) {
            do {
                in.next();
                type();
            } while (in.isSymbol(','));
        }
        endOfMember("';' after the method, as a stub has no bodies");
    }

    private void endOfMember(String expected) throws StubSyntaxException {
        if (in.isSymbol(';')) {
            in.next();
            return;
        }
        in.tell(in.expected(expected));
        if (in.isSymbol('{') || !in.beginsLine()) {
            in.skipMember();
        }
    }

    private StubAnnotations annotationsAndModifiers() throws StubSyntaxException {
        StubAnnotations annotations = StubAnnotations.read(in);
        while (in.kind() == Kind.WORD && MODIFIERS.contains(in.text())) {
            in.next();
            annotations = annotations.and(StubAnnotations.read(in));
        }
        return annotations;
    }

    private List<TypeParameter> typeParameters() throws StubSyntaxException {
        if (!in.isSymbol('<')) {
            return List.of();
        }
        List<TypeParameter> typeParameters = new ArrayList<>(2);
        do {
            in.next();
            Marks marks = StubAnnotations.read(in).on(Place.TYPE_PARAMETER, in);
            typeParameters.add(new TypeParameter(in.takeWord("a type parameter"), marks));
            if (in.isWord("extends")) {
                do {
                    in.next();
                    type();
                } while (in.isSymbol('&'));
            }
        } while (in.isSymbol(','));
        in.take('>');
        scope.addAll(typeParameters);
        return typeParameters;
    }

    private void leave(int outerScope) {
        scope.subList(outerScope, scope.size()).clear();
    }

    /** A type as it is written, without its type arguments. */
    private ParameterType type() throws StubSyntaxException {
        String name = in.takeWord("a type");
        typeArguments();
        while (in.isSymbol('.')) {
            in.next();
            name = name.concat(".").concat(in.takeWord("a name after '.'"));
            typeArguments();
        }
        int dimensions = 0;
        while (in.isSymbol('[')) {
            in.next();
            in.take(']');
            dimensions++;
        }
        return new ParameterType(name, dimensions, isTypeParameter(name));
    }

    private void typeArguments() throws StubSyntaxException {
        if (!in.isSymbol('<')) {
            return;
        }
        do {
            in.next();
            if (in.isSymbol('?')) {
                in.next();
                if (in.isWord("extends") || in.isWord("super")) {
                    in.next();
                    type();
                }
            } else {
                type();
            }
        } while (in.isSymbol(','));
        in.take('>');
    }

    private boolean isTypeParameter(String name) {
        for (int i = scope.size() - 1; i >= 0; i--) {
            if (scope.get(i).name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}

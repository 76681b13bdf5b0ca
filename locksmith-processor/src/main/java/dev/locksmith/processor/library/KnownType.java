package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Marks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What stubs say of one real type. */
final class KnownType {

    private final @Nullable TypeElement type;
    private final List<StubType> stubs;
    private final boolean known;
    private final boolean ofPlatform;
    private final boolean ofSource;
    private @Nullable List<KnownType> supertypes;

    /**
     * @param stubs what is said of it, the strongest first
     * @param known whether its package has a model
     * @param ofPlatform whether it is a class of the JDK
     */
    KnownType(@Nullable TypeElement type, List<StubType> stubs, boolean known, boolean ofPlatform) {
        this(type, stubs, known, ofPlatform, false);
    }

    private KnownType(
            @Nullable TypeElement type,
            List<StubType> stubs,
            boolean known,
            boolean ofPlatform,
            boolean ofSource) {
        this.type = type;
        this.stubs = stubs;
        this.known = known;
        this.ofPlatform = ofPlatform;
        this.ofSource = ofSource;
    }

    /** A type of the compilation itself, of which no stub speaks. */
    static KnownType ofSource() {
        return new KnownType(null, List.of(), false, false, true);
    }

    /** A type of the compilation itself, of which the user's own stubs speak. */
    static KnownType ofSource(TypeElement type, List<StubType> stubs) {
        return new KnownType(type, stubs, false, false, true);
    }

    boolean isOfSource() {
        return ofSource;
    }

    boolean isKnown() {
        return known;
    }

    boolean isOfPlatform() {
        return ofPlatform;
    }

    /** Whether a stub speaks of this type itself. */
    boolean isModelled() {
        return !stubs.isEmpty();
    }

    Marks marks() {
        for (StubType stub : stubs) {
            if (!stub.marks().isEmpty()) {
                return stub.marks();
            }
        }
        return Marks.NONE;
    }

    Marks typeParameter(int index) {
        for (StubType stub : stubs) {
            Marks marks = StubType.TypeParameter.marks(stub.typeParameters(), index);
            if (!marks.isEmpty()) {
                return marks;
            }
        }
        return Marks.NONE;
    }

    Marks field(Name name) {
        for (StubType stub : stubs) {
            StubType.Field field = stub.fields().get(name.toString());
            if (field != null) {
                return field.marks();
            }
        }
        return Marks.NONE;
    }

    /** What is said of a method that this type declares. */
    @Nullable StubMethod method(ExecutableElement method) {
        for (StubType stub : stubs) {
            for (StubMethod candidate : stub.methods(method.getSimpleName().toString())) {
                if (candidate.matches(method)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** What is said of a method of this type that the given method of a subtype overrides. */
    @Nullable StubMethod overridden(
            ExecutableElement method, TypeElement subtype, Elements elements) {
        if (type == null) {
            return null;
        }
        int arity = method.getParameters().size();
        for (StubType stub : stubs) {
            for (StubMethod candidate : stub.methods(method.getSimpleName().toString())) {
                if (candidate.parameters().size() == arity) {
                    for (ExecutableElement real :
                            ElementFilter.methodsIn(type.getEnclosedElements())) {
                        if (real.getSimpleName().equals(method.getSimpleName())
                                && candidate.matches(real)
                                && elements.overrides(method, real, subtype)) {
                            return candidate;
                        }
                    }
                }
            }
        }
        return null;
    }

    /**
     * The supertypes of which stubs speak, each before those it extends, so that the first that
     * lists a method speaks of the override that is nearest.
     */
    List<KnownType> modelledSupertypes(LibraryModel model) {
        List<KnownType> found = supertypes;
        if (found == null) {
            Deque<KnownType> ordered = new ArrayDeque<>(4);
            if (type != null) {
                visitSupertypes(type, model, new HashSet<>(), ordered);
            }
            found = List.copyOf(ordered);
            supertypes = found;
        }
        return found;
    }

    private static void visitSupertypes(
            TypeElement type, LibraryModel model, Set<Element> seen, Deque<KnownType> ordered) {
        List<? extends TypeMirror> interfaces = type.getInterfaces();
        for (int i = interfaces.size() - 1; i >= 0; i--) {
            visit(interfaces.get(i), model, seen, ordered);
        }
        visit(type.getSuperclass(), model, seen, ordered);
    }

    private static void visit(
            TypeMirror supertype, LibraryModel model, Set<Element> seen, Deque<KnownType> ordered) {
        if (supertype instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && seen.add(element)) {
            visitSupertypes(element, model, seen, ordered);
            KnownType known = model.type(element);
            if (known.isModelled()) {
                ordered.addFirst(known);
            }
        }
    }
}

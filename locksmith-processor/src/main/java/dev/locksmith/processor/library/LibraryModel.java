package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.report.Timing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * What we know of code we did not write.
 *
 * <p>Of a type, field or type parameter this is what the stub of its own class says. Of a method it
 * is what its own class's stub says if that lists it, otherwise what the nearest stub among its
 * supertypes says of a method it overrides. Of classes of the compilation itself, whose source is
 * there to be read, only the user's own stubs speak.
 *
 * <p>Every answer is worked out once. One instance serves one compilation, on one thread.
 */
public final class LibraryModel {

    private final Elements elements;
    private final Predicate<TypeElement> isSource;
    private final Timing timing;
    private final StubSource[] sources;
    private final boolean hasUserStubs;
    private final KnownType source = KnownType.ofSource();
    private final Map<String, StubPackage> packages = new HashMap<>();

    /** What the user says of packages that are compiled here. */
    private final Map<String, StubPackage> ownPackages = new HashMap<>();

    private final Map<Element, KnownType> types = new HashMap<>();
    private final Map<Element, StubMethod> methods = new HashMap<>();

    /** Types compiled here, for what they take over. */
    private final Map<TypeElement, KnownType> derivedTypes = new HashMap<>();

    /** Methods and classes that a framework runs elsewhere by an annotation, or not. */
    private final Map<Element, Boolean> elsewhere = new HashMap<>();

    /** What the nearest overridden method of which a stub speaks hands down to a method. */
    private final Map<ExecutableElement, StubMethod> handedDown = new HashMap<>();

    /**
     * @param isSource whether a type, top-level or nested, belongs to the compilation itself
     * @param timing hears of the phase {@code MODEL}
     * @param sources where stubs are found besides those that ship with the checker, the strongest
     *     first
     */
    public LibraryModel(
            Elements elements,
            Predicate<TypeElement> isSource,
            Timing timing,
            StubSource... sources) {
        this.elements = elements;
        this.isSource = isSource;
        this.timing = timing;
        this.sources = new StubSource[sources.length + 1];
        System.arraycopy(sources, 0, this.sources, 0, sources.length);
        this.sources[sources.length] = new BundledStubs();
        this.hasUserStubs = Arrays.stream(sources).anyMatch(UserStubs.class::isInstance);
    }

    /**
     * What is said of a type, a method or constructor (of what it returns or makes), a field, a
     * parameter or a type parameter.
     */
    public Marks marksOf(Element element) {
        return switch (element.getKind()) {
            case METHOD, CONSTRUCTOR -> method((ExecutableElement) element).result();
            case PARAMETER -> ofParameter(element);
            case FIELD, ENUM_CONSTANT -> ofField(element);
            case TYPE_PARAMETER -> ofTypeParameter((TypeParameterElement) element);
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
                    type((TypeElement) element).marks();
            default -> Marks.NONE;
        };
    }

    /** What is said of the receiver of a method. */
    public Marks marksOfReceiver(ExecutableElement method) {
        return method(method).receiver();
    }

    /** What is said of a parameter, by its place; the fast way while walking a call's arguments. */
    public Marks marksOfParameter(ExecutableElement method, int index) {
        return method(method).parameter(index);
    }

    /**
     * Whether a framework runs this method on another thread because it, or its class, carries an
     * annotation that a stub marks {@code @Sendable}, such as Spring's {@code @Async}. A call then
     * hands its arguments over, though the method itself says nothing. This holds for methods of
     * the compilation as well.
     */
    public boolean runsElsewhere(ExecutableElement method) {
        Boolean known = elsewhere.get(method);
        if (known == null) {
            known =
                    carriesAsynchronous(method)
                            || (method.getEnclosingElement() instanceof TypeElement owner
                                    && elsewhere.computeIfAbsent(owner, this::carriesAsynchronous)
                                    && mayBeProxied(method));
            elsewhere.put(method, known);
        }
        return known;
    }

    /** What a framework says of a class is said of those methods that its proxy can take over. */
    private static boolean mayBeProxied(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }

    private boolean carriesAsynchronous(Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().asElement() instanceof TypeElement type
                    && type(type).marks().has(Mark.SENDABLE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the element's package has a model. A method of such a package that no stub lists runs
     * what it gets on the calling thread, and keeps nothing but what its types show.
     */
    public boolean knows(Element element) {
        TypeElement type = typeOf(element);
        return type != null && type(type).isKnown();
    }

    /**
     * Whether this is a class of the JDK. One that is compiled here is not, whatever its package.
     */
    public boolean isOfPlatform(TypeElement type) {
        return type(type).isOfPlatform();
    }

    /** Whether a method overrides another one, as a member of this type. */
    public boolean overrides(ExecutableElement method, ExecutableElement other, TypeElement type) {
        return elements.overrides(method, other, type);
    }

    /** Whether this type belongs to the compilation itself. */
    public boolean isSource(TypeElement type) {
        return type(type).isOfSource();
    }

    /**
     * What is said of the parameter that a method compiled here takes over from the nearest method
     * it overrides of which a stub speaks.
     */
    public Marks marksHandedDown(VariableElement parameter) {
        if (!(parameter.getEnclosingElement() instanceof ExecutableElement method)) {
            return Marks.NONE;
        }
        StubMethod known = handedDown.computeIfAbsent(method, this::overriddenBy);
        return known.parameters().isEmpty()
                ? Marks.NONE
                : known.parameter(method.getParameters().indexOf(parameter));
    }

    private StubMethod overriddenBy(ExecutableElement method) {
        if (!(method.getEnclosingElement() instanceof TypeElement owner)
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)) {
            return StubMethod.UNLISTED;
        }
        KnownType derived =
                derivedTypes.computeIfAbsent(
                        owner, type -> new KnownType(type, List.of(), false, false));
        for (KnownType supertype : derived.modelledSupertypes(this)) {
            StubMethod overridden = supertype.overridden(method, owner, elements);
            if (overridden != null) {
                return overridden;
            }
        }
        return StubMethod.UNLISTED;
    }

    private Marks ofParameter(Element parameter) {
        if (!(parameter.getEnclosingElement() instanceof ExecutableElement method)) {
            return Marks.NONE;
        }
        StubMethod known = method(method);
        return known.parameters().isEmpty()
                ? Marks.NONE
                : known.parameter(method.getParameters().indexOf(parameter));
    }

    private Marks ofField(Element field) {
        return field.getEnclosingElement() instanceof TypeElement type
                ? type(type).field(field.getSimpleName())
                : Marks.NONE;
    }

    private Marks ofTypeParameter(TypeParameterElement parameter) {
        Element owner = parameter.getGenericElement();
        if (owner instanceof TypeElement type) {
            KnownType known = type(type);
            return !known.isModelled()
                    ? Marks.NONE
                    : known.typeParameter(type.getTypeParameters().indexOf(parameter));
        }
        if (owner instanceof ExecutableElement method) {
            StubMethod known = method(method);
            return known.typeParameters().isEmpty()
                    ? Marks.NONE
                    : known.typeParameter(method.getTypeParameters().indexOf(parameter));
        }
        return Marks.NONE;
    }

    private StubMethod method(ExecutableElement method) {
        StubMethod known = methods.get(method);
        if (known == null) {
            timing.begin(Timing.Phase.MODEL);
            try {
                known = find(method);
            } finally {
                timing.end();
            }
            methods.put(method, known);
        }
        return known;
    }

    private StubMethod find(ExecutableElement method) {
        if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
            return StubMethod.UNLISTED;
        }
        KnownType type = type(owner);
        StubMethod own = type.method(method);
        if (own != null) {
            return own;
        }
        if (type.isOfSource()
                || method.getKind() == ElementKind.CONSTRUCTOR
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)) {
            return StubMethod.UNLISTED;
        }
        for (KnownType supertype : type.modelledSupertypes(this)) {
            StubMethod overridden = supertype.overridden(method, owner, elements);
            if (overridden != null) {
                return overridden;
            }
        }
        return StubMethod.UNLISTED;
    }

    KnownType type(TypeElement type) {
        KnownType known = types.get(type);
        if (known == null) {
            timing.begin(Timing.Phase.MODEL);
            try {
                known = isSource.test(type) ? ofSource(type) : stubsOf(type);
            } finally {
                timing.end();
            }
            types.put(type, known);
        }
        return known;
    }

    private KnownType ofSource(TypeElement type) {
        if (!hasUserStubs) {
            return source;
        }
        Named named = nameOf(type);
        List<StubType> stubs =
                named == null ? List.of() : ownPackageOf(named).stubsOf(named.name());
        return stubs.isEmpty() ? source : KnownType.ofSource(type, stubs);
    }

    private KnownType stubsOf(TypeElement type) {
        Named named = nameOf(type);
        return named == null
                ? source
                : packageOf(named.in(), named.outermost()).type(type, named.name());
    }

    /**
     * Where a type is found.
     *
     * @param name within the package
     */
    private record Named(PackageElement in, TypeElement outermost, String name) {}

    /** Null for a class that is no member of a package, at any depth. */
    private static @Nullable Named nameOf(TypeElement type) {
        TypeElement outermost = type;
        String name = type.getSimpleName().toString();
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement enclosing;
                outer = outer.getEnclosingElement()) {
            name = outer.getSimpleName().toString().concat(".").concat(name);
            outermost = enclosing;
        }
        return outermost.getEnclosingElement() instanceof PackageElement owner
                ? new Named(owner, outermost, name)
                : null;
    }

    private StubPackage ownPackageOf(Named named) {
        String name = named.in().getQualifiedName().toString();
        StubPackage known = ownPackages.get(name);
        if (known == null) {
            List<PackageStubs> stubs = new ArrayList<>(1);
            for (StubSource source : sources) {
                if (source instanceof UserStubs own) {
                    stubs.addAll(own.stubsOf(name));
                    own.check(name, elements);
                }
            }
            known = new StubPackage(stubs, false);
            ownPackages.put(name, known);
        }
        return known;
    }

    private StubPackage packageOf(PackageElement element, TypeElement any) {
        String name = element.getQualifiedName().toString();
        StubPackage known = packages.get(name);
        if (known == null) {
            List<PackageStubs> stubs = new ArrayList<>(1);
            for (StubSource source : sources) {
                stubs.addAll(source.stubsOf(name, any));
            }
            known = new StubPackage(stubs, JdkPackages.contains(element, elements));
            packages.put(name, known);
            for (StubSource source : sources) {
                source.check(name, elements);
            }
        }
        return known;
    }

    private static @Nullable TypeElement typeOf(Element element) {
        for (Element outer = element; outer != null; outer = outer.getEnclosingElement()) {
            if (outer instanceof TypeElement type) {
                return type;
            }
        }
        return null;
    }
}

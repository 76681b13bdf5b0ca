package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.LibraryModel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * What declarations say of themselves: our annotations, those of other tools that are recognised by
 * name, and the library model.
 */
public final class Declared {

    private static final Marks TRUSTED = Marks.unchecked("another tool's annotation says so");

    private static final Marks CONFINED = Marks.of(Mark.THREAD_CONFINED);

    private static final Marks ONE_AT_A_TIME = Marks.of(Mark.NOT_THREAD_SAFE);

    private final LibraryModel library;
    private final Domains domains;
    private final OwnGuards ownGuards;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<TypeElement, OfType> types = new HashMap<>();
    private final Map<Element, Marks> typeParameters = new HashMap<>();
    private final Map<TypeElement, Boolean> ofRequest = new HashMap<>();
    private final Map<TypeElement, Boolean> waitedFor = new HashMap<>();

    /**
     * @param isLocking whether a class that is compiled here locks whatever it does
     */
    public Declared(LibraryModel library, Predicate<TypeElement> isLocking) {
        this.library = library;
        this.ownGuards = new OwnGuards(this, isLocking);
        this.domains = new Domains(library);
    }

    /** What is said of thread domains. */
    public Domains domains() {
        return domains;
    }

    /**
     * What is said of a type, method (its result), field, parameter, local variable or type
     * parameter. Of a type, also what it takes over from its supertypes.
     */
    public Marks of(Element element) {
        return switch (element.getKind()) {
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
                    ofType((TypeElement) element).marks;
            case TYPE_PARAMETER -> ofTypeParameter(element);
            default -> said(element);
        };
    }

    private Marks ofTypeParameter(Element parameter) {
        Marks known = typeParameters.get(parameter);
        if (known == null) {
            known = said(parameter);
            typeParameters.put(parameter, known);
        }
        return known;
    }

    /** What is said of the receiver of a method. */
    public Marks ofReceiver(ExecutableElement method) {
        Marks marks = library.marksOfReceiver(method);
        TypeMirror receiver = method.getReceiverType();
        return receiver == null ? marks : marks.and(of(receiver));
    }

    /** Whether a framework runs this method on another thread, by an annotation it carries. */
    public boolean runsElsewhere(ExecutableElement method) {
        return library.runsElsewhere(method);
    }

    /** Whether something is known of the code that declares this, so that its silence counts. */
    public boolean knows(Element element) {
        return library.knows(element);
    }

    /** Whether this is a class of the JDK: only the library model speaks for its fields. */
    public boolean isOfPlatform(TypeElement type) {
        return library.isOfPlatform(type);
    }

    /** Whether this type is compiled here. */
    public boolean isSource(TypeElement type) {
        return library.isSource(type);
    }

    /** Whether this is a class of a library that has a model, so that its inside does not count. */
    public boolean isOfLibrary(TypeElement type) {
        return library.isOfPlatform(type) || library.knows(type);
    }

    /** What a type annotation at this use of a type says. */
    public Marks of(TypeMirror use) {
        List<? extends AnnotationMirror> annotations = use.getAnnotationMirrors();
        return annotations.isEmpty() ? Marks.NONE : vocabulary.marks(annotations);
    }

    /**
     * The type among this one and its supertypes whose declaration says this of it; empty if none
     * does.
     */
    public Optional<TypeElement> whoSays(Mark mark, TypeElement type) {
        OfType known = ofType(type);
        if (!known.marks.has(mark)) {
            return Optional.empty();
        }
        if (known.own.has(mark)) {
            return Optional.of(type);
        }
        for (DeclaredType supertype : supertypesOf(type)) {
            TypeElement wider = (TypeElement) supertype.asElement();
            if (ofType(wider).handedDown.has(mark)) {
                return whoSays(mark, wider);
            }
        }
        return Optional.empty();
    }

    /** Whether an object of the class has a method by which a thread waits for something. */
    public boolean canBeWaitedFor(TypeElement type) {
        Boolean known = waitedFor.get(type);
        if (known == null) {
            waitedFor.put(type, false); // ends the walk where erroneous code inherits in a ring
            known = hasWait(type);
            waitedFor.put(type, known);
        }
        return known;
    }

    private boolean hasWait(TypeElement type) {
        if (Members.isObject(type)) {
            return false;
        }
        for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (of(each).has(Mark.WAITS)) {
                return true;
            }
        }
        for (DeclaredType above : supertypesOf(type)) {
            if (canBeWaitedFor((TypeElement) above.asElement())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the library model, and not an annotation, that says this of a type. */
    public boolean isModelled(Mark mark, TypeElement type) {
        return library.marksOf(type).has(mark)
                && !vocabulary.marks(type.getAnnotationMirrors()).has(mark);
    }

    /** Whether a type is sendable by another tool's word, which is trusted and not checked. */
    public boolean isTrusted(TypeElement type) {
        return ofType(type).trusted;
    }

    /** Whether a type is said not to be for several threads, by whatever word. */
    public boolean isNotShareable(TypeElement type) {
        return isOneAtATime(type) || vocabulary.saysNotShareable(type.getAnnotationMirrors());
    }

    /**
     * Whether values of this type may be used by one thread at a time: by the word of the type or
     * of a supertype, in an annotation of ours, in a stub, or in another tool's annotation.
     */
    public boolean isOneAtATime(TypeElement type) {
        return ofType(type).marks.has(Mark.NOT_THREAD_SAFE);
    }

    /** Whether threads may share objects of this type, but not for some of its methods. */
    public boolean hasExclusiveMethods(TypeMirror type) {
        return type instanceof DeclaredType of
                && of.asElement() instanceof TypeElement element
                && ofType(element).marks.has(Mark.EXCLUSIVE);
    }

    /** Whether a method needs its object for the thread that calls it alone. */
    public boolean isExclusive(ExecutableElement method) {
        return of(method).has(Mark.EXCLUSIVE);
    }

    /**
     * Whether several threads use one object of this type: it, or an annotation on it, says so, and
     * no annotation says that each of them has an object of its own.
     */
    public boolean servesAllThreads(TypeElement type) {
        List<? extends AnnotationMirror> annotations = type.getAnnotationMirrors();
        if (ofType(type).marks.has(Mark.SERVES_ALL_THREADS) || isForAll(annotations)) {
            return true;
        }
        return carries(annotations, Mark.SERVES_ALL_THREADS)
                && !vocabulary.saysScoped(notForAll(annotations));
    }

    /**
     * Whether threads may read at the same time what a field or variable of this type holds, or a
     * method returns, as long as none changes it: a container of the platform, unless it is said to
     * be for one thread at a time right there.
     */
    public boolean mayBeReadTogether(Element holder, TypeMirror type) {
        return Containers.isOne(type) && !of(holder).has(Mark.NOT_THREAD_SAFE);
    }

    /**
     * Whether a framework certainly calls this method for several requests at a time: by an
     * annotation on it, or because it is lent the request.
     */
    public boolean servesRequests(ExecutableElement method) {
        return servesAllThreads(Members.ownerOf(method))
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.STATIC)
                && (carries(method.getAnnotationMirrors(), Mark.SERVES_ALL_THREADS)
                        || method.getParameters().stream().anyMatch(this::isRequest));
    }

    /** The annotation on a method by which a framework runs such methods, one at a time. */
    public Optional<TypeElement> turnOf(ExecutableElement method) {
        return runsElsewhere(method)
                ? Optional.empty()
                : among(method.getAnnotationMirrors(), Mark.ONE_BY_ONE);
    }

    private boolean isRequest(VariableElement parameter) {
        return isLent(parameter.asType());
    }

    /** Whether an author says of a class itself that several threads may use one object of it. */
    private boolean isForAll(List<? extends AnnotationMirror> annotations) {
        if (annotations.isEmpty()) {
            return false;
        }
        Marks said = vocabulary.marks(annotations);
        return said.has(Mark.SENDABLE)
                || said.has(Mark.SENDABLE_UNCHECKED)
                || vocabulary.saysShareable(annotations);
    }

    private List<? extends AnnotationMirror> notForAll(
            List<? extends AnnotationMirror> annotations) {
        return annotations.stream()
                .filter(each -> !carries(List.of(each), Mark.SERVES_ALL_THREADS))
                .toList();
    }

    /**
     * Whether a parameter of this type is lent to the call. That is said of this very type: what
     * users derive from it, and fakes of it, they make and keep themselves.
     */
    public boolean isLent(TypeMirror type) {
        return type instanceof DeclaredType of
                && of.asElement() instanceof TypeElement element
                && (library.marksOf(element).has(Mark.LENT) || isOfRequest(element));
    }

    /** Whether objects of this class are made for one request, by an annotation it carries. */
    public boolean isOfRequest(TypeElement type) {
        Boolean known = ofRequest.get(type);
        if (known == null) {
            List<? extends AnnotationMirror> annotations = type.getAnnotationMirrors();
            known = carries(annotations, Mark.LENT) || vocabulary.saysOfRequest(annotations);
            ofRequest.put(type, known);
        }
        return known;
    }

    /**
     * Whether a container fills this field: it, or the class as a bean, is said to be filled. What
     * is only {@code @Sendable} is no bean.
     */
    public boolean isInjected(VariableElement field) {
        TypeElement owner = Members.ownerOf(field);
        return vocabulary.saysInjected(field.getAnnotationMirrors())
                || (servesAllThreads(owner) && !of(owner).has(Mark.SENDABLE));
    }

    /** Whether a value of this type can be lent at all. */
    public boolean isLendable(TypeMirror type) {
        return isLent(type)
                || (type instanceof DeclaredType of
                        && of.asElement() instanceof TypeElement element
                        && isByOrigin(element));
    }

    /** Whether the type leaves it to where a value comes from of what kind it is. */
    public boolean isByOrigin(TypeElement type) {
        return ofType(type).marks.has(Mark.BY_ORIGIN);
    }

    /** Whether a call of this method makes what it is called on, and given, good for longer. */
    public boolean prolongs(ExecutableElement method) {
        return of(method).has(Mark.PROLONGS) || isProlonging(method.getReturnType());
    }

    /** Whether who has a value of this type has prolonged what was lent to him. */
    public boolean isProlonging(TypeMirror type) {
        return type instanceof DeclaredType declaredType
                && of(declaredType.asElement()).has(Mark.PROLONGS);
    }

    /** Whether a method compiled here overrides one of a library that is lent this parameter. */
    public boolean isLentByOverridden(VariableElement parameter) {
        return library.marksHandedDown(parameter).has(Mark.LENT);
    }

    /**
     * Whether what a method of a library, which this one overrides, is given is for one at a time.
     */
    public boolean isOneAtATimeByOverridden(VariableElement parameter) {
        return library.marksHandedDown(parameter).has(Mark.NOT_THREAD_SAFE);
    }

    /** Whether an annotation is one of Locksmith's own. */
    public boolean isOurs(TypeElement annotation) {
        return Vocabulary.isOurs(annotation);
    }

    /** Whether a field is said to be accessed under a lock only. */
    public boolean isGuarded(VariableElement field) {
        return vocabulary.saysGuarded(field.getAnnotationMirrors())
                || vocabulary.saysGuarded(field.asType().getAnnotationMirrors());
    }

    /** Whether a method is said to be called under a lock only. */
    public boolean isGuarded(ExecutableElement method) {
        return vocabulary.saysGuarded(method.getAnnotationMirrors());
    }

    /** Whether another tool writes the class that holds what the methods of a type return. */
    boolean isValueType(TypeElement type) {
        return vocabulary.saysValueType(type.getAnnotationMirrors());
    }

    /** Whether another tool writes the class that gathers the values of such an object. */
    boolean isValueBuilder(Element type) {
        return vocabulary.saysValueBuilder(type.getAnnotationMirrors());
    }

    /** Whether another tool keeps what a method returns in the object. */
    boolean isStored(ExecutableElement method) {
        return vocabulary.saysStored(method.getAnnotationMirrors());
    }

    private Marks said(Element element) {
        Marks marks = library.marksOf(element);
        List<? extends AnnotationMirror> annotations = element.getAnnotationMirrors();
        return annotations.isEmpty() ? marks : marks.and(vocabulary.marks(annotations));
    }

    private OfType ofType(TypeElement type) {
        OfType known = types.get(type);
        if (known == null) {
            types.put(
                    type, OfType.NOTHING); // ends the walk where erroneous code inherits in a ring
            try {
                known = read(type);
            } finally {
                types.remove(type);
            }
            types.put(type, known);
        }
        return known;
    }

    private OfType read(TypeElement type) {
        List<? extends AnnotationMirror> annotations = type.getAnnotationMirrors();
        Marks ours = annotations.isEmpty() ? Marks.NONE : vocabulary.marks(annotations);
        Marks modelled = library.marksOf(type);
        // What belongs to a domain may be anywhere: it is its use that counts.
        boolean trusted =
                (!annotations.isEmpty() && vocabulary.saysShareable(annotations))
                        || domains.of(type) != null;
        boolean oneAtATime = !annotations.isEmpty() && vocabulary.saysOneAtATime(annotations);
        Marks inherited = Marks.NONE;
        for (DeclaredType supertype : supertypesOf(type)) {
            inherited = inherited.and(ofType((TypeElement) supertype.asElement()).handedDown);
        }
        if (ours.isEmpty()
                && modelled.isEmpty()
                && inherited.isEmpty()
                && !trusted
                && !oneAtATime
                && !carriesConfining(annotations)) {
            return OfType.NOTHING;
        }
        if (inherited.has(Mark.NOT_THREAD_SAFE) && ownGuards.areOf(type)) {
            inherited = without(inherited, Mark.NOT_THREAD_SAFE);
        }
        if (OfType.speaksOfThreads(ours)) {
            modelled = without(modelled, Mark.NOT_THREAD_SAFE);
        }
        // A word about a library's class is none about the classes that users derive from it, and
        // one about a container none about what its subclasses add, which may well be a lock.
        Marks handedDown = OfType.merge(ours.and(without(modelled, Mark.SENDABLE)), inherited);
        if (Containers.isOne(type)) {
            handedDown = without(handedDown, Mark.NOT_THREAD_SAFE);
        }
        Marks own = ours.and(modelled);
        if (oneAtATime && !OfType.speaksOfThreads(own)) {
            own = own.and(ONE_AT_A_TIME);
            handedDown = handedDown.and(ONE_AT_A_TIME);
        }
        if (!OfType.speaksOfThreads(own) && carriesConfining(annotations)) {
            own = own.and(CONFINED);
            handedDown = handedDown.and(CONFINED);
        }
        Marks marks = OfType.merge(own, inherited);
        boolean counts = trusted && !OfType.speaksOfThreads(without(marks, Mark.NOT_THREAD_SAFE));
        if (counts) {
            own = own.and(TRUSTED);
            marks = without(marks, Mark.NOT_THREAD_SAFE).and(TRUSTED);
            handedDown = without(handedDown, Mark.NOT_THREAD_SAFE);
        }
        return new OfType(own, marks, handedDown, counts);
    }

    private boolean carriesConfining(List<? extends AnnotationMirror> annotations) {
        return confiningAmong(annotations).isPresent();
    }

    private boolean carries(List<? extends AnnotationMirror> annotations, Mark mark) {
        return among(annotations, mark).isPresent();
    }

    private Optional<TypeElement> among(List<? extends AnnotationMirror> annotations, Mark mark) {
        for (AnnotationMirror annotation : annotations) {
            TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
            if (said(type).has(mark)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The annotation that this type carries and whose own declaration says it is confined. */
    Optional<TypeElement> confiningAnnotationOf(TypeElement type) {
        return vocabulary.marks(type.getAnnotationMirrors()).has(Mark.THREAD_CONFINED)
                        || library.marksOf(type).has(Mark.THREAD_CONFINED)
                ? Optional.empty()
                : confiningAmong(type.getAnnotationMirrors());
    }

    private Optional<TypeElement> confiningAmong(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror annotation : annotations) {
            if (annotation.getAnnotationType().asElement() instanceof TypeElement type
                    && !Vocabulary.isOurs(type)
                    && said(type).has(Mark.THREAD_CONFINED)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The superclass and the interfaces that a type names, as far as they could be resolved. */
    public static List<DeclaredType> supertypesOf(TypeElement type) {
        List<DeclaredType> supertypes = new ArrayList<>();
        TypeMirror superclass = type.getSuperclass();
        if (superclass.getKind() == TypeKind.DECLARED) {
            supertypes.add((DeclaredType) superclass);
        }
        for (TypeMirror superinterface : type.getInterfaces()) {
            if (superinterface.getKind() == TypeKind.DECLARED) {
                supertypes.add((DeclaredType) superinterface);
            }
        }
        return supertypes;
    }

    private static Marks without(Marks marks, Mark... unwanted) {
        Set<Mark> kept = EnumSet.allOf(Mark.class);
        for (Mark mark : unwanted) {
            kept.remove(mark);
        }
        Marks rest = Marks.NONE;
        for (Mark mark : kept) {
            if (marks.has(mark)) {
                rest =
                        rest.and(
                                mark == Mark.SENDABLE_UNCHECKED
                                        ? Marks.unchecked(marks.uncheckedReason())
                                        : Marks.of(mark));
            }
        }
        return rest;
    }

    /**
     * What is said of a type.
     *
     * @param own by its own declaration
     * @param marks by its own declaration and those of its supertypes
     * @param handedDown what subtypes take over
     * @param trusted whether it is sendable by another tool's word only
     */
    private record OfType(Marks own, Marks marks, Marks handedDown, boolean trusted) {

        static final OfType NOTHING = new OfType(Marks.NONE, Marks.NONE, Marks.NONE, false);

        static boolean speaksOfThreads(Marks marks) {
            return marks.has(Mark.THREAD_CONFINED)
                    || marks.has(Mark.SENDABLE)
                    || marks.has(Mark.SENDABLE_UNCHECKED)
                    || marks.has(Mark.NOT_THREAD_SAFE);
        }

        /** A type's own word about sending replaces an inherited one; a checked promise binds. */
        static Marks merge(Marks own, Marks inherited) {
            if (inherited.isEmpty()) {
                return own;
            }
            if (own.has(Mark.SENDABLE_UNCHECKED)) {
                return own.and(
                        without(
                                inherited,
                                Mark.SENDABLE,
                                Mark.SENDABLE_UNCHECKED,
                                Mark.THREAD_CONFINED,
                                Mark.NOT_THREAD_SAFE));
            }
            if (own.has(Mark.SENDABLE) || inherited.has(Mark.SENDABLE)) {
                return own.and(without(inherited, Mark.SENDABLE_UNCHECKED, Mark.NOT_THREAD_SAFE));
            }
            if (own.has(Mark.THREAD_CONFINED)) {
                return own.and(without(inherited, Mark.NOT_THREAD_SAFE));
            }
            return own.and(inherited);
        }
    }
}

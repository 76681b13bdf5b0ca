package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.library.LibraryModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** What declarations say of thread domains: annotations, and the library model. */
public final class Domains {

    private final LibraryModel library;
    private final LibraryMembers members;
    private final DomainWords words = new DomainWords();
    private final Map<TypeElement, OfType> types = new HashMap<>();
    private final Map<ExecutableElement, OfMethod> methods = new HashMap<>();
    private final Map<TypeElement, List<TypeElement>> above = new HashMap<>();
    private final Map<TypeElement, List<Said>> said = new HashMap<>();

    Domains(LibraryModel library) {
        this.library = library;
        this.members = new LibraryMembers(library);
    }

    /**
     * What belongs to a domain, and why.
     *
     * @param isFreeWhileNew whether the code that made the object may use it on any thread
     */
    public record Belonging(Domain domain, String reason, boolean isFreeWhileNew) {}

    /** What is said of a type, by itself or by a type that it extends; null if nothing is. */
    public @Nullable Belonging of(TypeElement type) {
        return ofType(type).belonging;
    }

    /**
     * What a call of the method, or the making of an object, belongs to.
     *
     * @param receiver the type of the object it is called on; the class itself for a constructor
     */
    public @Nullable Belonging ofCall(ExecutableElement method, @Nullable TypeElement receiver) {
        OfMethod said = ofMethod(method);
        if (isRunByCallers(method)) {
            return null;
        }
        if (said.belonging != null || said.isForAll) {
            return said.belonging;
        }
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            OfType made = ofType(Members.ownerOf(method));
            return made.isMadeThere && !library.isSource(Members.ownerOf(method))
                    ? made.belonging
                    : null;
        } else if (method.getModifiers().contains(Modifier.STATIC)) {
            OfType owner = ofType(Members.ownerOf(method));
            return owner.isOwn && isMadeOfFunctions(Members.ownerOf(method))
                    ? owner.belonging
                    : null;
        }
        if (receiver == null
                || method.getKind() != ElementKind.METHOD
                || Members.isObject(Members.ownerOf(method))) {
            return null;
        }
        TypeElement owner = Members.ownerOf(method);
        if (ofType(owner).isOwn || library.isSource(owner)) {
            return ofType(owner).ownBelonging();
        }
        OfType object = ofType(receiver);
        return object.by != null && members.include(method, object.by) ? object.belonging : null;
    }

    /**
     * The domain that an object belongs to whose field is used; null if it may be used anywhere.
     */
    public @Nullable Belonging ofFieldOf(TypeElement owner) {
        OfType said = ofType(owner);
        return said.isOwn && library.isSource(owner) ? said.belonging : null;
    }

    /** Where the body of a method is declared to be run; null if that is left to its callers. */
    public @Nullable Place placeOf(ExecutableElement method) {
        OfMethod said = ofMethod(method);
        Belonging belonging = said.belonging;
        if (belonging == null && !said.isForAll && isRunForOwner(method)) {
            belonging = ofType(Members.ownerOf(method)).belonging;
        }
        if (belonging == null || belonging.domain().kind().isBound()) {
            return null;
        }
        return belonging.domain().kind() == Domain.Kind.BACKGROUND
                ? new Place.Elsewhere(belonging.reason(), Place.Context.ANY)
                : new Place.In(belonging.domain(), belonging.reason());
    }

    /** Whether a method is run in a domain, whoever has its object. */
    public boolean isRunInDomain(ExecutableElement method) {
        return placeOf(method) instanceof Place.In;
    }

    private boolean isRunForOwner(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                && ofType(Members.ownerOf(method)).isOwn
                && !method.getModifiers().contains(Modifier.STATIC);
    }

    /** Whether it is a method that this one overrides, and not its own annotation, that says so. */
    public boolean isPlaceInherited(ExecutableElement method) {
        return ofMethod(method).isInherited;
    }

    /**
     * The domain in which a function that is given as this parameter is run, or in which an
     * executor that a variable holds or a method returns runs what it is given; null if nothing is
     * said.
     */
    public @Nullable Domain of(Element element) {
        Domain own = words.domainOf(element.getAnnotationMirrors());
        return own != null ? own : domainOf(library.marksOf(element));
    }

    /** The name of the domain that code is in behind a call of this; null if it tells nothing. */
    public @Nullable String enteredBy(ExecutableElement method) {
        Belonging run = isRunByCallers(method) ? ofMethod(method).belonging : null;
        return run == null ? entered(library.marksOf(method)) : run.domain().name();
    }

    /** The name of the domain that threads take over from their parents once this was called. */
    public @Nullable String handedOnBy(ExecutableElement method) {
        Marks marks = library.marksOf(method);
        return marks.has(Mark.HANDS_ON) ? marks.domain() : null;
    }

    /** Whether who calls this, by the type of its library, is what runs a domain. */
    public boolean isRunByCallers(ExecutableElement method) {
        OfMethod said = ofMethod(method);
        return said.isForAll
                && said.belonging != null
                && !library.isSource(Members.ownerOf(method));
    }

    /** The name of the domain that an executor of this type carries along. */
    public @Nullable String carriedAlongBy(TypeElement type) {
        return entered(library.marksOf(type));
    }

    private static @Nullable String entered(Marks marks) {
        return marks.has(Mark.ENTERS) ? marks.domain() : null;
    }

    private static @Nullable Domain domainOf(Marks marks) {
        if (marks.has(Mark.DOMAIN)) {
            return new Domain(marks.domain(), Domain.Kind.THREAD);
        } else if (marks.has(Mark.BOUND)) {
            return new Domain(
                    marks.domain(),
                    marks.has(Mark.BY_PROXY) ? Domain.Kind.PROXIED : Domain.Kind.BOUND);
        }
        return marks.has(Mark.BACKGROUND) ? Domain.OFF_UI : null;
    }

    /** Whether a class of a library has functions only, so that what is said of it is of them. */
    private static boolean isMadeOfFunctions(TypeElement type) {
        return type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .noneMatch(each -> each.getModifiers().contains(Modifier.PUBLIC));
    }

    // Types

    /**
     * @param by the type whose declaration says so; null if nothing is said
     * @param isOwn whether it is the type's own declaration
     * @param isMadeThere whether it counts where its objects are made
     */
    private record OfType(
            @Nullable Belonging belonging,
            @Nullable TypeElement by,
            boolean isOwn,
            boolean isMadeThere) {
        static final OfType NOTHING = new OfType(null, null, false, false);

        @Nullable Belonging ownBelonging() {
            return isOwn ? belonging : null;
        }
    }

    private OfType ofType(TypeElement type) {
        OfType known = types.get(type);
        if (known == null) {
            types.put(type, OfType.NOTHING); // ends the walk where types inherit in a ring
            known = read(type);
            types.put(type, known);
        }
        return known;
    }

    private OfType read(TypeElement type) {
        Domain own = words.domainOf(type.getAnnotationMirrors());
        if (own != null) {
            String reason =
                    type.getSimpleName() + " is " + words.shownAmong(type.getAnnotationMirrors());
            return new OfType(new Belonging(own, reason, false), type, true, false);
        }
        Marks marks = library.marksOf(type);
        Domain modelled = domainOf(marks);
        if (modelled != null) {
            String reason = type.getSimpleName() + " belongs to " + modelled.name();
            boolean isFree = marks.has(Mark.FREE_WHILE_NEW);
            return new OfType(
                    new Belonging(modelled, reason, isFree),
                    type,
                    true,
                    marks.has(Mark.MADE_THERE));
        }
        for (DeclaredType above : Declared.supertypesOf(type)) {
            TypeElement wider = (TypeElement) above.asElement();
            Belonging inherited = ofType(wider).belonging;
            // An annotation speaks of the type that carries it alone.
            if (inherited != null && words.domainOf(wider.getAnnotationMirrors()) == null) {
                return new OfType(inherited, ofType(wider).by, false, ofType(wider).isMadeThere);
            }
        }
        return OfType.NOTHING;
    }

    // Methods

    /**
     * @param isForAll whether it is said that every thread may call it; where it belongs to a
     *     domain as well, what overrides it does: who calls it by the type of the library runs the
     *     domain
     * @param isInherited whether that is said of a method that it overrides
     */
    private record OfMethod(@Nullable Belonging belonging, boolean isForAll, boolean isInherited) {
        static final OfMethod NOTHING = new OfMethod(null, false, false);

        /** Asked of every method: a record's own equality takes long to be linked. */
        boolean isNothing() {
            return belonging == null && !isForAll && !isInherited;
        }
    }

    private OfMethod ofMethod(ExecutableElement method) {
        OfMethod known = methods.get(method);
        if (known == null) {
            known = read(method);
            methods.put(method, known);
        }
        return known;
    }

    private OfMethod read(ExecutableElement method) {
        OfMethod own = own(method);
        TypeElement owner = Members.ownerOf(method);
        if (!own.isNothing()
                || method.getKind() != ElementKind.METHOD
                || !library.isSource(owner)
                || supertypesThatSay(owner).isEmpty()
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)) {
            return own;
        }
        for (TypeElement above : supertypesThatSay(owner)) {
            for (Said said : saidIn(above)) {
                if (said.method.getSimpleName().equals(method.getSimpleName())
                        && library.overrides(method, said.method, owner)) {
                    return new OfMethod(said.what.belonging, said.what.isForAll, true);
                }
            }
        }
        return own;
    }

    private record Said(ExecutableElement method, OfMethod what) {}

    /** The methods of a class of a library of which anything is said: mostly none. */
    private List<Said> saidIn(TypeElement type) {
        return said.computeIfAbsent(
                type,
                key -> {
                    Belonging ofAll = ofType(type).belonging;
                    List<Said> all = new ArrayList<>();
                    for (ExecutableElement each :
                            ElementFilter.methodsIn(type.getEnclosedElements())) {
                        OfMethod own = own(each);
                        if (!own.isNothing()) {
                            all.add(new Said(each, own));
                        } else if (ofAll != null) {
                            all.add(new Said(each, new OfMethod(ofAll, false, true)));
                        }
                    }
                    return List.copyOf(all);
                });
    }

    private OfMethod own(ExecutableElement method) {
        List<? extends AnnotationMirror> annotations = method.getAnnotationMirrors();
        Domain annotated = annotations.isEmpty() ? null : words.domainOf(annotations);
        if (annotated != null) {
            return isExecutor(method)
                    ? OfMethod.NOTHING
                    : new OfMethod(
                            new Belonging(
                                    annotated,
                                    Members.nameOf(method) + " is " + words.shownAmong(annotations),
                                    false),
                            false,
                            false);
        }
        Marks marks = library.marksOf(method);
        boolean isForAll = words.isForAll(annotations) || marks.has(Mark.ANY_THREAD);
        Domain modelled = domainOf(marks);
        if (modelled == null || (isExecutor(method) && !isForAll)) {
            return isForAll ? new OfMethod(null, true, false) : OfMethod.NOTHING;
        }
        if (isForAll) {
            String reason = Members.nameOf(method) + " is run on " + modelled.name();
            return new OfMethod(new Belonging(modelled, reason, false), true, false);
        }
        String name = Members.nameOf(method);
        return switch (modelled.kind()) {
            case THREAD -> said(method, modelled, name + " belongs to " + modelled.name());
            case BOUND, PROXIED ->
                    said(method, modelled, name + " asks for what belongs to " + modelled.name());
            case BACKGROUND ->
                    said(method, modelled, name + " is run on a thread in the background");
        };
    }

    private OfMethod said(ExecutableElement method, Domain domain, String reason) {
        boolean isFree = library.marksOf(Members.ownerOf(method)).has(Mark.FREE_WHILE_NEW);
        return new OfMethod(new Belonging(domain, reason, isFree), false, false);
    }

    /** Of a method that returns an executor its word is about what that one runs. */
    private static boolean isExecutor(ExecutableElement method) {
        return method.getReturnType() instanceof DeclaredType result
                && isExecutor((TypeElement) result.asElement());
    }

    /** Whether objects of this type run what they are given. */
    private static boolean isExecutor(TypeElement type) {
        if (type.getQualifiedName().contentEquals("java.util.concurrent.Executor")) {
            return true;
        }
        for (DeclaredType above : Declared.supertypesOf(type)) {
            if (isExecutor((TypeElement) above.asElement())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The supertypes that are not compiled here and of whose methods something is said, each before
     * those it extends.
     */
    private List<TypeElement> supertypesThatSay(TypeElement type) {
        List<TypeElement> known = above.get(type);
        if (known == null) {
            known = new ArrayList<>();
            above.put(type, known); // ends the walk where types inherit in a ring
            for (DeclaredType each : Declared.supertypesOf(type)) {
                TypeElement wider = (TypeElement) each.asElement();
                if (!Members.isObject(wider) && !known.contains(wider)) {
                    if (!library.isSource(wider) && !saidIn(wider).isEmpty()) {
                        known.add(wider);
                    }
                    for (TypeElement further : supertypesThatSay(wider)) {
                        if (!known.contains(further)) {
                            known.add(further);
                        }
                    }
                }
            }
        }
        return known;
    }
}

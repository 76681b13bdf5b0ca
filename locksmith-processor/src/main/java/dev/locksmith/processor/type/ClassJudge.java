package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.type.ClassShapes.Judge;
import dev.locksmith.processor.type.ClassShapes.Judged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Works out the shape of one class from its declaration, its fields and its superclass. What a
 * local class captures is no part of it: that belongs to the values of the method around it.
 */
final class ClassJudge implements Judge {

    private final Declared declared;
    private final TypeShapes types;
    private final Function<TypeElement, Judged> classes;
    private final HeldVariables heldVariables;
    private final ErasedMarks erased;
    private final ValueProperties properties;
    private final Map<TypeElement, List<VariableElement>> fields = new HashMap<>();

    ClassJudge(
            Declared declared,
            TypeShapes types,
            HeldVariables heldVariables,
            ErasedMarks erased,
            ValueProperties properties,
            Function<TypeElement, Judged> classes) {
        this.declared = declared;
        this.types = types;
        this.classes = classes;
        this.heldVariables = heldVariables;
        this.erased = erased;
        this.properties = properties;
    }

    @Override
    public Judged judge(TypeElement type) {
        Marks marks = declared.of(type);
        // A word on an annotation type is one about the classes that carry the annotation.
        if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
            return Judged.FREE;
        }
        if (marks.has(Mark.THREAD_CONFINED)) {
            return Judged.both(Shape.confined(whyConfined(type)));
        }
        if (marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED)) {
            boolean isOpaque = isOpaque(type);
            boolean holdsNothing = isOpaque || type.getTypeParameters().isEmpty();
            List<VariableElement> fields = holdsNothing ? List.of() : instanceFieldsOf(type);
            return Judged.both(Shape.holding(heldVariables.of(type, fields, isOpaque)));
        }
        if (declared.isOfPlatform(type)) {
            return ofPlatform(type);
        }
        Shape body = bodyOf(type, instanceFieldsOf(type));
        if (body.isConfined()) {
            return Judged.both(body);
        }
        return switch (type.getKind()) {
            case ENUM -> Judged.FREE;
            default -> new Judged(withSubtypes(type, body), body);
        };
    }

    private Reasons whyConfined(TypeElement type) {
        TypeElement says = declared.whoSays(Mark.THREAD_CONFINED, type).orElse(type);
        Reasons reasons = Reasons.of(TypeText.of(says) + " is " + confiningWordOf(says));
        return says.equals(type) ? reasons : reasons.andSo(() -> TypeText.deriving(type, says));
    }

    /** Of a class that is compiled here, only a stub file of the user's own can speak. */
    private String modelOf(TypeElement type) {
        return declared.isSource(type) ? "a stub file" : "the library model";
    }

    private String confiningWordOf(TypeElement type) {
        TypeElement annotation = declared.confiningAnnotationOf(type).orElse(null);
        if (annotation != null) {
            String name = "@" + TypeText.of(annotation);
            return declared.isModelled(Mark.THREAD_CONFINED, annotation)
                    ? name + ", which binds it to its thread, as " + modelOf(annotation) + " says"
                    : name + ", which is @ThreadConfined";
        }
        return declared.isModelled(Mark.THREAD_CONFINED, type)
                ? "bound to its thread, as " + modelOf(type) + " says"
                : "@ThreadConfined";
    }

    /** Types whose fields are not looked at: what they hold is not known. */
    private boolean isOpaque(TypeElement type) {
        return type.getKind().isInterface()
                || type.getModifiers().contains(Modifier.ABSTRACT)
                || declared.isOfPlatform(type);
    }

    /** Only the library model speaks for the platform's classes; their fields are their own. */
    private static Judged ofPlatform(TypeElement type) {
        if (type.getKind() == ElementKind.ENUM) {
            return Judged.FREE;
        }
        String name = type.getQualifiedName().toString();
        Shape unknown =
                Shape.unknown(
                        () ->
                                name.equals("java.lang.Object")
                                        ? "an Object may be anything"
                                        : "nothing is known of " + name);
        return switch (name) {
            case "java.lang.Object", "java.lang.Record", "java.lang.Enum" ->
                    new Judged(unknown, Shape.FREE);
            default -> Judged.both(unknown);
        };
    }

    /**
     * The fields that each object of this class has, those of superclasses left out. To list the
     * members of a class, javac reads the class files of all its nested classes: ask for no more
     * than is needed.
     */
    private List<VariableElement> instanceFieldsOf(TypeElement type) {
        List<VariableElement> known = fields.get(type);
        if (known == null) {
            known = type.getKind().isInterface() ? List.of() : listInstanceFields(type);
            fields.put(type, known);
        }
        return known;
    }

    private static List<VariableElement> listInstanceFields(TypeElement type) {
        List<VariableElement> fields = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD
                    && !member.getModifiers().contains(Modifier.STATIC)) {
                fields.add((VariableElement) member);
            }
        }
        return fields;
    }

    private Shape bodyOf(TypeElement type, List<VariableElement> fields) {
        Shape body = inherited(type);
        if (!body.isConfined()) {
            body = body.with(enclosing(type));
        }
        for (VariableElement field : fields) {
            if (body.isConfined()) {
                break;
            }
            body = body.with(isInside(type, field) ? hiddenIn(type) : ofField(type, field));
        }
        if (!body.isConfined()) {
            body = body.with(ofProperties(type));
        }
        return body.isConfined() ? body : body.with(ofErasedMarks(type));
    }

    /** Whether what makes it confined stands where not every javac reads it from a class file. */
    boolean hasErasedMarks(TypeElement type) {
        return ErasedMarks.areIn(writtenTypes(type), declared);
    }

    /** The types of its fields, and those it extends. */
    private List<TypeMirror> writtenTypes(TypeElement type) {
        List<TypeMirror> written = new ArrayList<>(Declared.supertypesOf(type));
        for (VariableElement field : instanceFieldsOf(type)) {
            written.add(field.asType());
        }
        return written;
    }

    private Shape ofErasedMarks(TypeElement type) {
        if (!ErasedMarks.mayHaveBeenIn(writtenTypes(type))) {
            return Shape.FREE;
        }
        Reasons reasons = null;
        List<String> lines = erased.whyConfined(type);
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            reasons = reasons == null ? Reasons.of(line) : reasons.andSo(() -> line);
        }
        return reasons == null ? Shape.FREE : Shape.confined(reasons);
    }

    /**
     * Whether a field is a library's own affair, and another one in its next version: what its
     * model does not say of the class the field must not say. The fields of a record are public by
     * their accessors.
     */
    private boolean isInside(TypeElement type, VariableElement field) {
        if (declared.isSource(type)
                || type.getKind() == ElementKind.RECORD
                || field.getModifiers().contains(Modifier.PUBLIC)
                || declared.of(field).has(Mark.THREAD_CONFINED)) {
            return false;
        }
        return declared.isOfLibrary(type) || isConfinedByModel(field.asType());
    }

    /**
     * Whether a library model confines this type, of which the author of the field knew nothing.
     */
    private boolean isConfinedByModel(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> isConfinedByModel(((ArrayType) type).getComponentType());
            case DECLARED -> {
                DeclaredType of = (DeclaredType) type;
                boolean itself =
                        declared.whoSays(Mark.THREAD_CONFINED, (TypeElement) of.asElement())
                                .filter(says -> declared.isModelled(Mark.THREAD_CONFINED, says))
                                .isPresent();
                yield itself || of.getTypeArguments().stream().anyMatch(this::isConfinedByModel);
            }
            default -> false;
        };
    }

    private static Shape hiddenIn(TypeElement type) {
        return Shape.unknown(() -> "nothing is known of what " + TypeText.of(type) + " holds");
    }

    private Shape ofField(TypeElement type, VariableElement field) {
        Shape shape = types.of(field);
        boolean isMutable = !field.getModifiers().contains(Modifier.FINAL);
        if (shape.isSendable() && !isMutable) {
            return shape;
        }
        String owner = TypeText.of(type);
        String name = "'" + field.getSimpleName() + "'";
        if (isMutable && !shape.isConfined()) {
            return Shape.unknown(() -> owner + " has the mutable field " + name);
        }
        if (declared.of(field).has(Mark.THREAD_CONFINED)) {
            return Shape.confined(
                    Reasons.of(
                            () -> owner + " has the field " + name + ", declared @ThreadConfined"));
        }
        return shape.because(
                () ->
                        owner
                                + " has the field "
                                + name
                                + ", "
                                + TypeText.withArticle(field.asType()));
    }

    /**
     * What the class that another tool writes for this type puts into each object: confined, or
     * else nothing, since what more that class holds is not known.
     */
    Shape ofProperties(TypeElement type) {
        for (ValueProperties.Property property : properties.of(type)) {
            Supplier<String> has =
                    () -> TypeText.of(type) + " has the property '" + property.name() + "', ";
            if (declared.of(property.says()).has(Mark.THREAD_CONFINED)) {
                return Shape.confined(Reasons.of(() -> has.get() + "declared @ThreadConfined"));
            }
            Shape shape = types.of(property.type());
            if (shape.isConfined()) {
                return shape.because(() -> has.get() + TypeText.withArticle(property.type()));
            }
        }
        return Shape.FREE;
    }

    /** What the superclass puts into each object; for an interface, what it extends. */
    private Shape inherited(TypeElement type) {
        if (type.getKind().isInterface()) {
            Shape shape = Shape.FREE;
            for (TypeMirror superinterface : type.getInterfaces()) {
                Shape wider = types.of(superinterface);
                if (wider.isConfined()) {
                    return wider.because(() -> extending(type, superinterface));
                }
            }
            return shape;
        }
        TypeMirror superclass = type.getSuperclass();
        if (superclass.getKind() != TypeKind.DECLARED) {
            return superclass.getKind() == TypeKind.NONE
                    ? Shape.FREE
                    : Shape.unknown(() -> "nothing is known of " + TypeText.of(superclass));
        }
        DeclaredType declaredSuperclass = (DeclaredType) superclass;
        if (isRoot(declaredSuperclass)) {
            return Shape.FREE;
        }
        Judged judged = classes.apply((TypeElement) declaredSuperclass.asElement());
        Shape asType = types.of(superclass);
        Shape shape = asType.isConfined() ? asType : types.under(declaredSuperclass, judged.body());
        return shape.because(() -> extending(type, superclass));
    }

    private static boolean isRoot(DeclaredType type) {
        return switch (((TypeElement) type.asElement()).getQualifiedName().toString()) {
            case "java.lang.Object", "java.lang.Record", "java.lang.Enum" -> true;
            default -> false;
        };
    }

    private static String extending(TypeElement type, TypeMirror supertype) {
        return TypeText.of(type) + " extends " + TypeText.of(supertype);
    }

    /** The object to which an inner class belongs is a field of it that nobody wrote. */
    private Shape enclosing(TypeElement type) {
        if (!isInner(type) || !(type.getEnclosingElement() instanceof TypeElement outer)) {
            return Shape.FREE;
        }
        return types.of(outer.asType())
                .because(() -> TypeText.of(type) + " is an inner class of " + TypeText.of(outer));
    }

    /** Whether each object of this member class belongs to one of the class around it. */
    static boolean isInner(TypeElement type) {
        return type.getNestingKind() == NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC);
    }

    /**
     * A variable of a type may hold an object of any subtype: only where these are known it counts.
     */
    private Shape withSubtypes(TypeElement type, Shape body) {
        if (declared.isNotShareable(type)) {
            return body.with(
                    Shape.unknown(
                            () -> TypeText.of(type) + " is said not to be for several threads"));
        }
        Set<Modifier> modifiers = type.getModifiers();
        if (modifiers.contains(Modifier.SEALED)) {
            return ofPermitted(type, body);
        }
        if (type.getKind().isInterface()) {
            return Shape.unknown(
                    () ->
                            TypeText.of(type)
                                    + " is an interface, and nothing is known of what implements it");
        }
        boolean isClosed =
                modifiers.contains(Modifier.FINAL)
                        || type.getNestingKind() == NestingKind.ANONYMOUS;
        return isClosed
                ? body
                : body.with(
                        Shape.unknown(
                                () ->
                                        TypeText.of(type)
                                                + " is not final, and nothing is known of its subclasses"));
    }

    private Shape ofPermitted(TypeElement type, Shape body) {
        Shape all = body;
        boolean allConfined =
                type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT);
        Shape confined = null;
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            if (permitted.getKind() != TypeKind.DECLARED) {
                return body.with(
                        Shape.unknown(() -> "nothing is known of " + TypeText.of(permitted)));
            }
            TypeElement leaf = (TypeElement) ((DeclaredType) permitted).asElement();
            Shape shape = classes.apply(leaf).type();
            String sentence =
                    TypeText.of(type) + " may be " + TypeText.withArticle(TypeText.of(leaf));
            if (shape.isConfined()) {
                confined = confined == null ? shape.because(() -> sentence) : confined;
                shape = Shape.unknown(reasonsOf(shape));
            } else {
                allConfined = false;
                shape = asSeenFrom(type, leaf, shape);
            }
            all = all.with(shape.because(() -> sentence));
        }
        return allConfined && confined != null ? confined : all;
    }

    private static Reasons reasonsOf(Shape shape) {
        Reasons reasons = shape.mobility().reasons();
        return reasons == null ? Reasons.of("nothing is known of it") : reasons;
    }

    /** What a permitted subclass holds, in terms of the type variables of the sealed type. */
    private static Shape asSeenFrom(TypeElement sealed, TypeElement leaf, Shape shape) {
        if (!shape.isSendable() || shape.holds().isEmpty()) {
            return shape;
        }
        Set<TypeParameterElement> seen = new LinkedHashSet<>();
        Set<TypeParameterElement> unseen = new LinkedHashSet<>(shape.holds());
        for (DeclaredType supertype : Declared.supertypesOf(leaf)) {
            if (!supertype.asElement().equals(sealed)) {
                continue;
            }
            List<? extends TypeMirror> arguments = supertype.getTypeArguments();
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i).getKind() == TypeKind.TYPEVAR
                        && unseen.remove(((TypeVariable) arguments.get(i)).asElement())) {
                    seen.add(sealed.getTypeParameters().get(i));
                }
            }
        }
        return unseen.isEmpty()
                ? Shape.holding(seen)
                : Shape.unknown(
                        () ->
                                "nothing is known of the "
                                        + unseen.iterator().next().getSimpleName()
                                        + " of "
                                        + TypeText.of(leaf));
    }
}

package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.ToldByArgument;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Where values are stored: variables, fields, arrays, and objects that only this method knows. */
public final class Stores {

    private final Walk walk;

    Stores(Walk walk) {
        this.walk = walk;
    }

    void intoLocal(VariableElement variable, Value value, ExpressionTree expression) {
        Marks marks = walk.surroundings.declared().of(variable);
        if (Callees.demandsAnything(marks)) {
            String reason = "'" + variable.getSimpleName() + "' is declared @Sendable";
            walk.flow(
                    value, expression, new Destination.Boundary(demandOf(marks), List.of(reason)));
        }
        if (marks.has(Mark.SENDABLE) || marks.has(Mark.THREAD_CONFINED)) {
            walk.state.variables.forget(variable);
            return;
        }
        boolean tellsNoMore =
                value instanceof Value.OfType type
                        && type.declaration() == null
                        && walk.typeFacts.sameClass(type.type(), variable.asType());
        if (tellsNoMore) {
            walk.state.variables.forget(variable);
        } else {
            walk.state.variables.assign(variable, value);
        }
    }

    /** {@code target = expression}, where the target is a field. */
    void intoField(
            ExpressionTree target,
            VariableElement field,
            Value receiver,
            Value value,
            ExpressionTree expression) {
        Suppression outer = walk.suppression;
        walk.suppression = walk.about(field);
        keep(target, field, receiver, value, expression);
        walk.suppression = outer;
    }

    private void keep(
            ExpressionTree target,
            VariableElement field,
            Value receiver,
            Value value,
            ExpressionTree expression) {
        if (Bare.isOwn(target) || field.getModifiers().contains(Modifier.STATIC)) {
            intoOwnField(field, value, expression);
        } else if (walk.typeFacts.isPlain(field.asType())
                || isDemanded(field, value, expression)
                || isShared(field, value, expression)) {
            return;
        } else if (!holdIfLocal(
                        receiverTree(target), receiver, AccessPath.of(field), List.of(value))
                && !holdInPart(receiverTree(target), AccessPath.of(field), value)) {
            walk.flow(value, expression, keptElsewhere(target, field, receiver));
        }
    }

    /** A field of the class whose code this is gets a value. */
    public void intoOwnField(VariableElement field, Value value, ExpressionTree expression) {
        if (walk.typeFacts.isPlain(field.asType()) || isDemanded(field, value, expression)) {
            return;
        }
        if (field.getModifiers().contains(Modifier.STATIC)) {
            walk.flow(value, expression, intoStatic(field));
        } else if (!isShared(field, value, expression)) {
            walk.flow(value, expression, kept(field, walk.typeFacts));
        }
    }

    /** The field itself demands what it holds to be sendable. */
    private boolean isDemanded(VariableElement field, Value value, ExpressionTree expression) {
        Marks marks = walk.surroundings.declared().of(field);
        if (Callees.demandsAnything(marks)) {
            String reason = "the field '" + field.getSimpleName() + "' is declared @Sendable";
            walk.flow(
                    value, expression, new Destination.Boundary(demandOf(marks), List.of(reason)));
            return true;
        }
        return false;
    }

    /** The field belongs to objects that other threads reach. */
    private boolean isShared(VariableElement field, Value value, ExpressionTree expression) {
        TypeElement owner = Members.ownerOf(field);
        Declared declared = walk.surroundings.declared();
        // Of a class that another tool calls sendable, that tool's rules hold for the fields.
        if (Callees.demandsAnything(declared.of(owner))
                && !declared.isTrusted(owner)
                && !ToldByArgument.is(field, declared)) {
            walk.flow(value, expression, intoShared(field, isSendable(owner)));
            return true;
        } else if (value instanceof Value.OfVariable of
                && of.loan() != null
                && !isSetter(walk.code)
                && declared.servesAllThreads(owner)) {
            walk.flow(value, expression, intoShared(field, serves(owner)));
            return true;
        }
        return false;
    }

    private static Destination intoStatic(VariableElement field) {
        return new Destination.Shared(
                Demand.NOT_CONFINED, staticField(field), field.asType(), field, isStatic(field));
    }

    private static String staticField(VariableElement field) {
        return "the static field '" + field.getSimpleName() + "'";
    }

    private static List<String> isStatic(VariableElement field) {
        return List.of(Members.nameOf(field) + " is static, so every thread can read it");
    }

    /** Names the supertype that says so: nobody finds the word on a class that only inherits it. */
    private String isSendable(TypeElement owner) {
        Declared declared = walk.surroundings.declared();
        Mark said = declared.of(owner).has(Mark.SENDABLE) ? Mark.SENDABLE : Mark.SENDABLE_UNCHECKED;
        TypeElement says = declared.whoSays(said, owner).orElse(owner);
        return (says.equals(owner)
                        ? owner.getSimpleName() + " is @Sendable"
                        : TypeText.deriving(owner, says) + ", which threads share")
                + ", so other threads can read its fields";
    }

    private static String serves(TypeElement owner) {
        return "several threads use one " + owner.getSimpleName() + " at a time";
    }

    private static Destination intoShared(VariableElement field, String sharing) {
        String type = Members.ownerOf(field).getSimpleName().toString();
        return new Destination.Shared(
                Demand.NOT_CONFINED,
                "the field '" + field.getSimpleName() + "' of " + type,
                field.asType(),
                field,
                List.of(sharing));
    }

    /** What a container gives a component may be a proxy that stands for many. */
    private static boolean isSetter(Code code) {
        return code instanceof Code.OfMethod of
                && of.method().getParameters().size() == 1
                && of.method().getSimpleName().toString().startsWith("set");
    }

    public static Destination kept(VariableElement field, TypeFacts typeFacts) {
        return new Destination.Kept(
                nameOf(field),
                field.asType(),
                field,
                Value.NONE,
                partFor(field, typeFacts),
                typeHides(field));
    }

    private static AccessPath partFor(VariableElement field, TypeFacts typeFacts) {
        return typeFacts.isFollowed(field) ? AccessPath.of(field) : AccessPath.SOMEWHERE;
    }

    private Destination keptElsewhere(ExpressionTree target, VariableElement field, Value keeper) {
        TypeMirror declared = walk.attributed.typeOf(target);
        return new Destination.Kept(
                nameOf(field),
                declared == null ? field.asType() : declared,
                null,
                keeper,
                partFor(field, walk.typeFacts),
                typeHides(field));
    }

    private static String nameOf(VariableElement field) {
        return "the field '" + field.getSimpleName() + "'";
    }

    private static List<String> typeHides(VariableElement field) {
        return List.of(
                "'"
                        + field.getSimpleName()
                        + "' is declared as "
                        + TypeText.of(field.asType())
                        + ", which does not tell that its content is confined");
    }

    private static ExpressionTree receiverTree(ExpressionTree target) {
        return ((MemberSelectTree) target).getExpression();
    }

    /** {@code array[i] = expression}. */
    void intoArray(ArrayAccessTree target, Value array, Value value, ExpressionTree expression) {
        walk.oneAtATime.gathering.put(array, value, expression);
        if (value == Value.NONE || holdIfLocal(target.getExpression(), array, List.of(value))) {
            return;
        }
        ExpressionTree container = target.getExpression();
        Suppression outer = walk.suppression;
        walk.suppression = walk.about(container);
        walk.flow(value, expression, keptIn(container, array, walk.attributed.typeOf(target)));
        walk.suppression = outer;
    }

    /** Where a container that outlives this method keeps what is put in. */
    public Destination keptIn(ExpressionTree container, Value value, @Nullable TypeMirror element) {
        VariableElement field = fieldOf(value);
        if (field == null) {
            field = staticRoot(container);
        }
        TypeMirror told = element == null ? null : lowest(element);
        TypeMirror declared = field == null ? told : admitted(field, told);
        if (field != null && field.getModifiers().contains(Modifier.STATIC)) {
            return new Destination.Shared(
                    Demand.NOT_CONFINED, staticField(field), declared, null, isStatic(field));
        }
        String place = Walk.describe(container);
        String hides =
                declared == null
                        ? place + " does not tell that its elements are confined"
                        : "the elements of "
                                + place
                                + " are declared as "
                                + TypeText.of(declared)
                                + ", which does not tell that they are confined";
        VariableElement own = Bare.isOwn(container) ? field : null;
        return new Destination.Kept(
                place,
                declared,
                own,
                value,
                own == null ? AccessPath.SOMEWHERE : partFor(own, walk.typeFacts).content(),
                List.of(hides));
    }

    /** The static field out of whose container this one is taken: {@code ALL.get(key)}. */
    private @Nullable VariableElement staticRoot(ExpressionTree container) {
        ExpressionTree at = Bare.uncast(container);
        if (!(at instanceof MethodInvocationTree)) {
            return null;
        }
        while (at instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && walk.attributed.elementOf(select) instanceof ExecutableElement method
                && method.getReturnType().getKind() == TypeKind.TYPEVAR
                && Containers.isOne(Members.ownerOf(method))) {
            at = Bare.uncast(select.getExpression());
        }
        return walk.attributed.elementOf(at) instanceof VariableElement field
                        && field.getKind() == ElementKind.FIELD
                        && field.getModifiers().contains(Modifier.STATIC)
                ? field
                : null;
    }

    /** What is written of elements: {@code Pen} of a {@code List<? super Pen>} tells of pens. */
    private static TypeMirror lowest(TypeMirror element) {
        return element instanceof TypeVariable variable
                        && variable.getLowerBound().getKind() != TypeKind.NULL
                ? variable.getLowerBound()
                : element;
    }

    /** The type argument of the field that says that it holds what is confined, if there is one. */
    private @Nullable TypeMirror admitted(VariableElement field, @Nullable TypeMirror otherwise) {
        if (field.asType() instanceof DeclaredType type) {
            for (TypeMirror argument : type.getTypeArguments()) {
                if (walk.surroundings.declared().of(argument).has(Mark.THREAD_CONFINED)) {
                    return argument;
                }
            }
        }
        return otherwise;
    }

    private static @Nullable VariableElement fieldOf(Value value) {
        if (value instanceof Derived.FieldOf of) {
            return of.field();
        }
        return value instanceof Value.OfVariable of && of.variable().getKind().isField()
                ? of.variable()
                : null;
    }

    /** What a method that the object has from a superclass keeps in it. */
    public static Destination keptBySelf(Value.This self, @Nullable TypeMirror declared) {
        String place = "this " + TypeText.of(self.type());
        String as = declared == null ? "" : " as " + TypeText.of(declared);
        return new Destination.Kept(
                place,
                declared,
                null,
                self,
                AccessPath.SOMEWHERE,
                List.of(place + " keeps it" + as + ", which does not tell that it is confined"));
    }

    /** Puts values into an object that only a local variable refers to; false if it is another. */
    public boolean holdIfLocal(ExpressionTree receiver, Value object, List<Value> contents) {
        return holdIfLocal(receiver, object, AccessPath.SOMEWHERE, contents);
    }

    private boolean holdIfLocal(
            ExpressionTree receiver, Value object, AccessPath part, List<Value> contents) {
        if (object.livesElsewhere() || staticRoot(receiver) != null) {
            return false;
        }
        if (Bare.uncast(receiver) instanceof IdentifierTree name
                && walk.attributed.elementOf(name) instanceof VariableElement variable
                && !variable.getKind().isField()) {
            walk.state.variables.assign(variable, holding(receiver, object, part, contents));
        }
        return true;
    }

    /**
     * Puts a value into a part of an object that only a local variable refers to: {@code
     * node.next.value = …}; false if that part is known elsewhere, as all is that was not put there
     * by this method.
     */
    private boolean holdInPart(ExpressionTree receiver, AccessPath field, Value value) {
        Deque<AccessPath> way = new ArrayDeque<>();
        ExpressionTree at = Bare.of(receiver);
        while (at instanceof MemberSelectTree select
                && walk.attributed.elementOf(select) instanceof VariableElement step
                && step.getKind().isField()) {
            way.push(AccessPath.of(step));
            at = Bare.of(select.getExpression());
        }
        if (!(at instanceof IdentifierTree
                && walk.attributed.elementOf(at) instanceof VariableElement variable
                && variable.getKind() == ElementKind.LOCAL_VARIABLE)) {
            return false;
        }
        Value object = walk.state.variables.of(variable);
        AccessPath part = AccessPath.WHOLE;
        for (AccessPath step : way) {
            part = part.plus(step);
            if (putInto(object, part).stream().allMatch(Value::livesElsewhere)) {
                return false;
            }
        }
        if (object.livesElsewhere()) {
            return false;
        }
        walk.state.variables.assign(
                variable, holding(receiver, object, part.plus(field), List.of(value)));
        return true;
    }

    /** What this method has put there. */
    private static Set<Value> putInto(Value object, AccessPath part) {
        Set<Value> found = new LinkedHashSet<>();
        Values.walk(
                object,
                (each, next) -> {
                    if (each instanceof Derived.Holder holder) {
                        next.add(holder.holder());
                        if (holder.place().equals(part)) {
                            found.addAll(holder.contents());
                        }
                    }
                    return false;
                });
        return found;
    }

    /** An object in which these are put at a place of the program. */
    public Value holding(Tree place, Value object, Collection<Value> contents) {
        return holding(place, object, AccessPath.SOMEWHERE, contents);
    }

    private Value holding(Tree place, Value object, AccessPath part, Collection<Value> contents) {
        List<Value> followed = new ArrayList<>(contents.size());
        for (Value content : contents) {
            if (content != Value.NONE) {
                followed.add(content);
            }
        }
        return followed.isEmpty() ? object : walk.derived.holder(place, part, object, followed);
    }

    public static Demand demandOf(Marks marks) {
        return marks.has(Mark.SENDABLE_UNCHECKED) ? Demand.NOT_CONFINED : Demand.SENDABLE;
    }
}

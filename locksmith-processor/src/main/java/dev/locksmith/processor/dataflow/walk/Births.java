package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.dataflow.store.Birth;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Where the values come from that one thread may use at a time. Of what is in containers, and in
 * other objects' fields, nobody knows which are the same: each time it is taken out it is another.
 */
final class Births {

    private final Walk walk;

    /** The counted objects that somebody else may release as well. */
    private final Set<Object> retained = new HashSet<>();

    Births(Walk walk) {
        this.walk = walk;
    }

    /** Whether this variable, by its type or by its own declaration, holds such values. */
    boolean isOneAtATime(VariableElement variable) {
        Declared declared = walk.surroundings.declared();
        if (declared.of(variable).has(Mark.NOT_THREAD_SAFE)
                || (Members.isParameter(variable) && declared.isOneAtATimeByOverridden(variable))) {
            return true;
        }
        TypeMirror held = heldBy(variable);
        return held != null
                && (!variable.getKind().isField()
                        || !Containers.isOne(held)
                        || isOfObjectAlone(variable));
    }

    /** Whether only the code of this file can use the field, so that all its locks are seen. */
    private boolean isOfObjectAlone(VariableElement field) {
        return field.getModifiers().contains(Modifier.PRIVATE)
                && !field.getModifiers().contains(Modifier.STATIC)
                && !walk.surroundings.declared().isGuarded(field);
    }

    /** The type of what a variable holds, where one thread may use it at a time; null if not. */
    private @Nullable TypeMirror heldBy(VariableElement variable) {
        if (!walk.typeFacts.is(variable.asType(), Mark.NOT_THREAD_SAFE)) {
            return walk.fieldContents.oneAtATimeIn(variable);
        }
        return walk.fieldContents.isGivenSafe(variable) ? null : variable.asType();
    }

    /** The birth of this value if one thread may use it at a time; null if it has none. */
    @Nullable Birth of(Value value) {
        if (!(value instanceof Value.OneOf several)) {
            return ofOne(value);
        }
        Birth first = null;
        Set<Object> keys = new LinkedHashSet<>();
        for (Value each : several.alternatives()) {
            Birth birth = ofOne(each);
            if (birth == null) {
                return null;
            }
            keys.add(birth.key());
            first = first == null ? birth : first;
        }
        return first == null || keys.size() == 1 ? first : new Birth(keys, first.type());
    }

    private @Nullable Birth ofOne(Value value) {
        Value object = value;
        TypeMirror seen = null;
        while (object instanceof Derived.Narrowed narrowed && isSame(narrowed)) {
            seen = seen == null ? narrowed.seen().type() : seen;
            object = narrowed.value();
        }
        if (seen != null
                && isCounted(seen)
                && object.object() instanceof Value.OfVariable of
                && !of.variable().getKind().isField()) {
            return counted(of.variable(), seen);
        }
        if (object instanceof Derived.Narrowed narrowed) {
            return ofExpression(narrowed.seen());
        }
        object = object.object();
        if (object instanceof Value.OfVariable of) {
            return of.variable().getKind().isField()
                    ? ofStatic(of.variable())
                    : ofVariable(of.variable());
        } else if (object instanceof Value.OfType of) {
            return ofExpression(of);
        } else if (object instanceof Derived.FieldOf of) {
            return Values.isOwn(of) ? ofVariable(of.field()) : null;
        } else if (object instanceof Derived.ResultOf result) {
            return result.declared() instanceof Value.OfType of ? ofExpression(of) : null;
        } else if (object instanceof Derived.ElementOf of) {
            return ofExpression(of.seen());
        }
        return null;
    }

    /** Whether more was seen of an object here, and it was not taken out of another. */
    private static boolean isSame(Derived.Narrowed narrowed) {
        Tree seen = narrowed.seen().expression();
        return seen instanceof TypeCastTree
                || seen instanceof InstanceOfTree
                || seen instanceof BindingPatternTree
                || !(seen instanceof ExpressionTree || seen instanceof VariableTree);
    }

    private @Nullable Birth ofVariable(VariableElement variable) {
        if (isOneAtATime(variable)) {
            TypeMirror held = heldBy(variable);
            return new Birth(variable, held == null ? variable.asType() : held);
        }
        if (!variable.getKind().isField() && isCounted(variable.asType())) {
            return counted(variable, variable.asType());
        }
        // Of what a caller gives for such a parameter the caller knows more.
        return isByOrigin(variable)
                ? new Birth(variable, variable.asType(), Birth.Kind.STAND_IN)
                : null;
    }

    /** Of what is in a static field, and who shares it, another rule tells: not of containers. */
    private @Nullable Birth ofStatic(VariableElement field) {
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        TypeMirror held = heldBy(field);
        return held != null && Containers.isOne(held) ? new Birth(field, held) : null;
    }

    /** What is seen as a list may be an {@code ArrayList}, or made for several threads. */
    private boolean isByOrigin(VariableElement variable) {
        return Members.isParameter(variable)
                ? walk.typeFacts.is(variable.asType(), Mark.BY_ORIGIN)
                        || Containers.isOne(variable.asType())
                : walk.keptContainers.taskOf(variable) != null;
    }

    private boolean isCounted(@Nullable TypeMirror type) {
        return type != null && walk.typeFacts.is(type, Mark.COUNTED);
    }

    private @Nullable Birth counted(Object key, TypeMirror type) {
        return retained.contains(key) ? null : new Birth(key, type, Birth.Kind.COUNTED);
    }

    /** From here on there is one more who may use the object: who releases it does not end it. */
    void retain(Value value) {
        Object key = keyOf(seenThrough(value));
        if (key != null) {
            retained.add(key);
        }
    }

    /** What a call releases, under whatever type; null if it is not known where that is from. */
    @Nullable Birth released(Value value, TypeMirror type) {
        Object key = keyOf(seenThrough(value));
        return key == null ? null : counted(key, type);
    }

    private static Value seenThrough(Value value) {
        Value object = value;
        while (object instanceof Derived.Narrowed narrowed && isSame(narrowed)) {
            object = narrowed.value();
        }
        return object;
    }

    private @Nullable Birth ofExpression(Value.OfType value) {
        if (isCounted(value.type())) {
            return counted(value.expression(), value.type());
        }
        boolean isMarked =
                value.declaration() != null
                        && walk.surroundings
                                .declared()
                                .of(value.declaration())
                                .has(Mark.NOT_THREAD_SAFE);
        return isMarked || walk.typeFacts.is(value.type(), Mark.NOT_THREAD_SAFE)
                ? new Birth(value.expression(), value.type())
                : null;
    }

    /** The same for a function that a method was given: it stands for what it captures. */
    @Nullable Birth ofFunction(Value value) {
        return value instanceof Value.OfVariable of
                        && Members.isParameter(of.variable())
                        && walk.typeFacts.isFunctional(of.variable().asType())
                ? new Birth(of.variable(), of.variable().asType(), Birth.Kind.STAND_IN)
                : null;
    }

    /** What tells an object of a body from others, whatever its type; null if nothing does. */
    static @Nullable Object keyOf(Value value) {
        Value object = value.object();
        if (object instanceof Value.OneOf) {
            // One object may be known in several ways, as before and after something is put in.
            Set<Value> objects = Values.objects(object);
            object = objects.size() == 1 ? objects.iterator().next() : object;
        }
        if (object instanceof Value.OfVariable of) {
            return of.variable();
        } else if (object instanceof Derived.FieldOf of) {
            return of.field();
        }
        return object instanceof Value.OfType of ? of.expression() : null;
    }
}

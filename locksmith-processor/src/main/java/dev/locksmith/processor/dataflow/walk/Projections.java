package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.DerivedValues;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

import javax.lang.model.type.TypeMirror;

/** What is taken out of values, and what values are once more is known of their type. */
public final class Projections {

    /** Of an object with more in it, what is taken out is told by the object as a whole. */
    private static final int MOST_CONTENTS = 32;

    private final DerivedValues derived;
    private final TypeFacts typeFacts;

    Projections(DerivedValues derived, TypeFacts typeFacts) {
        this.derived = derived;
        this.typeFacts = typeFacts;
    }

    /** A value that turned out to be of this type, by a cast, a test or a pattern. */
    Value narrowed(Value value, Value seen) {
        if (value == Value.NONE || Value.same(value, seen)) {
            return value;
        }
        if (!(seen instanceof Value.OfType type) || value instanceof Value.OfType) {
            return seen;
        }
        return value instanceof Derived.Closure || value instanceof Value.This
                ? value
                : derived.narrowed(value, type);
    }

    /**
     * A value that turned out not to be of this type, at this place. What is of it by its own type
     * is out. What a method is given, nobody knows there: that is told to the callers, where the
     * type is one of which most is not to go on.
     */
    Value without(Value value, TypeMirror type, Tree place) {
        Value rest = Value.NONE;
        boolean isSame = true;
        for (Value each : value.alternatives()) {
            Value left = withoutOne(each, type, place);
            isSame &= left == each;
            rest = Value.either(rest, left);
        }
        return isSame ? value : rest;
    }

    private Value withoutOne(Value value, TypeMirror type, Tree place) {
        TypeMirror known = typeOf(value.object());
        if (known == null) {
            return value;
        } else if (typeFacts.sameClass(known, type) || typeFacts.tellsMore(known, type)) {
            return Value.NONE;
        }
        return (value instanceof Value.OfVariable || value instanceof Derived.Remaining)
                        && value.object() instanceof Value.OfVariable of
                        && of.isParameter()
                        && typeFacts.is(type, Mark.THREAD_CONFINED)
                ? derived.remaining(value, place, type)
                : value;
    }

    private static @Nullable TypeMirror typeOf(Value object) {
        if (object instanceof Value.OfVariable of) {
            return of.variable().asType();
        } else if (object instanceof Derived.FieldOf of) {
            return of.field().asType();
        }
        return object instanceof Value.OfType of ? of.type() : null;
    }

    /**
     * What is taken out of an object: an element, the content of an optional, what a function
     * returns.
     *
     * @param declared what is known of it by its type
     */
    public Value takenFrom(Value object, Value declared) {
        if (!(declared instanceof Value.OfType type)) {
            return declared;
        }
        Value taken = Value.NONE;
        for (Value each : Values.seenThrough(object)) {
            taken = Value.either(taken, takenFromOne(each, type));
        }
        return taken == Value.NONE ? declared : taken;
    }

    private Value takenFromOne(Value object, Value.OfType declared) {
        if (object instanceof Derived.Holder holder) {
            Set<Value> contents = contentsOf(holder);
            if (contents.size() > MOST_CONTENTS) {
                return derived.elementOf(holder, AccessPath.SOMEWHERE, declared);
            }
            Value taken = Value.oneOf(contents);
            Value root = holder.object();
            if (isGiven(root)) {
                taken =
                        Value.either(
                                taken, derived.elementOf(root, AccessPath.SOMEWHERE, declared));
            }
            return taken == Value.NONE ? declared : asDeclared(taken, declared);
        } else if (object instanceof Derived.Closure closure) {
            Value result = closure.result();
            return result == Value.NONE ? declared : asDeclared(result, declared);
        } else if (isGiven(object)
                || object instanceof Derived.ResultOf
                || object instanceof Derived.After) {
            return derived.elementOf(object, AccessPath.SOMEWHERE, declared);
        }
        return declared;
    }

    /**
     * A value as a container, or a function's type, declares it. That may tell less than is known:
     * an object stays what it is. Of single-use objects made at one place it must not be known that
     * they are of one place, for each time another one is taken out.
     */
    private Value asDeclared(Value value, Value.OfType declared) {
        boolean isKnownBetter =
                value instanceof Value.OfType known
                        && typeFacts.tellsMore(known.type(), declared.type())
                        && !typeFacts.is(known.type(), Mark.SINGLE_USE);
        return isKnownBetter ? derived.narrowed(value, declared) : narrowed(value, declared);
    }

    /** What a function returns of which callers may know more. */
    public Value resultOf(Value function, Value.OfType declared) {
        Value result = Value.NONE;
        for (Value each : Values.seenThrough(function)) {
            Value one =
                    each instanceof Derived.Closure || each instanceof Derived.Holder
                            ? takenFromOne(each, declared)
                            : derived.elementOf(each, AccessPath.RESULT, declared);
            result = Value.either(result, one);
        }
        return result == Value.NONE ? declared : result;
    }

    /** What was put in an object, here and before. */
    private static Set<Value> contentsOf(Derived.Holder holder) {
        Set<Value> contents = new LinkedHashSet<>();
        Values.walk(
                holder,
                (each, next) -> {
                    if (each instanceof Derived.Holder inner && contents.size() <= MOST_CONTENTS) {
                        next.add(inner.holder());
                        contents.addAll(inner.contents());
                    }
                    return false;
                });
        return contents;
    }

    /** Whether something is known of what is in this object. */
    public static boolean hasContent(Value object) {
        for (Value each : Values.seenThrough(object)) {
            if (each instanceof Derived.Holder
                    || each instanceof Derived.Closure
                    || each instanceof Derived.After) {
                return true;
            }
        }
        return false;
    }

    /** Whether this method's callers may know more of it. */
    public static boolean isGiven(Value value) {
        return value instanceof Derived.ElementOf
                || value instanceof Derived.FieldOf
                || (value instanceof Value.OfVariable of && of.isParameter());
    }
}

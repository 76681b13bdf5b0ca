package dev.locksmith.processor.scan;

import dev.locksmith.processor.fact.Value;

import java.util.List;

import javax.lang.model.element.ElementKind;

/** What is taken out of values, and what values are once more is known of their type. */
final class Parts {

    private Parts() {}

    /** A value that turned out to be of this type, by a cast or a pattern. */
    static Value narrowed(Value value, Value seen) {
        if (value == Value.NONE || State.same(value, seen)) {
            return value;
        }
        if (!(seen instanceof Value.OfType type) || value instanceof Value.OfType) {
            return seen;
        }
        if (value instanceof Value.Closure || value instanceof Value.This) {
            return value;
        }
        return value instanceof Value.Narrowed narrowed
                ? new Value.Narrowed(narrowed.value(), type)
                : new Value.Narrowed(value, type);
    }

    /**
     * What is taken out of an object: an element, the content of an optional, what a function
     * returns.
     *
     * @param declared what is known of it by its type
     */
    static Value takenFrom(Value object, Value declared) {
        if (!(declared instanceof Value.OfType type)) {
            return declared;
        }
        Value taken = Value.NONE;
        if (object instanceof Value.Holder holder) {
            for (Value content : holder.contents()) {
                taken = State.either(taken, content);
            }
            if (isGiven(holder.object())) {
                taken = State.either(taken, new Value.ElementOf(holder.object(), type));
            }
        } else if (object instanceof Value.OneOf oneOf) {
            for (Value each : oneOf.values()) {
                taken = State.either(taken, takenFrom(each, declared));
            }
        } else if (object instanceof Value.Narrowed narrowed) {
            return takenFrom(narrowed.value(), declared);
        } else if (object instanceof Value.Closure closure) {
            taken = closure.result();
        } else if (isGiven(object)
                || object instanceof Value.ResultOf
                || object instanceof Value.After) {
            return new Value.ElementOf(object, type);
        }
        return taken == Value.NONE ? declared : narrowed(taken, declared);
    }

    /** The functions that this is, or holds. */
    static List<Value.Closure> closuresIn(Value value) {
        if (value instanceof Value.Closure closure) {
            return List.of(closure);
        } else if (value instanceof Value.Holder holder) {
            return closuresIn(holder.contents());
        } else if (value instanceof Value.Narrowed narrowed) {
            return closuresIn(narrowed.value());
        }
        return value instanceof Value.OneOf oneOf ? closuresIn(oneOf.values()) : List.of();
    }

    private static List<Value.Closure> closuresIn(List<Value> values) {
        return values.stream().flatMap(each -> closuresIn(each).stream()).toList();
    }

    /** The object without what was put in it. */
    static Value object(Value value) {
        Value object = value;
        while (object instanceof Value.After || object instanceof Value.Holder) {
            object =
                    object instanceof Value.After after
                            ? after.object()
                            : ((Value.Holder) object).object();
        }
        return object;
    }

    /** Whether something is known of what is in this object. */
    static boolean hasContent(Value object) {
        return object instanceof Value.Holder
                || object instanceof Value.Closure
                || object instanceof Value.After
                || (object instanceof Value.Narrowed narrowed && hasContent(narrowed.value()))
                || (object instanceof Value.OneOf oneOf
                        && oneOf.values().stream().anyMatch(Parts::hasContent));
    }

    /** Whether this method's callers may know more of it. */
    static boolean isGiven(Value value) {
        return value instanceof Value.ElementOf
                || (value instanceof Value.OfVariable of
                        && (of.owner() != null
                                || of.variable().getKind() == ElementKind.PARAMETER));
    }
}

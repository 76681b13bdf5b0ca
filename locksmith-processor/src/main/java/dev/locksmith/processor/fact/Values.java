package dev.locksmith.processor.fact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks over values. None recurses, and each looks at a value once: loops make rings of them. */
public final class Values {

    private Values() {}

    /** The values that this may be, whatever more was seen of their type. */
    public static Set<Value> seenThrough(Value value) {
        if (!(value instanceof Value.OneOf
                || value instanceof Derived.Narrowed
                || value instanceof Derived.Remaining)) {
            return value == Value.NONE ? Set.of() : Set.of(value);
        }
        return walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived.Narrowed narrowed) {
                        next.add(narrowed.value());
                        return false;
                    } else if (each instanceof Derived.Remaining remaining) {
                        next.add(remaining.value());
                        return false;
                    }
                    return true;
                });
    }

    /** The objects that this may be, without what is known of their types and contents. */
    public static Set<Value> objects(Value value) {
        if (!(value instanceof Value.OneOf || value instanceof Derived)) {
            return value == Value.NONE ? Set.of() : Set.of(value);
        }
        return walk(value, Values::isObject);
    }

    /** The objects that this may be, and those that it is known to hold. */
    public static Set<Value> objectsIn(Value value) {
        return walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived.Holder holder) {
                        next.addAll(holder.contents());
                        next.add(holder.holder());
                        return false;
                    }
                    return isObject(each, next);
                });
    }

    private static boolean isObject(Value value, Deque<Value> next) {
        if (value instanceof Derived.Narrowed narrowed) {
            next.add(narrowed.value());
            return false;
        } else if (value.object() != value) {
            next.add(value.object());
            return false;
        }
        return true;
    }

    /** The functions that this is, or holds. */
    public static List<Derived.Closure> closuresIn(Value value) {
        // Other values are made of none.
        if (!(value instanceof Value.OneOf || value instanceof Derived)) {
            return List.of();
        }
        List<Derived.Closure> found = new ArrayList<>();
        walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived.Closure closure) {
                        found.add(closure);
                    } else if (each instanceof Derived.Holder holder) {
                        next.addAll(holder.contents());
                        next.add(holder.holder());
                    } else if (each instanceof Derived.Narrowed narrowed) {
                        next.add(narrowed.value());
                    } else if (each instanceof Derived.Remaining remaining) {
                        next.add(remaining.value());
                    }
                    return false;
                });
        return found;
    }

    /** Looks at one value. */
    @FunctionalInterface
    public interface Step {

        /**
         * Whether the value counts.
         *
         * @param next takes the values to look at as well
         */
        boolean take(Value value, Deque<Value> next);
    }

    /** The values that count among all that a walk from here comes to, in the order found. */
    public static Set<Value> walk(Value from, Step step) {
        Deque<Value> next = new ArrayDeque<>(4);
        boolean isFound = false;
        if (from instanceof Value.OneOf oneOf) {
            next.addAll(oneOf.alternatives());
        } else if (from != Value.NONE) {
            isFound = step.take(from, next);
        }
        // Most values are made of no others.
        return next.isEmpty()
                ? isFound ? Set.of(from) : Set.of()
                : walkOn(from, isFound, next, step);
    }

    private static Set<Value> walkOn(Value from, boolean isFound, Deque<Value> next, Step step) {
        Set<Value> found = new LinkedHashSet<>();
        Set<Value> seen = new LinkedHashSet<>();
        seen.add(from);
        if (isFound) {
            found.add(from);
        }
        Deque<Value> open = new ArrayDeque<>(next);
        next.clear();
        while (!open.isEmpty()) {
            Value value = open.poll();
            if (!seen.add(value)) {
                continue;
            }
            if (value instanceof Value.OneOf oneOf) {
                next.addAll(oneOf.alternatives());
            } else if (value != Value.NONE && step.take(value, next)) {
                found.add(value);
            }
            // Before what is still open: in the order of a walk in depth.
            while (!next.isEmpty()) {
                open.push(next.pollLast());
            }
        }
        return found;
    }

    /** Whether it is a field of the object whose code this is, or of one around it. */
    public static boolean isOwn(Derived.FieldOf field) {
        for (Value each : objects(field.owner())) {
            if (!(each instanceof Value.This)) {
                return false;
            }
        }
        return field.owner() != Value.NONE;
    }
}

package dev.locksmith.processor.scan;

import dev.locksmith.processor.fact.Consumption;
import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.VariableElement;

/**
 * What is known at one point of a method: of variables only what differs from their declaration, so
 * that ordinary code costs nothing here. Copies share their maps until one of them is written.
 */
final class State {

    private static final int MOST_ALTERNATIVES = 8;

    private Map<VariableElement, Value> values = Map.of();
    private Map<Object, Consumption> consumed = Map.of();
    private boolean shared = true;
    private boolean reachable = true;

    State copy() {
        State copy = new State();
        copy.become(this);
        return copy;
    }

    /** Takes on what is known in another state. */
    void become(State other) {
        values = other.values;
        consumed = other.consumed;
        reachable = other.reachable;
        shared = true;
        other.shared = true;
    }

    boolean isReachable() {
        return reachable;
    }

    /** Nothing comes after this point on the path that led here. */
    void leave() {
        reachable = false;
    }

    Value valueOf(VariableElement variable) {
        Value value = values.get(variable);
        return value == null ? new Value.OfVariable(variable) : value;
    }

    /** What the variables hold of which more is known than their declaration. */
    Stream<Value> values() {
        return values.values().stream();
    }

    /** From here on the variable holds this value. */
    void assign(VariableElement variable, Value value) {
        if (!value.equals(values.get(variable))) {
            own();
            values.put(variable, value);
        }
    }

    /** From here on the variable holds what its declaration says. */
    void forget(VariableElement variable) {
        if (values.containsKey(variable)) {
            own();
            values.remove(variable);
        }
    }

    @Nullable Consumption consumption(Object birth) {
        return consumed.get(birth);
    }

    void consume(Object birth, Consumption consumption) {
        own();
        consumed.merge(birth, consumption, (old, now) -> old.call() == null ? old : now);
    }

    /** The value born here is a new one: whatever was known of an earlier one is void. */
    void renew(Object birth) {
        if (consumed.containsKey(birth)) {
            own();
            consumed.remove(birth);
        }
    }

    /** Adds the paths that lead to the other state. */
    void join(State other) {
        if (!other.reachable) {
            return;
        }
        if (!reachable) {
            become(other);
            return;
        }
        joinValues(other);
        if (consumed != other.consumed && !other.consumed.isEmpty()) {
            other.consumed.forEach(
                    (birth, consumption) -> {
                        if (!consumed.containsKey(birth)) {
                            consume(birth, consumption);
                        }
                    });
        }
    }

    /**
     * Adds what variables hold on the paths that lead to the other state, and nothing else of it.
     */
    void joinValues(State other) {
        if (values == other.values) {
            return;
        }
        for (Map.Entry<VariableElement, Value> mine : List.copyOf(values.entrySet())) {
            if (!other.values.containsKey(mine.getKey())) {
                joinValue(mine.getKey(), mine.getValue(), null);
            }
        }
        for (Map.Entry<VariableElement, Value> theirs : other.values.entrySet()) {
            joinValue(theirs.getKey(), values.get(theirs.getKey()), theirs.getValue());
        }
    }

    /** Null stands for what the declaration of the variable says. */
    private void joinValue(VariableElement variable, @Nullable Value mine, @Nullable Value theirs) {
        if (mine != theirs && (mine == null || !mine.equals(theirs))) {
            Value declared = new Value.OfVariable(variable);
            assign(
                    variable,
                    either(mine == null ? declared : mine, theirs == null ? declared : theirs));
        }
    }

    /** One of the two values. */
    static Value either(Value one, Value two) {
        if (one.equals(two) || two == Value.NONE) {
            return one;
        }
        if (one == Value.NONE) {
            return two;
        }
        Set<Value> all = new LinkedHashSet<>();
        for (Value value : List.of(one, two)) {
            if (value instanceof Value.OneOf oneOf) {
                all.addAll(oneOf.values());
            } else {
                all.add(value);
            }
        }
        if (all.size() == 1) {
            return all.iterator().next();
        }
        List<Value> some = new ArrayList<>(all);
        return new Value.OneOf(
                List.copyOf(some.subList(0, Math.min(some.size(), MOST_ALTERNATIVES))));
    }

    /** Whether the same is known in both. */
    boolean sameAs(State other) {
        return reachable == other.reachable
                && values.equals(other.values)
                && consumed.keySet().equals(other.consumed.keySet());
    }

    private void own() {
        if (shared) {
            values = new HashMap<>(values);
            consumed = new HashMap<>(consumed);
            shared = false;
        }
    }
}

package dev.locksmith.processor.scan;

import dev.locksmith.processor.fact.Consumption;
import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
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
        if (!same(value, values.get(variable))) {
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

    /** The same for all fields that can be assigned. */
    void renewFields() {
        if (consumed.isEmpty()) {
            return;
        }
        for (Object birth : List.copyOf(consumed.keySet())) {
            if (birth instanceof VariableElement variable
                    && variable.getKind() == ElementKind.FIELD
                    && !variable.getModifiers().contains(Modifier.FINAL)) {
                renew(birth);
            }
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
        if (!same(mine, theirs)) {
            Value declared = new Value.OfVariable(variable);
            assign(
                    variable,
                    either(mine == null ? declared : mine, theirs == null ? declared : theirs));
        }
    }

    /** One of the two values. */
    static Value either(Value one, Value two) {
        if (two == Value.NONE || same(one, two)) {
            return one;
        }
        if (one == Value.NONE) {
            return two;
        }
        List<Value> all = new ArrayList<>();
        addTo(all, one);
        addTo(all, two);
        if (all.size() == 1) {
            return all.get(0);
        }
        return new Value.OneOf(
                List.copyOf(all.subList(0, Math.min(all.size(), MOST_ALTERNATIVES))));
    }

    private static void addTo(List<Value> all, Value value) {
        if (value instanceof Value.OneOf oneOf) {
            oneOf.values().forEach(each -> addTo(all, each));
            return;
        }
        for (Value known : all) {
            if (same(known, value)) {
                return;
            }
        }
        all.add(value);
    }

    /** Equality that asks a record only when it has to: javac links that anew in each start. */
    static boolean same(@Nullable Value one, @Nullable Value two) {
        return one == two
                || (one != null
                        && two != null
                        && one.getClass() == two.getClass()
                        && one.equals(two));
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

package dev.locksmith.processor.dataflow.store;

import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.lang.model.element.VariableElement;

/**
 * The domain of variables: what each of them may hold. Only what differs from its declaration is
 * kept, so that ordinary code costs nothing here.
 */
public final class Variables {

    private final JoinMap<VariableElement, Value> values;

    Variables() {
        this(new JoinMap<>());
    }

    private Variables(JoinMap<VariableElement, Value> values) {
        this.values = values;
    }

    Variables copy() {
        return new Variables(values.copy());
    }

    public Value of(VariableElement variable) {
        Value value = values.get(variable);
        return value == null ? new Value.OfVariable(variable) : value;
    }

    /** What the variables hold of which more is known than their declaration. */
    public Stream<Value> values() {
        return values.entries().values().stream();
    }

    /** A variable of which it is known that it holds such a value, if there is one. */
    public @Nullable VariableElement holderOf(Predicate<Value> wanted) {
        return holderOf(wanted, variable -> true);
    }

    /** The same among these variables. */
    public @Nullable VariableElement holderOf(
            Predicate<Value> wanted, Predicate<VariableElement> among) {
        for (Map.Entry<VariableElement, Value> each : values.entries().entrySet()) {
            if (wanted.test(each.getValue()) && among.test(each.getKey())) {
                return each.getKey();
            }
        }
        return null;
    }

    /** From here on all variables hold what this gives for what they have held. */
    public void replace(UnaryOperator<Value> with) {
        for (Map.Entry<VariableElement, Value> each : List.copyOf(values.entries().entrySet())) {
            Value value = with.apply(each.getValue());
            if (value != each.getValue()) {
                values.put(each.getKey(), value);
            }
        }
    }

    /** From here on the variable holds this value. */
    public void assign(VariableElement variable, Value value) {
        if (isDeclared(variable, value)) {
            forget(variable);
        } else if (!Value.same(value, values.get(variable))) {
            values.put(variable, value);
        }
    }

    /** What is known by the declaration is not kept: equal stores have equal entries. */
    private static boolean isDeclared(VariableElement variable, Value value) {
        return value instanceof Value.OfVariable of
                && of.loan() == null
                && of.variable().equals(variable);
    }

    /** From here on the variable holds what its declaration says. */
    public void forget(VariableElement variable) {
        values.remove(variable);
    }

    /** Adds what variables hold on other paths; whether that is more. */
    public boolean join(Variables other) {
        if (values.entries() == other.values.entries()) {
            return false;
        }
        Set<VariableElement> all = new HashSet<>(values.entries().keySet());
        all.addAll(other.values.entries().keySet());
        boolean changed = false;
        for (VariableElement variable : all) {
            Value mine = of(variable);
            Value joined = Value.either(mine, other.of(variable));
            if (!Value.same(mine, joined)) {
                assign(variable, joined);
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Variables variables && variables.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}

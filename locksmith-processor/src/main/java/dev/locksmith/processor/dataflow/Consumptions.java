package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.fact.Consumption;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * The domain of single use: where a value may have been used up, by where it was born, a parameter
 * or the expression that made it.
 */
final class Consumptions {

    private final JoinMap<Object, Set<Consumption>> consumed;

    Consumptions() {
        this(new JoinMap<>());
    }

    private Consumptions(JoinMap<Object, Set<Consumption>> consumed) {
        this.consumed = consumed;
    }

    Consumptions copy() {
        return new Consumptions(consumed.copy());
    }

    /** All places that may have used up the value born there. */
    Iterable<Consumption> of(Object birth) {
        Set<Consumption> known = consumed.get(birth);
        return known == null ? List.of() : known;
    }

    boolean contains(Object birth) {
        return consumed.get(birth) != null;
    }

    void add(Object birth, Consumption consumption) {
        Set<Consumption> known = consumed.get(birth);
        Set<Consumption> one = Set.of(consumption);
        consumed.put(birth, known == null ? one : union(known, one));
    }

    /** The value born here is a new one: whatever was known of an earlier one is void. */
    void renew(Object birth) {
        consumed.remove(birth);
    }

    /** The same for all fields that can be assigned. */
    void renewFields() {
        if (consumed.isEmpty()) {
            return;
        }
        for (Object birth : List.copyOf(consumed.entries().keySet())) {
            if (birth instanceof VariableElement variable
                    && variable.getKind() == ElementKind.FIELD
                    && !variable.getModifiers().contains(Modifier.FINAL)) {
                renew(birth);
            }
        }
    }

    boolean join(Consumptions other) {
        return consumed.joinAll(other.consumed, Consumptions::union);
    }

    private static Set<Consumption> union(Set<Consumption> one, Set<Consumption> two) {
        if (one.containsAll(two)) {
            return one;
        }
        Set<Consumption> all = new LinkedHashSet<>(one);
        all.addAll(two);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Consumptions consumptions && consumptions.consumed.equals(consumed);
    }

    @Override
    public int hashCode() {
        return consumed.hashCode();
    }
}

package dev.locksmith.processor.dataflow.store;

import dev.locksmith.processor.fact.singleuse.Consumption;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * The domain of single use: where a value may have been used up, by where it was born, a parameter
 * or the expression that made it.
 */
public final class Consumptions {

    private final JoinMap<Object, Set<Consumption>> consumed;

    /** Where the operations run last hand values over: they have not, if the next one throws. */
    private Set<Object> begun;

    public Consumptions() {
        this(new JoinMap<>(), Set.of());
    }

    private Consumptions(JoinMap<Object, Set<Consumption>> consumed, Set<Object> begun) {
        this.consumed = consumed;
        this.begun = begun;
    }

    public Consumptions copy() {
        return new Consumptions(consumed.copy(), begun);
    }

    /** All places that may have used up the value born there. */
    public Iterable<Consumption> of(Object birth) {
        Set<Consumption> known = consumed.get(birth);
        return known == null ? List.of() : known;
    }

    public boolean isEmpty() {
        return consumed.isEmpty();
    }

    /** Where anything may have been used up. */
    public Set<Object> places() {
        Set<Object> places = new LinkedHashSet<>();
        consumed.entries().values().forEach(all -> all.forEach(each -> places.add(each.place())));
        return places;
    }

    public boolean contains(Object birth) {
        return consumed.get(birth) != null;
    }

    public void add(Object birth, Consumption consumption) {
        Set<Consumption> known = consumed.get(birth);
        Set<Consumption> one = Set.of(consumption);
        consumed.put(birth, known == null ? one : union(known, one));
    }

    /** Here values are given to somebody who has them only when that has succeeded. */
    public void begin(Set<Object> places) {
        if (!consumed.isEmpty()) {
            begun = union(begun, places);
        }
    }

    boolean areAnyBegun() {
        return !begun.isEmpty();
    }

    /** Whatever was begun has succeeded: another operation is run. */
    void settle() {
        begun = Set.of();
    }

    /** The last operation throws: what it began to hand over it has not. */
    void abandon() {
        takeBack(begun);
        settle();
    }

    /** What was given at these places was not taken. What a method's code uses up stays so. */
    public void takeBack(Set<Object> places) {
        removeIf(one -> one.call() == null && places.contains(one.place()));
    }

    /** Nothing was run at these places. */
    public void ruleOut(Set<Object> places) {
        removeIf(one -> places.contains(one.place()));
    }

    private void removeIf(Predicate<Consumption> isVoid) {
        for (Map.Entry<Object, Set<Consumption>> each :
                List.copyOf(consumed.entries().entrySet())) {
            Set<Consumption> rest = new LinkedHashSet<>(each.getValue());
            if (!rest.removeIf(isVoid)) {
                continue;
            }
            if (rest.isEmpty()) {
                consumed.remove(each.getKey());
            } else {
                consumed.put(each.getKey(), rest);
            }
        }
    }

    /** What is known of the value born here is about one that has another name now. */
    public void rename(Object birth, Object name) {
        Set<Consumption> known = consumed.get(birth);
        if (known != null) {
            known.forEach(each -> add(name, each));
            consumed.remove(birth);
        }
    }

    /** The value born here is a new one: whatever was known of an earlier one is void. */
    public void renew(Object birth) {
        consumed.remove(birth);
    }

    /** The same for all fields that can be assigned. */
    public void renewFields() {
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

    public boolean join(Consumptions other) {
        Set<Object> all = union(begun, other.begun);
        boolean changed = all != begun;
        begun = all;
        return consumed.joinAll(other.consumed, Consumptions::union) || changed;
    }

    private static <E> Set<E> union(Set<E> one, Set<E> two) {
        if (one.containsAll(two)) {
            return one;
        }
        Set<E> all = new LinkedHashSet<>(one);
        all.addAll(two);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Consumptions consumptions
                && consumptions.consumed.equals(consumed)
                && consumptions.begun.equals(begun);
    }

    @Override
    public int hashCode() {
        return consumed.hashCode();
    }
}

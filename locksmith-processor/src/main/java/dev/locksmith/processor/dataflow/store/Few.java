package dev.locksmith.processor.dataflow.store;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A few elements, or more than are followed: of those none is certain, and nothing is reported.
 *
 * @param all empty if there are more
 */
record Few<E>(Set<E> all, boolean isMore) {

    private static final int MOST = 16;

    static <E> Few<E> none() {
        return new Few<>(Set.of(), false);
    }

    Few<E> and(Few<E> other) {
        if (isMore || (all.containsAll(other.all) && !other.isMore)) {
            return this;
        } else if (other.isMore) {
            return other;
        }
        Set<E> both = new LinkedHashSet<>(all);
        both.addAll(other.all);
        return both.size() > MOST ? new Few<>(Set.of(), true) : new Few<>(both, false);
    }

    /** Of more than are followed none is known to be taken away, and all of them take all. */
    Few<E> without(Few<E> other) {
        if (isMore || other.all.isEmpty()) {
            return other.isMore ? none() : this;
        }
        Set<E> rest = new LinkedHashSet<>(all);
        return rest.removeAll(other.all) ? new Few<>(rest, false) : this;
    }

    static <E> void add(JoinMap<Object, Few<E>> map, Object key, E element) {
        addAll(map, key, new Few<>(Set.of(element), false));
    }

    static <E> void addAll(JoinMap<Object, Few<E>> map, Object key, Few<E> more) {
        Few<E> known = map.get(key);
        map.put(key, known == null ? more : known.and(more));
    }

    static <E> void remove(JoinMap<Object, Few<E>> map, Object key, E element) {
        Few<E> rest = of(map, key).without(new Few<>(Set.of(element), false));
        if (rest.equals(none())) {
            map.remove(key);
        } else {
            map.put(key, rest);
        }
    }

    static <E> Few<E> of(JoinMap<Object, Few<E>> map, Object key) {
        return Objects.requireNonNullElse(map.get(key), Few.none());
    }

    /** Takes away the elements of which this is not so, as far as they are known. */
    static <E> void retain(JoinMap<Object, Few<E>> map, Object key, Predicate<E> kept) {
        for (E each : of(map, key).all()) {
            if (!kept.test(each)) {
                remove(map, key, each);
            }
        }
    }
}

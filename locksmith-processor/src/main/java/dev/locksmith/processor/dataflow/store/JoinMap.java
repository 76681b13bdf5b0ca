package dev.locksmith.processor.dataflow.store;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * A map whose values are elements of a lattice, itself one: what a key has no entry for is said by
 * whoever joins. Copies share their entries until one of them is written.
 */
final class JoinMap<K, V> {

    private Map<K, V> entries = Map.of();
    private boolean shared = true;

    JoinMap<K, V> copy() {
        JoinMap<K, V> copy = new JoinMap<>();
        copy.entries = entries;
        shared = true;
        return copy;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Nullable V get(Object key) {
        return entries.get(key);
    }

    /** The entries as they are now. */
    Map<K, V> entries() {
        return entries;
    }

    void put(K key, V value) {
        if (entries.get(key) != value) {
            own();
            entries.put(key, value);
        }
    }

    void remove(Object key) {
        if (entries.containsKey(key)) {
            own();
            entries.remove(key);
        }
    }

    void clear() {
        entries = Map.of();
        shared = true;
    }

    private void own() {
        if (shared) {
            entries = new HashMap<>(entries);
            shared = false;
        }
    }

    /** Joins where no entry is the least element: a key has what it has in either. */
    boolean joinAll(JoinMap<K, V> other, BinaryOperator<V> join) {
        if (entries == other.entries) {
            return false;
        }
        boolean changed = false;
        for (Map.Entry<K, V> theirs : other.entries.entrySet()) {
            V mine = entries.get(theirs.getKey());
            V joined = mine == null ? theirs.getValue() : join.apply(mine, theirs.getValue());
            if (joined != mine) {
                put(theirs.getKey(), joined);
                changed = true;
            }
        }
        return changed;
    }

    /** Joins where no entry is the greatest element: a key has what both say the same of. */
    boolean joinCommon(JoinMap<K, V> other) {
        boolean changed = false;
        if (entries != other.entries) {
            for (K key : List.copyOf(entries.keySet())) {
                if (!Objects.equals(entries.get(key), other.entries.get(key))) {
                    remove(key);
                    changed = true;
                }
            }
        }
        return changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JoinMap<?, ?> map && map.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}

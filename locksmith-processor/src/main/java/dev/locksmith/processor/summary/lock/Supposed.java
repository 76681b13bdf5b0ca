package dev.locksmith.processor.summary.lock;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.VariableElement;

/**
 * Which values boolean parameters certainly have where something is done: what stands in {@code if
 * (wait) …} is not done by a caller that passes {@code false}.
 */
record Supposed(Map<VariableElement, Boolean> values) {

    static final Supposed NOTHING = new Supposed(Map.of());

    /** What holds where both do; null if that cannot be. */
    @Nullable Supposed and(Supposed other) {
        if (values.isEmpty() || other.values.isEmpty()) {
            return values.isEmpty() ? other : this;
        }
        Supposed all = this;
        for (Map.Entry<VariableElement, Boolean> each : other.values.entrySet()) {
            all = all == null ? null : all.and(each.getKey(), each.getValue());
        }
        return all;
    }

    /** The same, with one more parameter; null if that cannot be. */
    @Nullable Supposed and(VariableElement parameter, boolean value) {
        Boolean known = values.get(parameter);
        if (known != null) {
            return known == value ? this : null;
        }
        Map<VariableElement, Boolean> all = new HashMap<>(values);
        all.put(parameter, value);
        return new Supposed(Map.copyOf(all));
    }

    /** What holds where one of both does. */
    Supposed or(Supposed other) {
        if (equals(other)) {
            return this;
        }
        Map<VariableElement, Boolean> common = new HashMap<>(values);
        common.entrySet().retainAll(other.values.entrySet());
        return common.isEmpty() ? NOTHING : new Supposed(Map.copyOf(common));
    }
}

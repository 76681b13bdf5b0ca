package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Which values boolean parameters and fields certainly have where something is done: what stands in
 * {@code if (wait) …} is not done by a caller that passes {@code false}, nor for an object whose
 * field is false for good.
 */
record Supposed(Map<Path, Boolean> values) {

    static final Supposed NOTHING = new Supposed(Map.of());

    /** What holds where both do; null if that cannot be. */
    @Nullable Supposed and(Supposed other) {
        if (values.isEmpty() || other.values.isEmpty()) {
            return values.isEmpty() ? other : this;
        }
        Supposed all = this;
        for (Map.Entry<Path, Boolean> each : other.values.entrySet()) {
            all = all == null ? null : all.and(each.getKey(), each.getValue());
        }
        return all;
    }

    /** The same, with one more value; null if that cannot be. */
    @Nullable Supposed and(LockName what, boolean value) {
        if (what instanceof LockName.Truth truth) {
            return truth.value() == value ? this : null;
        }
        if (!(what instanceof Path path) || !isOne(path)) {
            return this;
        }
        Boolean known = values.get(path);
        if (known != null) {
            return known == value ? this : null;
        }
        Map<Path, Boolean> all = new HashMap<>(values);
        all.put(path, value);
        return new Supposed(Map.copyOf(all));
    }

    /** Whether a path means one variable each time: what leads to it does not change. */
    private static boolean isOne(Path path) {
        List<Element> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            Element step = steps.get(i);
            boolean isLast = i == steps.size() - 1;
            if (!(step instanceof TypeElement)
                    && !(step.getKind().isField()
                            && (isLast || step.getModifiers().contains(Modifier.FINAL)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether what another thread does needs another value of one field that both mean. */
    boolean isRefutedBy(Supposed other, int thread, int otherThread, LockUnifier same) {
        for (Map.Entry<Path, Boolean> one : values.entrySet()) {
            for (Map.Entry<Path, Boolean> each : other.values.entrySet()) {
                if (!one.getValue().equals(each.getValue())
                        && same.isSame(thread, one.getKey(), otherThread, each.getKey())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What holds where one of both does. */
    Supposed or(Supposed other) {
        if (equals(other)) {
            return this;
        }
        Map<Path, Boolean> common = new HashMap<>(values);
        common.entrySet().retainAll(other.values.entrySet());
        return common.isEmpty() ? NOTHING : new Supposed(Map.copyOf(common));
    }
}

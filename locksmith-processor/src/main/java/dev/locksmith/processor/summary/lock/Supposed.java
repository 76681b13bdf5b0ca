package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;

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
 * field is false for good. Of what the class of an object answers, callers may know which it is;
 * and who passes null, or an object, knows what is done where a parameter is, or is not, null.
 */
record Supposed(Map<LockName, Boolean> values) {

    static final Supposed NOTHING = new Supposed(Map.of());

    /** What holds where both do; null if that cannot be. */
    @Nullable Supposed and(Supposed other) {
        if (values.isEmpty() || other.values.isEmpty()) {
            return values.isEmpty() ? other : this;
        }
        Supposed all = this;
        for (Map.Entry<LockName, Boolean> each : other.values.entrySet()) {
            all = all == null ? null : all.and(each.getKey(), each.getValue());
        }
        return all;
    }

    /** The same, with one more value; null if that cannot be. */
    @Nullable Supposed and(LockName what, boolean value) {
        if (what instanceof LockName.Truth truth) {
            return truth.value() == value ? this : null;
        }
        if (!isOne(what) && !isOfOne(what) && !(what instanceof LockName.Presence)) {
            return this;
        }
        Boolean known = values.get(what);
        if (known != null) {
            // A method may answer otherwise the next time, unless the class decides.
            return known == value || isOfOne(what) ? this : null;
        }
        Map<LockName, Boolean> all = new HashMap<>(values);
        all.put(what, value);
        return new Supposed(Map.copyOf(all));
    }

    /** Whether it is what a method says of one object, without being told anything. */
    private static boolean isOfOne(LockName what) {
        return what instanceof LockName.Result result
                && result.arguments().isEmpty()
                && result.receiver() != null
                && isOne(result.receiver());
    }

    /** Whether a name means one variable each time: what leads to it does not change. */
    private static boolean isOne(LockName name) {
        return name instanceof Path path && isOne(path);
    }

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
        for (Map.Entry<LockName, Boolean> one : values.entrySet()) {
            for (Map.Entry<LockName, Boolean> each : other.values.entrySet()) {
                if (!one.getValue().equals(each.getValue())
                        && one.getKey() instanceof Path here
                        && each.getKey() instanceof Path there
                        && same.isSame(thread, here, otherThread, there)) {
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
        Map<LockName, Boolean> common = new HashMap<>(values);
        common.entrySet().retainAll(other.values.entrySet());
        return common.isEmpty() ? NOTHING : new Supposed(Map.copyOf(common));
    }
}

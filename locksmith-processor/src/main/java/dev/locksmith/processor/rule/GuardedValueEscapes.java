package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Mutability;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.type.TypeMirror;

/**
 * {@code guarded-value-escapes}: a mutable value that a guard protects leaves the critical section
 * through a field, a return or a task.
 */
final class GuardedValueEscapes implements Rule<Flow> {

    @Override
    public String id() {
        return "guarded-value-escapes";
    }

    @Override
    public Class<Flow> facts() {
        return Flow.class;
    }

    @Override
    public void check(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
        String way = wayOf(flow.to());
        Value.Guarded guarded = way == null ? null : guardedIn(flow.value());
        if (way == null || guarded == null || !mayChange(guarded.type(), knowledge)) {
            return;
        }
        String type = TypeText.of(guarded.type());
        String accessor = Members.nameOf(guarded.accessor());
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        "the guarded "
                                + type
                                + " leaves its critical section: "
                                + flow.described()
                                + " "
                                + way,
                        List.of(
                                accessor + " gives what its lock protects",
                                type
                                        + " can be changed, and after the guard is closed other"
                                        + " threads may change it at any time"),
                        "copy what is needed out of it while the guard is open"));
    }

    private static @Nullable String wayOf(Destination to) {
        if (to instanceof Destination.Result) {
            return "is returned";
        } else if (to instanceof Destination.Kept || to instanceof Destination.Shared) {
            return "is stored";
        }
        return to instanceof Destination.Boundary ? "goes to another thread" : null;
    }

    private static Value.@Nullable Guarded guardedIn(Value value) {
        if (value instanceof Value.Guarded guarded) {
            return guarded;
        } else if (value instanceof Value.Closure closure) {
            for (Value.Captured captured : closure.captures()) {
                Value.Guarded inside = guardedIn(captured.value());
                if (inside != null) {
                    return inside;
                }
            }
            return null;
        } else if (value instanceof Value.Holder holder) {
            return first(holder.contents());
        } else if (value instanceof Value.Narrowed narrowed) {
            return guardedIn(narrowed.value());
        } else if (value instanceof Value.ResultOf result) {
            return guardedIn(result.declared());
        }
        return value instanceof Value.OneOf oneOf ? first(oneOf.values()) : null;
    }

    private static Value.@Nullable Guarded first(List<Value> values) {
        for (Value value : values) {
            Value.Guarded found = guardedIn(value);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean mayChange(TypeMirror type, Knowledge knowledge) {
        return knowledge.mode() == Mode.COMPLETE
                ? !knowledge.mobility().of(type).isSendable()
                : Mutability.isCertain(type, knowledge.declared(), knowledge.types());
    }
}

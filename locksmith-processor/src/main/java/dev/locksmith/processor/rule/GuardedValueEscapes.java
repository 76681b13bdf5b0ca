package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Mutability;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
        Value.Guarded guarded = way == null ? null : guardedIn(flow.value(), knowledge);
        if (way == null || guarded == null || !mayChange(guarded.type(), knowledge)) {
            return;
        }
        String type = TypeText.of(guarded.type());
        String accessor = Members.nameOf(guarded.accessor());
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        flow.described(),
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

    private static Value.@Nullable Guarded guardedIn(Value value, Knowledge knowledge) {
        List<Value.Guarded> found = new ArrayList<>();
        Values.walk(
                value,
                (each, next) -> {
                    if (each instanceof Value.Guarded guarded) {
                        found.add(guarded);
                    } else if (each instanceof Derived.Closure closure) {
                        closure.captures().stream()
                                .filter(it -> !it.isOnlyThrough(knowledge.isSilenced()))
                                .forEach(it -> next.add(it.value()));
                    } else if (each instanceof Derived derived
                            && !(each instanceof Derived.ElementOf
                                    || each instanceof Derived.FieldOf)) {
                        derived.operands().forEach(next::add);
                    }
                    return false;
                });
        return found.isEmpty() ? null : found.get(0);
    }

    private static boolean mayChange(TypeMirror type, Knowledge knowledge) {
        return knowledge.mode() == Mode.COMPLETE
                ? !knowledge.mobility().of(type).isSendable()
                : Mutability.isCertain(type, knowledge.declared(), knowledge.types());
    }
}

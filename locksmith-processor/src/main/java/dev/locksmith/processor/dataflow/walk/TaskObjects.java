package dev.locksmith.processor.dataflow.walk;

import dev.locksmith.processor.dataflow.store.Birth;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.TaskUses;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * What tasks do with the values around them: functions, objects that were given some, and what
 * methods make of what they are given.
 */
final class TaskObjects {

    private final Births births;
    private final TaskBook tasks;
    private final Predicate<TypeElement> isSource;

    /** By the call that made an object, and the argument that it was given. */
    private final Map<Call, Map<Integer, TaskUses>> byObject = new HashMap<>();

    TaskObjects(Births births, TaskBook tasks, Predicate<TypeElement> isSource) {
        this.births = births;
        this.tasks = tasks;
        this.isSource = isSource;
    }

    /** What the tasks do that this value is, or holds. */
    List<TaskBook.Used> in(Value value) {
        List<TaskBook.Used> used = new ArrayList<>(tasks.in(value));
        Values.walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived.After after) {
                        if (after.call().callee().getKind() == ElementKind.CONSTRUCTOR) {
                            given(after.call(), used);
                        }
                        next.add(after.before());
                    } else if (each instanceof Derived.ResultOf result) {
                        if (isSource.test(Members.ownerOf(result.call().callee()))) {
                            given(result.call(), used);
                        }
                    } else if (each instanceof Derived.Holder holder) {
                        next.addAll(holder.contents());
                        next.add(holder.holder());
                    } else if (each instanceof Derived.Narrowed narrowed) {
                        next.add(narrowed.value());
                    } else if (each instanceof Derived.Remaining remaining) {
                        next.add(remaining.value());
                    }
                    return false;
                });
        return used;
    }

    /** What a constructor was given may be reached by the object, and a method's by its result. */
    private void given(Call call, List<TaskBook.Used> used) {
        for (int i = 0; i < call.arguments().size(); i++) {
            Birth birth = births.of(call.arguments().get(i).value());
            if (birth != null) {
                ObjectUse later = new ObjectUse(call.site(), UseKind.CHANGE, call, i, true);
                TaskUses uses =
                        byObject.computeIfAbsent(call, key -> new HashMap<>())
                                .computeIfAbsent(i, key -> TaskUses.of(later));
                used.add(new TaskBook.Used(birth, uses));
            }
        }
    }
}

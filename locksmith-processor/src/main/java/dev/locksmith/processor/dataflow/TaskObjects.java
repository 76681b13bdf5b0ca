package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.ObjectUse;
import dev.locksmith.processor.fact.TaskUses;
import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.ElementKind;

/** What tasks do with the values around them: functions, and objects that were given some. */
final class TaskObjects {

    private final Births births;
    private final TaskBook tasks;

    /** By the call that made an object, and the argument that it was given. */
    private final Map<Call, Map<Integer, TaskUses>> byObject = new HashMap<>();

    TaskObjects(Births births, TaskBook tasks) {
        this.births = births;
        this.tasks = tasks;
    }

    /** What the tasks do that this value is, or holds. */
    List<TaskBook.Used> in(Value value) {
        List<TaskBook.Used> used = new ArrayList<>(tasks.in(value));
        Values.walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived.After after) {
                        kept(after, used);
                        next.add(after.before());
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

    /** What an object was constructed with is reached by its methods. */
    private void kept(Derived.After after, List<TaskBook.Used> used) {
        Call call = after.call();
        if (call.callee().getKind() != ElementKind.CONSTRUCTOR) {
            return;
        }
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

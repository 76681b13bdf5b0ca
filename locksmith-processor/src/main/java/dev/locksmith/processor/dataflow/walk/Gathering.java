package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.store.Gathered;
import dev.locksmith.processor.dataflow.store.Handovers;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.TaskUses;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** Where tasks, and threads that are not yet started, are put into containers and taken out. */
public final class Gathering {

    private final Walk walk;
    private final TaskObjects objects;
    private final TaskBook tasks;
    private final AccessFacts facts;

    Gathering(Walk walk, TaskObjects objects, TaskBook tasks, AccessFacts facts) {
        this.walk = walk;
        this.tasks = tasks;
        this.objects = objects;
        this.facts = facts;
    }

    /** Something is put into a container, or into an array; or it is one that shows another. */
    public void put(Value container, Value content, ExpressionTree tree) {
        Object key = Births.keyOf(container);
        if (key == null) {
            return;
        }
        Handovers state = walk.state.handovers;
        Object inner = Births.keyOf(content);
        Object element = elementOf(tree);
        if (inner != null && state.gathered.isContainer(inner)) {
            state.gathered.putAll(key, inner, facts::isLikelyPath);
        } else {
            for (TaskBook.Used each : objects.in(content)) {
                put(key, element, new Gathered.Task(each.birth(), each.uses(), tree));
            }
        }
        Object thread = element == null ? inner : element;
        if (thread != null && !thread.equals(key)) {
            for (Handovers.Waiting each : state.waitingFor(thread)) {
                state.wait(key, each);
                TaskUses uses = each.handover().uses();
                put(key, element, new Gathered.Task(each.birth(), uses, tree));
            }
        }
    }

    private void put(Object container, @Nullable Object element, Gathered.Task task) {
        if (element == null) {
            walk.state.handovers.gathered.put(container, task, facts::isLikelyPath);
        } else {
            walk.state.handovers.gathered.putElement(container, element, task);
        }
    }

    /** A variable, or an expression, gives something that is in a container. */
    public void taken(Object element, Value container) {
        Object key = areAny() ? Births.keyOf(container) : null;
        if (key == null) {
            return;
        }
        Handovers state = walk.state.handovers;
        state.gathered.take(element, key);
        state.waitingFor(key).forEach(each -> state.wait(element, each));
    }

    /** A variable is given what was in a container, or a container. */
    void assigned(VariableElement variable, Value value, ExpressionTree expression) {
        if (!areAny()) {
            return;
        }
        Gathered gathered = walk.state.handovers.gathered;
        Object element = elementOf(expression);
        Object key = Births.keyOf(value);
        if (element != null) {
            gathered.assign(variable, element);
        } else if (key != null && gathered.isContainer(key)) {
            gathered.putAll(variable, key, facts::isLikelyPath);
        }
    }

    private boolean areAny() {
        return tasks.areAny()
                || walk.state.handovers.areThreadsUnstarted()
                || !walk.state.handovers.gathered.isEmpty();
    }

    /** What stands for something that was taken out of a container; null if it was not. */
    @Nullable Object elementOf(ExpressionTree tree) {
        ExpressionTree object = Bare.uncast(tree);
        Element variable =
                object instanceof IdentifierTree ? walk.attributed.elementOf(object) : null;
        Object key = variable == null ? object : variable;
        return walk.state.handovers.gathered.isElement(key) ? key : null;
    }

    /** The container that is handed over, or what was taken out of one; null if it is neither. */
    @Nullable Object groupOf(ExpressionTree tree, Value value) {
        Object element = elementOf(tree);
        return element == null ? Births.keyOf(value) : element;
    }

    /** Whether another task in the container certainly uses the same value. */
    boolean isSharing(@Nullable Object group, TaskUses uses) {
        return group != null && walk.state.handovers.gathered.isSharing(group, uses);
    }

    /**
     * Those among the earlier hand-overs that are not of the same task: of what is in a container
     * each turn takes another one.
     */
    List<Handover> others(@Nullable Object element, Handover now, Iterable<Handover> earlier) {
        List<Handover> others = new ArrayList<>();
        for (Handover each : earlier) {
            if (element == null
                    || each.site().place() != now.site().place()
                    || isSharing(element, each.uses())) {
                others.add(each);
            }
        }
        return others;
    }
}

package dev.locksmith.processor.dataflow.store;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.handover.TaskUses;

import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The domain of tasks in containers: which were put into which, and for which of them another one
 * was there already that uses the same value. Who hands over all that is in a container hands each
 * over once, and none is known to be handed over twice.
 */
public final class Gathered {

    /** With more containers and elements than that, anything may be an element of anything. */
    private static final int MOST = 32;

    /** By the container, the tasks in it. */
    private final JoinMap<Object, Few<Task>> tasks;

    /** The same, of those that share their value with another one in there. */
    private final JoinMap<Object, Few<Task>> sharing;

    /** By where a value is born, the containers whose tasks use it. */
    private final JoinMap<Object, Few<Object>> users;

    /** The variables and expressions that hold what was taken out of a container. */
    private final JoinMap<Object, Boolean> elements;

    private boolean isMore;

    Gathered() {
        this(new JoinMap<>(), new JoinMap<>(), new JoinMap<>(), new JoinMap<>(), false);
    }

    private Gathered(
            JoinMap<Object, Few<Task>> tasks,
            JoinMap<Object, Few<Task>> sharing,
            JoinMap<Object, Few<Object>> users,
            JoinMap<Object, Boolean> elements,
            boolean isMore) {
        this.tasks = tasks;
        this.sharing = sharing;
        this.users = users;
        this.elements = elements;
        this.isMore = isMore;
    }

    /**
     * A task that was put into a container.
     *
     * @param birth a value that it uses
     * @param place where it was put in
     */
    public record Task(Birth birth, TaskUses uses, Tree place) {}

    Gathered copy() {
        return new Gathered(tasks.copy(), sharing.copy(), users.copy(), elements.copy(), isMore);
    }

    /**
     * A task is put into a container.
     *
     * @param isLikely whether code may well come from one place to another
     */
    public void put(Object container, Task task, BiPredicate<Tree, Tree> isLikely) {
        for (Task each : Few.of(tasks, container).all()) {
            if (each.birth().equals(task.birth()) && isLikely.test(each.place(), task.place())) {
                Few.add(sharing, container, task);
            }
        }
        add(container, task);
    }

    private void add(Object container, Task task) {
        if (isMore) {
            return;
        }
        Few.add(tasks, container, task);
        task.birth().places().forEach(each -> Few.add(users, each, container));
        limit();
    }

    private void limit() {
        if (tasks.entries().size() + elements.entries().size() > MOST) {
            isMore = true;
        }
        if (isMore) {
            forget();
            elements.clear();
        }
    }

    /** All that is in one container is put into another one as well. */
    public void putAll(Object container, Object from, BiPredicate<Tree, Tree> isLikely) {
        Few.addAll(sharing, container, Few.of(sharing, from));
        Set<Task> before = Few.of(tasks, container).all();
        for (Task each : Few.of(tasks, from).all()) {
            if (!before.contains(each)) {
                put(container, each, isLikely);
            }
        }
    }

    /** What was taken out of a container is put into another one: it is there once at most. */
    public void putElement(Object container, Object element, Task task) {
        Few.addAll(sharing, container, Few.of(sharing, element));
        add(container, task);
    }

    /** Something is taken out of a container, whose tasks it may be. */
    public void take(Object element, Object container) {
        if (!isMore) {
            elements.put(element, true);
            Few.addAll(sharing, element, Few.of(sharing, container));
            limit();
        }
    }

    /** A variable holds the same. */
    public void assign(Object variable, Object from) {
        if (isElement(from)) {
            take(variable, from);
        }
    }

    public boolean isEmpty() {
        return tasks.isEmpty() && !isMore;
    }

    public boolean isElement(Object key) {
        return isMore || elements.get(key) != null;
    }

    public boolean isContainer(Object key) {
        return tasks.get(key) != null;
    }

    /** Whether another task in the container uses the same value. */
    public boolean isSharing(Object container, TaskUses uses) {
        return Few.of(sharing, container).all().stream().anyMatch(each -> each.uses() == uses);
    }

    /** The value, variable or container is a new one. */
    void renew(Object key) {
        if (tasks.isEmpty() && elements.isEmpty()) {
            return;
        }
        tasks.remove(key);
        sharing.remove(key);
        elements.remove(key);
        Few<Object> containers = Few.of(users, key);
        if (containers.isMore()) {
            forget();
            return;
        }
        for (Object each : containers.all()) {
            Few.retain(tasks, each, task -> !task.birth().places().contains(key));
            Few.retain(sharing, each, task -> !task.birth().places().contains(key));
        }
        users.remove(key);
    }

    /** Whatever was put in may have been run since. */
    void forget() {
        tasks.clear();
        sharing.clear();
        users.clear();
    }

    boolean join(Gathered other) {
        boolean changed = tasks.joinAll(other.tasks, Few::and);
        changed |= sharing.joinAll(other.sharing, Few::and);
        changed |= users.joinAll(other.users, Few::and);
        changed |= elements.joinAll(other.elements, Boolean::logicalOr);
        boolean wasMore = isMore;
        isMore |= other.isMore;
        limit();
        return isMore ? !wasMore : changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gathered gathered
                && gathered.tasks.equals(tasks)
                && gathered.sharing.equals(sharing)
                && gathered.users.equals(users)
                && gathered.elements.equals(elements)
                && gathered.isMore == isMore;
    }

    @Override
    public int hashCode() {
        return tasks.hashCode();
    }
}

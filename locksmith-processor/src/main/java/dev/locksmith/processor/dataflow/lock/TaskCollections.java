package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.ObjectLink.Slot;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The threads, futures and functions that are put into collections and arrays: who waits for all
 * that is in one waits for each of them.
 */
final class TaskCollections {

    private static final Set<String> ADDING = Set.of("add", "addFirst", "addLast", "offer", "push");

    private final LockNames names;

    /** By the local variable, what its collection or array was given in this body. */
    private final Map<Element, List<LockName>> inLocals = new HashMap<>();

    TaskCollections(LockNames names) {
        this.names = names;
    }

    /**
     * A method is called that may put something into a collection.
     *
     * @param given takes what a field of this object holds from then on
     */
    void called(MethodInvocationTree call, CalledMethod called, BiConsumer<Slot, LockName> given) {
        if (call.getArguments().size() == 1
                && call.getMethodSelect() instanceof MemberSelectTree select
                && ADDING.contains(called.name())
                && names.elementOf(select.getExpression()) instanceof VariableElement) {
            put(select.getExpression(), call.getArguments().get(0), given);
        }
    }

    /**
     * Something is assigned, perhaps to the element of an array.
     *
     * @param given takes what a field of this object holds from then on
     */
    void assigned(AssignmentTree assignment, BiConsumer<Slot, LockName> given) {
        if (Bare.of(assignment.getVariable()) instanceof ArrayAccessTree element) {
            put(element.getExpression(), assignment.getExpression(), given);
        }
    }

    private void put(
            ExpressionTree container, ExpressionTree value, BiConsumer<Slot, LockName> given) {
        if (!(names.elementOf(container) instanceof VariableElement variable)) {
            return;
        }
        if (variable.getKind() == ElementKind.LOCAL_VARIABLE) {
            LockName name = names.ofFunction(value);
            if (name instanceof LockName.Function || isTask(name)) {
                inLocals.computeIfAbsent(variable, key -> new ArrayList<>()).add(name);
            }
        } else if (variable.getKind() == ElementKind.FIELD
                && !variable.getModifiers().contains(Modifier.STATIC)
                && isWaitedFor(names.typeOf(Bare.of(value)))) {
            boolean isOwn =
                    Bare.isOwn(Bare.of(container)) && names.isOfThis(Members.ownerOf(variable));
            given.accept(
                    new Slot(variable, true),
                    isOwn ? names.ofMadeObject().of(value) : LockName.UNKNOWN);
        }
    }

    private static boolean isWaitedFor(@Nullable TypeElement type) {
        return type != null && LockModel.isWaitedFor(type);
    }

    private static boolean isTask(LockName name) {
        return name instanceof LockName.Task || name instanceof LockName.Tasks;
    }

    /** The threads and futures in a collection or an array; null if none are known. */
    LockName.@Nullable Tasks tasksIn(ExpressionTree container) {
        LockName.Tasks all = allIn(container);
        if (all == null || all.all().stream().allMatch(TaskCollections::isTask)) {
            return all;
        }
        List<LockName> tasks = all.all().stream().filter(TaskCollections::isTask).toList();
        return tasks.isEmpty() ? null : new LockName.Tasks(tasks);
    }

    /** The same, and the functions that are in it. */
    LockName.@Nullable Tasks allIn(ExpressionTree container) {
        List<LockName> all = inLocals.get(names.elementOf(container));
        if (all != null) {
            return new LockName.Tasks(List.copyOf(all));
        }
        return names.of(container) instanceof LockName.Tasks tasks ? tasks : null;
    }
}

package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.MemberAccess;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.UseAfterHandover;
import dev.locksmith.processor.summary.Accesses;
import dev.locksmith.processor.type.Declared;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * Fields whose value one thread may use at a time, that a task of one method uses, and another
 * method, which anybody may call meanwhile, uses as well. What a task does that its method waits
 * for, the method might do itself.
 */
public final class TaskFields {

    /** Methods that are called before the task begins or after it has ended, or by it. */
    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "(init|start|open|connect|configure|set|with|register|subscribe|prepare|build"
                            + "|main|run|call|test|before|after|close|stop|shut|destroy|dispose"
                            + "|release|finish|end|terminate|cancel|tear|clean|await|join|on)"
                            + ".*",
                    Pattern.CASE_INSENSITIVE);

    private final Accesses accesses;
    private final Declared declared;

    public TaskFields(Accesses accesses, Declared declared) {
        this.accesses = accesses;
        this.declared = declared;
    }

    /**
     * What a method does with the field, itself or by other methods of the object.
     *
     * @param by the task that does it; null if the thread does that calls the method
     */
    private record Done(MemberAccess access, Set<UseKind> kinds, @Nullable Handover by) {}

    /** Tells of each field the first hand-over that another use certainly disturbs. */
    public void find(Consumer<UseAfterHandover> found) {
        for (Element member : List.copyOf(accesses.members())) {
            if (member instanceof VariableElement field && isJudged(field)) {
                find(field, found);
            }
        }
    }

    /** Who guards a field, or a container of the platform, by other means is not seen here. */
    private boolean isJudged(VariableElement field) {
        return !declared.isGuarded(field)
                && !(field.asType() instanceof DeclaredType type
                        && type.asElement() instanceof TypeElement element
                        && declared.isOfPlatform(element));
    }

    private void find(VariableElement field, Consumer<UseAfterHandover> found) {
        List<Done> byTasks = new ArrayList<>();
        List<Done> here = new ArrayList<>();
        Set<Element> runByTasks = new HashSet<>();
        collect(field, byTasks, here, runByTasks);
        for (Done task : byTasks) {
            for (Done use : here) {
                if (isEntry(use.access(), runByTasks)
                        && use.access().method() != task.access().method()
                        && mayOverlap(task.by(), use.by())
                        && clash(task.kinds(), use.kinds())) {
                    found.accept(fact(field, task.access(), use.access()));
                    return;
                }
            }
        }
    }

    /** Whether two are not tasks of one executor, which may run them one after the other. */
    private boolean mayOverlap(@Nullable Handover task, @Nullable Handover other) {
        return task == null
                || other == null
                || (accesses.isSideBySide(task) && accesses.isSideBySide(other));
    }

    /** Goes from the field to the methods that use it, and to those that call these. */
    private void collect(
            VariableElement field, List<Done> byTasks, List<Done> here, Set<Element> runByTasks) {
        record Reached(Element member, Set<UseKind> kinds, @Nullable Handover by) {}
        Deque<Reached> open = new ArrayDeque<>(List.of(new Reached(field, Set.of(), null)));
        Set<Reached> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Reached next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            for (MemberAccess each : accesses.accessesOf(next.member())) {
                ExecutableElement method = each.method();
                Set<UseKind> kinds = kindsOf(each, next.kinds());
                Handover by = next.by();
                if (each.access() instanceof Handover handover) {
                    runByTasks.add(next.member());
                    by = by == null ? handover : by;
                    if (!accesses.isTaken(handover)) {
                        continue;
                    } else if (!accesses.isOver(handover)) {
                        byTasks.add(new Done(each, kinds, by));
                        continue;
                    }
                }
                if (method != null && !Accesses.isConstruction(method) && !kinds.isEmpty()) {
                    here.add(new Done(each, kinds, by));
                    open.push(new Reached(method, kinds, by));
                }
            }
        }
    }

    /** What is done by an access to a field; to a method, by what that does, if it is called. */
    private Set<UseKind> kindsOf(MemberAccess access, Set<UseKind> ofMethod) {
        Set<ObjectUse> uses =
                access.access() instanceof Handover handover
                        ? handover.uses().all()
                        : Set.of((ObjectUse) access.access());
        Set<UseKind> kinds = accesses.kindsOf(uses);
        if (ofMethod.isEmpty()) {
            return kinds;
        }
        Set<UseKind> all = new HashSet<>();
        for (UseKind call : kinds) {
            ofMethod.forEach(kind -> all.add(kind.within(call.isLocked())));
        }
        return all;
    }

    private static boolean isEntry(MemberAccess use, Set<Element> runByTasks) {
        ExecutableElement method = use.method();
        return method != null
                && !use.hasWaited()
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && !runByTasks.contains(method)
                && !OUTSIDE.matcher(method.getSimpleName().toString()).matches();
    }

    private static boolean clash(Set<UseKind> there, Set<UseKind> here) {
        return there.stream().anyMatch(one -> here.stream().anyMatch(one::clashesWith));
    }

    private static UseAfterHandover fact(
            VariableElement field, MemberAccess task, MemberAccess use) {
        return new UseAfterHandover(
                field,
                "'" + field.getSimpleName() + "'",
                field.asType(),
                (Handover) task.access(),
                use.access(),
                Set.of(),
                Set.of(),
                task.site());
    }
}

package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.MemberAccess;
import dev.locksmith.processor.fact.handover.MemberAfterHandover;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.Taker;
import dev.locksmith.processor.fact.handover.UseAfterHandover;
import dev.locksmith.processor.summary.Accesses;
import dev.locksmith.processor.type.Containers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Fields whose value one thread may use at a time, that a task uses by a method of its own object,
 * and that the code which started the task uses as well, by itself, by a method, or by another
 * task.
 */
public final class OwnMethods {

    private final Accesses accesses;

    /** What methods use themselves. */
    private final Map<Element, List<MemberAccess>> byMethod = new HashMap<>();

    private final Map<Element, Map<VariableElement, Set<UseKind>>> byMember = new HashMap<>();

    /**
     * @param accesses all that was worked out
     */
    public OwnMethods(Accesses accesses) {
        this.accesses = accesses;
        for (Element member : accesses.members()) {
            for (MemberAccess each : accesses.accessesOf(member)) {
                if (each.method() != null && each.access() instanceof ObjectUse) {
                    byMethod.computeIfAbsent(each.method(), key -> new ArrayList<>()).add(each);
                }
            }
        }
    }

    /** Tells of each field that the two of these certainly use at a time. */
    public void find(MemberAfterHandover fact, Consumer<UseAfterHandover> found) {
        if (accesses.mayWait(fact.between()) || mayWait(fact.handed()) || mayWait(fact.used())) {
            return;
        }
        Map<VariableElement, Set<UseKind>> there = fieldsUsedBy(fact.handed());
        Map<VariableElement, Set<UseKind>> here = fieldsUsedBy(fact.used());
        there.forEach(
                (field, kinds) -> {
                    Set<UseKind> others = here.get(field);
                    if (others != null && clash(field, fact, kinds, others)) {
                        found.accept(
                                new UseAfterHandover(
                                        field,
                                        "'" + field.getSimpleName() + "'",
                                        field.asType(),
                                        fact.first(),
                                        fact.second(),
                                        fact.between(),
                                        Set.of(),
                                        fact.site()));
                    }
                });
    }

    /** Who waits for the other one may do so before the field is used, or after. */
    private boolean mayWait(Element member) {
        return member instanceof ExecutableElement method
                && accesses.mayWait(Set.of(new Code.OfMethod(method)));
    }

    private boolean clash(
            VariableElement field,
            MemberAfterHandover fact,
            Set<UseKind> there,
            Set<UseKind> here) {
        for (Accesses.Taken first : accesses.takenBy(fact.first())) {
            Set<UseKind> one = done(fact.handed(), first.uses(), there);
            if (fact.second() instanceof ObjectUse use) {
                if (clash(field, one, done(fact.used(), accesses.kindsOf(Set.of(use)), here))) {
                    return true;
                }
            } else if (first.taker() == Taker.SIDE_BY_SIDE) {
                for (Accesses.Taken again : accesses.takenBy((Handover) fact.second())) {
                    if (again.taker() == Taker.SIDE_BY_SIDE
                            && clash(field, one, done(fact.used(), again.uses(), here))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Who locks a container on one side may do so on the other, further out. */
    private static boolean clash(VariableElement field, Set<UseKind> one, Set<UseKind> other) {
        boolean mayBeLocked =
                Containers.isOne(field.asType())
                        && (one.stream().anyMatch(UseKind::isLocked)
                                || other.stream().anyMatch(UseKind::isLocked));
        return !mayBeLocked && Accesses.clash(one, other);
    }

    /** What is done to a field by uses of a member: of itself, or of a method that does this. */
    private static Set<UseKind> done(Element used, Set<UseKind> uses, Set<UseKind> byMethod) {
        return used instanceof ExecutableElement ? within(uses, byMethod) : uses;
    }

    /** What is done by calls of these kinds, under the locks that they hold. */
    private static Set<UseKind> within(Set<UseKind> calls, Set<UseKind> kinds) {
        Set<UseKind> all = EnumSet.noneOf(UseKind.class);
        for (UseKind call : calls) {
            kinds.forEach(kind -> all.add(kind.within(call.isLocked())));
        }
        return all;
    }

    /** The fields that a method of the object uses, itself or by others; a field is used itself. */
    private Map<VariableElement, Set<UseKind>> fieldsUsedBy(Element member) {
        Map<VariableElement, Set<UseKind>> fields = byMember.get(member);
        if (fields == null) {
            fields = new LinkedHashMap<>();
            collect(member, fields);
            byMember.put(member, fields);
        }
        return fields;
    }

    private void collect(Element from, Map<VariableElement, Set<UseKind>> fields) {
        record Reached(Element member, Set<UseKind> kinds) {}
        Deque<Reached> open =
                new ArrayDeque<>(List.of(new Reached(from, EnumSet.of(UseKind.CHANGE))));
        Set<Reached> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Reached next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next.member() instanceof VariableElement field) {
                fields.computeIfAbsent(field, key -> EnumSet.noneOf(UseKind.class))
                        .addAll(next.kinds());
            }
            for (MemberAccess each : byMethod.getOrDefault(next.member(), List.of())) {
                Set<UseKind> kinds = accesses.kindsOf(Set.of((ObjectUse) each.access()));
                open.push(new Reached(each.member(), within(next.kinds(), kinds)));
            }
        }
    }
}

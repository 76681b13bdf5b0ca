package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.ObjectLink;
import dev.locksmith.processor.fact.lock.ObjectLink.Slot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/**
 * Which fields lead back: what is in the one field of an object has that object in the other. So it
 * is between a parent and the parts that it makes, and between a subject and listeners that enlist
 * themselves.
 */
final class BackReferences implements ObjectLink.Visitor {

    private final Map<VariableElement, Set<Slot>> keptIn = new HashMap<>();
    private final Map<VariableElement, Set<VariableElement>> passedOnFrom = new HashMap<>();
    private final List<ObjectLink.Made> made = new ArrayList<>();
    private final List<ObjectLink.Inside> inside = new ArrayList<>();
    private final List<ObjectLink.Introduced> introduced = new ArrayList<>();
    private final List<ObjectLink.Put> put = new ArrayList<>();
    private final List<ObjectLink.Enlisted> enlisted = new ArrayList<>();

    /** By where an object is, the ways from it that lead back. */
    private final Map<Slot, Set<List<Element>>> back = new HashMap<>();

    @Override
    public void made(ObjectLink.Made link) {
        made.add(link);
    }

    @Override
    public void inside(ObjectLink.Inside link) {
        inside.add(link);
    }

    @Override
    public void kept(ObjectLink.Kept link) {
        keptIn.computeIfAbsent(link.parameter(), key -> new HashSet<>()).add(link.slot());
    }

    @Override
    public void passedOn(ObjectLink.PassedOn link) {
        passedOnFrom.computeIfAbsent(link.to(), key -> new HashSet<>()).add(link.parameter());
    }

    @Override
    public void introduced(ObjectLink.Introduced link) {
        introduced.add(link);
    }

    @Override
    public void put(ObjectLink.Put link) {
        put.add(link);
    }

    @Override
    public void enlisted(ObjectLink.Enlisted link) {
        enlisted.add(link);
    }

    @Override
    public void given(ObjectLink.Given link) {}

    /** Puts all links together; to be called once, when all are known. */
    void solve() {
        spreadKept();
        for (ObjectLink.Made each : made) {
            leadBack(each.slot(), List.of(), keptIn.getOrDefault(each.parameter(), Set.of()));
        }
        for (ObjectLink.Inside each : inside) {
            leadBack(each.slot(), List.of(each.around()));
        }
        for (ObjectLink.Introduced each : introduced) {
            for (Slot slot : keptIn.getOrDefault(each.to(), Set.of())) {
                leadBack(slot, List.of(), slotsOf(each.of()));
            }
        }
        for (ObjectLink.Put each : put) {
            leadBack(each.slot(), List.of(), slotsOf(each.of()));
        }
        for (ObjectLink.Enlisted each : enlisted) {
            for (Slot slot : keptIn.getOrDefault(each.to(), Set.of())) {
                leadBack(slot, List.of(each.around()), slotsOf(each.of()));
            }
        }
    }

    private Set<Slot> slotsOf(VariableElement holder) {
        return holder.getKind().isField()
                ? Set.of(new Slot(holder, false))
                : keptIn.getOrDefault(holder, Set.of());
    }

    /** What a constructor keeps that another one hands its parameter on to, that one keeps too. */
    private void spreadKept() {
        Deque<VariableElement> open = new ArrayDeque<>(keptIn.keySet());
        while (!open.isEmpty()) {
            VariableElement parameter = open.poll();
            Set<Slot> slots = keptIn.getOrDefault(parameter, Set.of());
            for (VariableElement from : passedOnFrom.getOrDefault(parameter, Set.of())) {
                if (keptIn.computeIfAbsent(from, key -> new HashSet<>()).addAll(slots)) {
                    open.add(from);
                }
            }
        }
    }

    private void leadBack(Slot slot, List<Element> outwards, Set<Slot> fields) {
        for (Slot each : fields) {
            if (!each.holdsElements()) {
                List<Element> way = new ArrayList<>(outwards);
                way.add(each.field());
                leadBack(slot, List.copyOf(way));
            }
        }
    }

    private void leadBack(Slot slot, List<Element> way) {
        back.computeIfAbsent(slot, key -> new HashSet<>()).add(way);
    }

    /** The same way without what leads there and back again. */
    List<Element> shortened(List<Element> steps) {
        if (back.isEmpty() || steps.size() < 2) {
            return steps;
        }
        List<Element> left = new ArrayList<>(steps.size());
        for (Element step : steps) {
            left.add(step);
            cutBack(left);
        }
        return left;
    }

    private void cutBack(List<Element> steps) {
        int size = steps.size();
        for (int length = 1; length <= 2 && length < size; length++) {
            int at = size - length - 1;
            List<Element> way = steps.subList(at + 1, size);
            boolean isElement = !steps.get(at).getKind().isField();
            if (isElement
                    ? at > 0 && leadsBack(steps.get(at - 1), true, way)
                    : leadsBack(steps.get(at), false, way)) {
                steps.subList(isElement ? at - 1 : at, size).clear();
                return;
            }
        }
    }

    private boolean leadsBack(Element there, boolean holdsElements, List<Element> way) {
        return there instanceof VariableElement field
                && back.getOrDefault(new Slot(field, holdsElements), Set.of()).contains(way);
    }
}

package dev.locksmith.processor.dataflow.store;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.handover.Handover;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * The domain of moved state: to whom values that one thread may use at a time may have been handed,
 * by where each was born. A hand-over has not happened, has, or has and may have come back since;
 * the last is the greatest of the three, so that a wait on one path is enough to be quiet.
 */
public final class Handovers {

    private final JoinMap<Object, Few<Handover>> handed;

    /** Of what was handed over, what may have come back. */
    private final JoinMap<Object, Few<Handover>> returned;

    /** What the operation that was run last handed over; it has not, if it throws. */
    private final JoinMap<Object, Few<Handover>> begun;

    /** What threads that are not yet started will take, by the thread. */
    private final JoinMap<Object, Few<Waiting>> unstarted;

    /** The code that may have been run since something was handed over. */
    private Few<Code> called;

    private boolean hasWaited;

    /** The tasks that were put into containers. */
    public final Gathered gathered;

    Handovers() {
        this(
                new JoinMap<>(),
                new JoinMap<>(),
                new JoinMap<>(),
                new JoinMap<>(),
                Few.none(),
                false,
                new Gathered());
    }

    private Handovers(
            JoinMap<Object, Few<Handover>> handed,
            JoinMap<Object, Few<Handover>> returned,
            JoinMap<Object, Few<Handover>> begun,
            JoinMap<Object, Few<Waiting>> unstarted,
            Few<Code> called,
            boolean hasWaited,
            Gathered gathered) {
        this.handed = handed;
        this.returned = returned;
        this.begun = begun;
        this.unstarted = unstarted;
        this.called = called;
        this.hasWaited = hasWaited;
        this.gathered = gathered;
    }

    /**
     * A value that a thread will take when it is started.
     *
     * @param waits whether the thread may wait for others before it uses the value
     */
    public record Waiting(Birth birth, Handover handover, boolean waits) {}

    /** What is known where a function begins that is run later. */
    Handovers forLater() {
        return new Handovers(
                new JoinMap<>(),
                new JoinMap<>(),
                new JoinMap<>(),
                unstarted.copy(),
                Few.none(),
                false,
                gathered.copy());
    }

    Handovers copy() {
        return new Handovers(
                handed.copy(),
                returned.copy(),
                begun.copy(),
                unstarted.copy(),
                called,
                hasWaited,
                gathered.copy());
    }

    /** All that may have taken the value born there. */
    public Set<Handover> of(Object birth) {
        if (handed.isEmpty() && begun.isEmpty()) {
            return Set.of();
        }
        Few<Handover> earlier = Few.of(handed, birth).without(Few.of(returned, birth));
        return earlier.and(Few.of(begun, birth)).all();
    }

    /** The members of the object itself that others may have, by those who may. */
    public Map<Element, Set<Handover>> ofMembers() {
        if (handed.isEmpty() && begun.isEmpty()) {
            return Map.of();
        }
        Map<Element, Set<Handover>> members = new LinkedHashMap<>();
        for (JoinMap<Object, Few<Handover>> map : List.of(handed, begun)) {
            for (Object key : map.entries().keySet()) {
                if (key instanceof Element element && isMember(element)) {
                    members.computeIfAbsent(element, this::of);
                }
            }
        }
        return members;
    }

    /** What others have had of the members of the object itself, and may have given back. */
    public Set<Handover> returnedMembers() {
        Set<Handover> all = new LinkedHashSet<>();
        if (hasWaited) {
            returned.entries()
                    .forEach(
                            (key, some) -> {
                                if (key instanceof Element element && isMember(element)) {
                                    all.addAll(some.all());
                                }
                            });
        }
        return all;
    }

    private static boolean isMember(Element element) {
        return element.getKind().isField() || element.getKind() == ElementKind.METHOD;
    }

    public void begin(Object birth, Handover handover) {
        Few.add(begun, birth, handover);
        if (Few.of(returned, birth).all().contains(handover)) {
            // In a later turn: the earlier one is over.
            Few.remove(handed, birth, handover);
            Few.remove(returned, birth, handover);
        }
    }

    boolean areAnyBegun() {
        return !begun.isEmpty();
    }

    /** Whatever was begun has succeeded: another operation is run. */
    public void settle() {
        if (!begun.isEmpty()) {
            begun.entries().forEach((birth, some) -> Few.addAll(handed, birth, some));
            begun.clear();
        }
    }

    /** The last operation throws: what it began to hand over it has not. */
    void abandon() {
        begun.clear();
    }

    /** What was given at these places was not taken. */
    public void takeBack(Set<Object> places) {
        takeBack(handed, places);
        takeBack(returned, places);
        takeBack(begun, places);
    }

    private static void takeBack(JoinMap<Object, Few<Handover>> map, Set<Object> places) {
        for (Map.Entry<Object, Few<Handover>> each : List.copyOf(map.entries().entrySet())) {
            for (Handover handover : each.getValue().all()) {
                if (places.contains(handover.site().place())) {
                    Few.remove(map, each.getKey(), handover);
                }
            }
        }
    }

    /** A thread was made that will take a value. */
    public void wait(Object thread, Waiting waiting) {
        Few.add(unstarted, thread, waiting);
    }

    /** What this thread will take. */
    public Set<Waiting> waitingFor(Object thread) {
        Few<Waiting> waiting = unstarted.get(thread);
        return waiting == null ? Set.of() : waiting.all();
    }

    public boolean areThreadsUnstarted() {
        return !unstarted.isEmpty();
    }

    /** The thread is started. */
    public void forget(Object thread) {
        unstarted.remove(thread);
    }

    /** Whether anything was handed over. */
    public boolean areAny() {
        return !handed.isEmpty() || !begun.isEmpty();
    }

    /** Code is run, which may wait. */
    public void called(Set<Code> code) {
        called = called.and(new Few<>(Set.copyOf(code), false));
    }

    /** Whether so much was run that it is not known what. */
    public boolean areMoreCalled() {
        return called.isMore();
    }

    public Set<Code> calledSince() {
        return called.all();
    }

    /** The value born here is a new one: whatever was known of an earlier one is void. */
    public void renew(Object birth) {
        gathered.renew(birth);
        if (handed.isEmpty() && begun.isEmpty() && unstarted.isEmpty()) {
            return;
        }
        renew(handed, birth);
        renew(returned, birth);
        renew(begun, birth);
        unstarted.remove(birth);
    }

    /** A field of the object holds another value: what its methods use may be that one. */
    public void renewField(Element field) {
        renew(field);
        ofMembers().keySet().stream()
                .filter(each -> each.getKind() == ElementKind.METHOD)
                .forEach(this::renew);
    }

    private static void renew(JoinMap<Object, Few<Handover>> map, Object birth) {
        for (Object key : List.copyOf(map.entries().keySet())) {
            if (key.equals(birth) || (key instanceof Set<?> several && several.contains(birth))) {
                map.remove(key);
            }
        }
    }

    /** Something was waited for: all that was handed over may have come back. */
    public void waited() {
        mayHaveReturned();
        called = Few.none();
        hasWaited = true;
    }

    /** Another thread may have told that it is done with all that was handed over. */
    public void mayHaveReturned() {
        settle();
        gathered.forget();
        handed.entries().forEach((birth, some) -> Few.addAll(returned, birth, some));
    }

    public boolean hasWaited() {
        return hasWaited;
    }

    public boolean join(Handovers other) {
        boolean changed = handed.joinAll(other.handed, Few::and);
        changed |= returned.joinAll(other.returned, Few::and);
        changed |= begun.joinAll(other.begun, Few::and);
        changed |= unstarted.joinAll(other.unstarted, Few::and);
        Few<Code> all = called.and(other.called);
        changed |= !all.equals(called) || (other.hasWaited && !hasWaited);
        called = all;
        hasWaited |= other.hasWaited;
        changed |= gathered.join(other.gathered);
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Handovers handovers
                && handovers.handed.equals(handed)
                && handovers.returned.equals(returned)
                && handovers.begun.equals(begun)
                && handovers.unstarted.equals(unstarted)
                && handovers.called.equals(called)
                && handovers.hasWaited == hasWaited
                && handovers.gathered.equals(gathered);
    }

    @Override
    public int hashCode() {
        return handed.hashCode();
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The locks that a thread holds at one point of a body. It is a lattice: what is certainly held
 * shrinks where ways meet, and what may be held grows. That no control comes to a point is its
 * least element, and is said by having none of these. Copies share what they hold until one of them
 * changes: most code takes no lock.
 */
final class HeldLocks {

    /** What is counted: one lock in one mode. */
    private record Id(LockName name, Lock.Kind kind, Lock.Mode mode) {
        static Id of(Lock lock) {
            return new Id(lock.name(), lock.kind(), lock.mode());
        }

        boolean isOf(Lock lock) {
            return name.equals(lock.name()) && kind == lock.kind();
        }
    }

    /**
     * A lock that is certainly held.
     *
     * @param times how often it was taken
     * @param ordered whether something was compared before it was taken
     * @param taken where, from the outermost call inwards
     */
    record Held(Lock lock, int times, boolean ordered, List<Place> taken) {

        private Held times(int other) {
            return new Held(lock, other, ordered, taken);
        }

        private Held and(Held other) {
            return new Held(lock, Math.min(times, other.times), ordered || other.ordered, taken);
        }

        private boolean isAsMuchAs(Held other) {
            return times == other.times && ordered == other.ordered;
        }
    }

    private static final int MANY = 8;

    private Map<Id, Held> certain;

    /** How often each lock may have been taken; from {@link #MANY} on, nobody counts. */
    private Map<Id, Integer> possible;

    /** What was given back where it was not certain that it had been taken here. */
    private Set<Lock> givenBack;

    /** What was certainly given back and cannot have been taken here: a caller has taken it. */
    private Set<Lock> returned;

    /** What is certainly held besides, whoever took it: the program says so. */
    private Set<Lock> asserted;

    /** What was certainly taken so far, whether or not it was given back. */
    private Map<Id, Held> passed;

    /** The classes that are certainly initialized, or being so by this thread. */
    private Set<TypeElement> initialized;

    /** The variables whose tasks are certainly done. */
    private Set<Element> finished;

    /** What boolean parameters and fields certainly are. */
    private Supposed supposed = Supposed.NOTHING;

    private boolean compared;

    /** Whether another one has the same collections. */
    private boolean isShared;

    HeldLocks() {
        certain = new LinkedHashMap<>();
        possible = new HashMap<>();
        givenBack = new HashSet<>();
        returned = new HashSet<>();
        asserted = new HashSet<>();
        passed = new LinkedHashMap<>();
        initialized = new HashSet<>();
        finished = new HashSet<>();
    }

    private HeldLocks(HeldLocks shared) {
        certain = shared.certain;
        possible = shared.possible;
        givenBack = shared.givenBack;
        returned = shared.returned;
        asserted = shared.asserted;
        passed = shared.passed;
        initialized = shared.initialized;
        finished = shared.finished;
        supposed = shared.supposed;
        compared = shared.compared;
        isShared = true;
    }

    HeldLocks copy() {
        isShared = true;
        return new HeldLocks(this);
    }

    /** Something is about to change. */
    private void own() {
        if (isShared) {
            certain = new LinkedHashMap<>(certain);
            possible = new HashMap<>(possible);
            givenBack = new HashSet<>(givenBack);
            returned = new HashSet<>(returned);
            asserted = new HashSet<>(asserted);
            passed = new LinkedHashMap<>(passed);
            initialized = new HashSet<>(initialized);
            finished = new HashSet<>(finished);
            isShared = false;
        }
    }

    /** Becomes the least upper bound of both; whether that is more than it was. */
    boolean join(HeldLocks other) {
        boolean changed = !compared && other.compared;
        compared |= other.compared;
        Supposed common = supposed.or(other.supposed);
        changed |= !common.equals(supposed);
        supposed = common;
        if (hasSameAs(other)) {
            return changed;
        }
        own();
        Set<Lock> said = assertedByBoth(other);
        changed |= !said.equals(asserted);
        asserted = said;
        changed |= certain.keySet().retainAll(other.certain.keySet());
        for (Map.Entry<Id, Held> each : certain.entrySet()) {
            Held before = each.getValue();
            Held theirs = other.certain.get(each.getKey());
            if (theirs != null) {
                Held after = before.and(theirs);
                changed |= !after.isAsMuchAs(before);
                each.setValue(after);
            }
        }
        for (Map.Entry<Id, Integer> each : other.possible.entrySet()) {
            Integer before = possible.get(each.getKey());
            if (before == null || before < each.getValue()) {
                possible.put(each.getKey(), each.getValue());
                changed = true;
            }
        }
        changed |= givenBack.addAll(other.givenBack);
        changed |= returned.retainAll(other.returned);
        changed |= passed.keySet().retainAll(other.passed.keySet());
        changed |= initialized.retainAll(other.initialized);
        changed |= finished.retainAll(other.finished);
        return changed;
    }

    /** What is said to be held where two ways meet: on one of them it may have been taken. */
    private Set<Lock> assertedByBoth(HeldLocks other) {
        Set<Lock> both = new HashSet<>();
        if (!asserted.isEmpty() || !other.asserted.isEmpty()) {
            for (Lock each : all()) {
                int here = Math.min(taken(each), other.taken(each));
                if (Math.min(held(each), other.held(each)) > here) {
                    both.add(each);
                }
            }
        }
        return both;
    }

    /** How often a lock was certainly taken here. */
    private int taken(Lock lock) {
        Held held = certain.get(Id.of(lock));
        return held == null ? 0 : held.times();
    }

    /** The same, with what is said. */
    private int held(Lock lock) {
        return taken(lock) + (asserted.contains(lock) ? 1 : 0);
    }

    /** Whether both came from one, and neither has changed since. */
    private boolean hasSameAs(HeldLocks other) {
        return certain == other.certain
                && possible == other.possible
                && givenBack == other.givenBack
                && returned == other.returned
                && asserted == other.asserted
                && passed == other.passed
                && initialized == other.initialized
                && finished == other.finished;
    }

    /** A lock is taken, for good. */
    void take(Lock lock, List<Place> where) {
        own();
        Id id = Id.of(lock);
        Held before = certain.get(id);
        certain.put(
                id,
                before == null
                        ? new Held(lock, 1, compared, where)
                        : before.times(before.times() + 1));
        passed.putIfAbsent(id, new Held(lock, 1, compared, where));
        returned.removeIf(each -> each.isSame(lock));
        perhapsTake(lock);
    }

    /** What was certainly taken so far. */
    List<Held> passed() {
        return List.copyOf(passed.values());
    }

    /** A lock is taken on some way. */
    void perhapsTake(Lock lock) {
        own();
        possible.merge(Id.of(lock), 1, (before, one) -> Math.min(before + one, MANY));
    }

    /** An attempt that was made took the lock. */
    void took(Lock lock, List<Place> where) {
        own();
        Id id = Id.of(lock);
        certain.putIfAbsent(id, new Held(lock, 1, compared, where));
        passed.putIfAbsent(id, new Held(lock, 1, compared, where));
    }

    /** An attempt that was made did not take the lock. */
    void missed(Lock lock) {
        own();
        forgetOne(Id.of(lock));
    }

    private void forgetOne(Id id) {
        possible.computeIfPresent(
                id, (any, times) -> times == MANY ? times : times == 1 ? null : times - 1);
    }

    /** A lock is held, whoever took it; that it is one taken here is known already. */
    void assertHeld(Lock lock) {
        if (!certain.containsKey(Id.of(lock))) {
            own();
            asserted.add(lock);
        }
    }

    /** Whether it is said that this lock is held, which is given to its holder again. */
    boolean isAsserted(Lock lock) {
        return asserted.stream()
                .anyMatch(each -> each.isSame(lock) && !each.isRefusedToItsHolder(lock.mode()));
    }

    Set<Lock> asserted() {
        return asserted;
    }

    /** A lock is given back; which one need not be known. */
    void giveBack(Lock lock) {
        own();
        Id id = Id.of(lock);
        if (lock.name().equals(LockName.UNKNOWN) && !certain.containsKey(id)) {
            certain.keySet().removeIf(each -> each.kind() == lock.kind());
        }
        Held before = certain.remove(id);
        if (before == null) {
            asserted.removeIf(
                    each ->
                            each.kind() == lock.kind()
                                    && (each.isSame(lock) || lock.name().equals(LockName.UNKNOWN)));
            givenBack.add(lock);
            if (!mayHold(lock) && !lock.name().equals(LockName.UNKNOWN)) {
                returned.add(lock);
            }
        } else if (before.times() > 1) {
            certain.put(id, before.times(before.times() - 1));
        }
        forgetOne(id);
    }

    /** Nobody waits from here on until a class, or one above it, is initialized. */
    void initializeAll(TypeElement type) {
        own();
        for (TypeElement at = type; at != null; at = Members.superclass(at)) {
            initialized.add(at);
        }
    }

    Set<TypeElement> initialized() {
        return Set.copyOf(initialized);
    }

    boolean isInitialized(TypeElement type) {
        return initialized.contains(type);
    }

    /** It is known whether the task in a variable is done. */
    void finish(Element variable, boolean done) {
        if (done != finished.contains(variable)) {
            own();
            if (done) {
                finished.add(variable);
            } else {
                finished.remove(variable);
            }
        }
    }

    boolean isFinished(@Nullable Element variable) {
        return finished.contains(variable);
    }

    /** A boolean parameter or field has this value; whether that can be. */
    boolean suppose(LockName what, boolean value) {
        Supposed more = supposed.and(what, value);
        supposed = more == null ? supposed : more;
        return more != null;
    }

    Supposed supposed() {
        return supposed;
    }

    /** Something is compared: what is taken from here on may follow an order. */
    void compare() {
        compared = true;
    }

    boolean hasCompared() {
        return compared;
    }

    /** Whether this lock, in whatever mode, is or may be held. */
    boolean mayHold(Lock lock) {
        return possible.keySet().stream().anyMatch(each -> each.isOf(lock));
    }

    /** Whether some lock is or may be held of which nobody can say which one it is. */
    boolean mayHoldUnknown() {
        for (Id each : possible.keySet()) {
            if (each.name().equals(LockName.UNKNOWN)) {
                return true;
            }
        }
        return false;
    }

    /** What is or may be held. */
    Set<Lock> possible() {
        Set<Lock> all = new HashSet<>();
        for (Id each : possible.keySet()) {
            all.add(new Lock(each.name(), null, each.kind(), each.mode()));
        }
        return all;
    }

    /** What is certainly held, in the order in which it was taken. */
    List<Held> certain() {
        return new ArrayList<>(certain.values());
    }

    /** What is certainly held, and what is said to be. */
    List<Lock> all() {
        List<Lock> all = new ArrayList<>(asserted);
        certain.values().forEach(each -> all.add(each.lock()));
        return all;
    }

    Set<Lock> givenBack() {
        return givenBack;
    }

    Set<Lock> returned() {
        return returned;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof HeldLocks held)
                || !held.certain.keySet().equals(certain.keySet())
                || !held.possible.equals(possible)
                || !held.givenBack.equals(givenBack)
                || !held.returned.equals(returned)
                || !held.asserted.equals(asserted)
                || !held.passed.keySet().equals(passed.keySet())
                || !held.initialized.equals(initialized)
                || !held.finished.equals(finished)
                || !held.supposed.equals(supposed)
                || held.compared != compared) {
            return false;
        }
        for (Map.Entry<Id, Held> each : certain.entrySet()) {
            Held theirs = held.certain.get(each.getKey());
            if (theirs == null || !each.getValue().isAsMuchAs(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return possible.hashCode();
    }
}

package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which locks a body has taken and left held, by whether it returns true or false: it may say by
 * that whether it took one.
 */
record LockAnswers(Outcome whenTrue, Outcome whenFalse) {

    static final LockAnswers NOTHING = new LockAnswers(Outcome.NOTHING, Outcome.NOTHING);

    /**
     * One of the two.
     *
     * @param certain what is held then
     * @param possible what may be held then
     */
    record Outcome(List<Held> certain, Set<Lock> possible) {

        private static final Outcome NOTHING = new Outcome(List.of(), Set.of());

        private static Outcome of(@Nullable HeldLocks held, Predicate<Lock> isLeft) {
            if (held == null) {
                return NOTHING;
            }
            List<Held> certain = new ArrayList<>(held.certain());
            certain.removeIf(each -> !isLeft.test(each.lock()));
            Set<Lock> possible = new HashSet<>(held.possible());
            possible.removeIf(isLeft.negate());
            return new Outcome(List.copyOf(certain), Set.copyOf(possible));
        }

        private boolean isSameAs(Outcome other) {
            return possible.equals(other.possible)
                    && LockSummary.locksOf(certain).equals(LockSummary.locksOf(other.certain));
        }
    }

    /**
     * @param whenTrue what is held where it returns true; null if it never does
     * @param whenFalse the same of false
     * @param end what is held where it ends: a {@code finally} part may have given some back
     */
    static LockAnswers of(
            @Nullable HeldLocks whenTrue, @Nullable HeldLocks whenFalse, HeldLocks end) {
        if (whenTrue == null && whenFalse == null) {
            return NOTHING;
        }
        Set<Lock> open = new HashSet<>(end.possible());
        end.certain().forEach(each -> open.removeIf(each.lock()::isSameWay));
        Predicate<Lock> isLeft =
                lock -> lock.kind() == Lock.Kind.LOCK && open.stream().anyMatch(lock::isSameWay);
        return new LockAnswers(Outcome.of(whenTrue, isLeft), Outcome.of(whenFalse, isLeft));
    }

    Outcome when(boolean answer) {
        return answer ? whenTrue : whenFalse;
    }

    /** What may be held as long as nobody looks at the answer. */
    Set<Lock> possible() {
        if (whenTrue.possible.isEmpty() || whenFalse.possible.isEmpty()) {
            return whenTrue.possible.isEmpty() ? whenFalse.possible : whenTrue.possible;
        }
        Set<Lock> all = new HashSet<>(whenTrue.possible);
        all.addAll(whenFalse.possible);
        return all;
    }

    boolean isNothing() {
        return possible().isEmpty();
    }

    boolean isSameAs(LockAnswers other) {
        return whenTrue.isSameAs(other.whenTrue) && whenFalse.isSameAs(other.whenFalse);
    }
}

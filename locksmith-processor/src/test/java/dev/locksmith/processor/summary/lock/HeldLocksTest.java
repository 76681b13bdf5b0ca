package dev.locksmith.processor.summary.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The laws of the lattice, and what taking and giving back do. */
class HeldLocksTest {

    private static final Lock ONE = lock("one", Lock.Mode.WRITE);
    private static final Lock ONE_READ = lock("one", Lock.Mode.READ);
    private static final Lock TWO = lock("two", Lock.Mode.WRITE);

    /** A name that stands for itself: the domain asks names for equality alone. */
    private static Lock lock(String name, Lock.Mode mode) {
        return new Lock(new LockName.Function(name, null), null, Lock.Kind.LOCK, mode);
    }

    private static HeldLocks holding(Lock... locks) {
        HeldLocks held = new HeldLocks();
        for (Lock each : locks) {
            held.take(each, List.of());
        }
        return held;
    }

    private static List<HeldLocks> samples() {
        HeldLocks compared = holding(ONE);
        compared.compare();
        HeldLocks perhaps = new HeldLocks();
        perhaps.perhapsTake(TWO);
        HeldLocks givenBack = holding(TWO);
        givenBack.giveBack(ONE);
        HeldLocks asserted = new HeldLocks();
        asserted.assertHeld(ONE);
        HeldLocks taken = asserted.copy();
        taken.take(ONE, List.of());
        HeldLocks both = holding(TWO);
        both.assertHeld(ONE);
        return List.of(
                asserted,
                taken,
                both,
                new HeldLocks(),
                holding(ONE),
                holding(ONE, ONE),
                holding(ONE_READ),
                holding(TWO, ONE),
                compared,
                perhaps,
                givenBack);
    }

    private static HeldLocks join(HeldLocks one, HeldLocks other) {
        HeldLocks joined = one.copy();
        joined.join(other);
        return joined;
    }

    @Test
    void join_is_idempotent_commutative_and_associative() {
        for (HeldLocks a : samples()) {
            assertEquals(a, join(a, a));
            for (HeldLocks b : samples()) {
                assertEquals(join(a, b), join(b, a));
                for (HeldLocks c : samples()) {
                    assertEquals(join(join(a, b), c), join(a, join(b, c)));
                }
            }
        }
    }

    @Test
    void join_is_an_upper_bound_and_says_whether_it_changed_anything() {
        for (HeldLocks a : samples()) {
            for (HeldLocks b : samples()) {
                HeldLocks joined = a.copy();
                boolean changed = joined.join(b);
                assertEquals(changed, !joined.equals(a));
                assertFalse(joined.copy().join(a));
                assertFalse(joined.copy().join(b));
            }
        }
    }

    @Test
    void taking_and_giving_back_are_monotone() {
        for (HeldLocks a : samples()) {
            for (HeldLocks b : samples()) {
                HeldLocks above = join(a, b);
                HeldLocks below = a.copy();
                below.take(ONE, List.of());
                above.take(ONE, List.of());
                assertFalse(above.copy().join(below), "take");
                below.giveBack(ONE);
                above.giveBack(ONE);
                assertFalse(above.copy().join(below), "give back");
                below.assertHeld(ONE);
                above.assertHeld(ONE);
                assertFalse(above.copy().join(below), "assert");
            }
        }
    }

    @Test
    void only_what_all_ways_hold_is_certain() {
        HeldLocks joined = join(holding(ONE, TWO), holding(TWO));
        assertEquals(List.of(TWO), locks(joined));
        assertTrue(joined.mayHold(ONE));
    }

    @Test
    void a_lock_taken_twice_is_held_until_it_is_given_back_twice() {
        HeldLocks held = holding(ONE, ONE);
        held.giveBack(ONE);
        assertEquals(List.of(ONE), locks(held));
        held.giveBack(ONE);
        assertEquals(List.of(), locks(held));
        assertFalse(held.mayHold(ONE));
    }

    @Test
    void what_was_not_taken_here_is_given_back_for_the_caller() {
        HeldLocks held = holding(ONE);
        held.giveBack(TWO);
        assertEquals(List.of(TWO), new ArrayList<>(held.givenBack()));
    }

    @Test
    void what_is_said_to_be_held_is_so_until_it_is_given_back() {
        HeldLocks held = new HeldLocks();
        held.assertHeld(ONE);
        held.take(ONE, List.of());
        held.giveBack(ONE);
        assertTrue(held.isAsserted(ONE));
        assertFalse(held.isAsserted(TWO));
        held.giveBack(ONE);
        assertFalse(held.isAsserted(ONE));
        held.take(ONE, List.of());
        held.assertHeld(ONE);
        held.giveBack(ONE);
        assertFalse(held.isAsserted(ONE));
        held.assertHeld(ONE);
        assertTrue(join(held, holding(ONE)).isAsserted(ONE));
        assertFalse(join(held, holding(TWO)).isAsserted(ONE));
    }

    private static List<Lock> locks(HeldLocks held) {
        return held.certain().stream().map(HeldLocks.Held::lock).toList();
    }
}

package dev.locksmith.processor.summary.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is kept of effects that a body is found to have again and again. */
class LockSummaryTest {

    private static final Lock LOCK =
            new Lock(LockName.UNKNOWN, null, Lock.Kind.MONITOR, Lock.Mode.WRITE);

    /** The same effect, come to on a way through so many places. */
    private static LockEffect onWay(int places) {
        Place place = new Place("calls", new Site.Nowhere());
        return new LockEffect.Asks(LOCK, LockContext.at(Collections.nCopies(places, place)));
    }

    private static Map<Object, LockEffect> all(LockEffect... effects) {
        Map<Object, LockEffect> all = new LinkedHashMap<>();
        for (LockEffect each : effects) {
            LockSummary.add(all, each.identity(), each);
        }
        return all;
    }

    /** So many effects that differ. */
    private static Map<Object, LockEffect> many(int first, int count) {
        Map<Object, LockEffect> all = new LinkedHashMap<>();
        for (int i = first; i < first + count; i++) {
            LockSummary.add(all, i, onWay(1));
        }
        return all;
    }

    @Test
    void the_shortest_way_is_kept_whichever_comes_first() {
        LockEffect shorter = onWay(2);
        LockEffect longer = onWay(5);
        assertEquals(List.of(shorter), List.copyOf(all(shorter, longer).values()));
        assertEquals(List.of(shorter), List.copyOf(all(longer, shorter).values()));
    }

    @Test
    void callers_hear_of_a_shorter_way_and_not_of_a_longer_one() {
        LockSummary shorter = LockSummary.doing(all(onWay(2)));
        LockSummary longer = LockSummary.doing(all(onWay(5)));
        assertFalse(shorter.isSameAs(longer));
        assertTrue(longer.isSameAs(shorter));
        assertTrue(shorter.isSameAs(shorter));
    }

    @Test
    void an_effect_more_or_less_is_a_change() {
        LockSummary none = LockSummary.NOTHING;
        LockSummary one = LockSummary.doing(all(onWay(1)));
        assertFalse(one.isSameAs(none));
        assertFalse(none.isSameAs(one));
    }

    @Test
    void of_too_many_effects_the_first_ones_stay() {
        LockSummary before = LockSummary.doing(many(0, 1000));
        assertTrue(before.effects().size() < 1000);
        LockSummary then = LockSummary.doing(many(500, 1000));
        assertEquals(before.effects(), then.after(before).effects());
        LockSummary few = LockSummary.doing(many(0, 3));
        assertSame(then, then.after(few));
    }

    @Test
    void what_is_held_afterwards_is_known_of_a_full_summary_too() {
        LockSummary before = LockSummary.doing(many(0, 1000));
        LockSummary then =
                new LockSummary(Map.of(), List.of(), LockAnswers.NOTHING, Set.of(LOCK), Set.of());
        assertEquals(Set.of(LOCK), then.after(before).givenBack());
    }
}

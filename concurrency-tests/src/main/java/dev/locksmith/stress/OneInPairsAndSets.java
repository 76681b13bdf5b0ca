package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockSet;
import dev.locksmith.Mutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads move amounts between three mutexes, by pairs that they write the other way round, and
 * by a set. Both come to an end, and nothing gets lost.
 */
@JCStressTest
@State
@Outcome(
        id = "60, 4",
        expect = ACCEPTABLE,
        desc = "The sum is as before, and all moves have counted.")
@Outcome(expect = FORBIDDEN, desc = "An amount got lost.")
public class OneInPairsAndSets {

    private final Mutex<int[], StressLevels.Inner> a = account();
    private final Mutex<int[], StressLevels.Inner> b = account();
    private final Mutex<int[], StressLevels.Inner> c = account();
    private final LockSet<int[], StressLevels.Inner> all = LockSet.of(c, a, b);

    private static Mutex<int[], StressLevels.Inner> account() {
        return Mutex.of(StressLevels.INNER, new int[] {20, 0});
    }

    @Actor
    public void first() {
        move(a, b);
        moveInSet(a, c);
    }

    @Actor
    public void second() {
        moveInSet(c, b);
        move(b, a);
    }

    private void moveInSet(
            Mutex<int[], StressLevels.Inner> from, Mutex<int[], StressLevels.Inner> to) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(all)) {
            guard.get(from)[0] -= 5;
            guard.get(to)[0] += 5;
            guard.get(from)[1]++;
        }
    }

    private static void move(
            Mutex<int[], StressLevels.Inner> from, Mutex<int[], StressLevels.Inner> to) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var pair = scope.lock(from, to)) {
            pair.first()[0] -= 7;
            pair.second()[0] += 7;
            pair.first()[1]++;
        }
    }

    @Arbiter
    public void sum(II_Result sum) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(all)) {
            for (int[] account : guard.values()) {
                sum.r1 += account[0];
                sum.r2 += account[1];
            }
        }
    }
}

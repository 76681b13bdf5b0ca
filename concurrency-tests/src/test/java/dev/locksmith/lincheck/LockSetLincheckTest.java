package dev.locksmith.lincheck;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockSet;
import dev.locksmith.Mutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Moves between three accounts, by set and by pairs in both directions, are each one step. */
public class LockSetLincheckTest {

    private final Mutex<int[], LincheckLevel> a = Mutex.of(LincheckLevel.LEVEL, new int[] {5});
    private final Mutex<int[], LincheckLevel> b = Mutex.of(LincheckLevel.LEVEL, new int[] {7});
    private final Mutex<int[], LincheckLevel> c = Mutex.of(LincheckLevel.LEVEL, new int[] {9});
    private final LockSet<int[], LincheckLevel> all = LockSet.of(c, b, a);

    @Operation
    public int moveForth() {
        return move(a, b, 1);
    }

    @Operation
    public int moveBack() {
        return move(b, a, 2);
    }

    private static int move(
            Mutex<int[], LincheckLevel> from, Mutex<int[], LincheckLevel> to, int amount) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var pair = scope.lock(from, to)) {
            pair.first()[0] -= amount;
            pair.second()[0] += amount;
            return pair.first()[0];
        }
    }

    @Operation
    public String rotate() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(all)) {
            int first = guard.get(a)[0];
            guard.get(a)[0] = guard.get(b)[0];
            guard.get(b)[0] = guard.get(c)[0];
            guard.get(c)[0] = first;
            return guard.get(a)[0] + " " + guard.get(b)[0] + " " + guard.get(c)[0];
        }
    }

    @Test
    void modelChecking() {
        Checks.modelChecking().check(LockSetLincheckTest.class);
    }

    @Test
    void stress() {
        Checks.stress().check(LockSetLincheckTest.class);
    }
}

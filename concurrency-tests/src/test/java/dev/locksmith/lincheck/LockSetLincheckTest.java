package dev.locksmith.lincheck;

import dev.locksmith.AmbientScope;
import dev.locksmith.KeyHandle;
import dev.locksmith.LockSet;
import dev.locksmith.Mutex;
import dev.locksmith.RwMutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * Moves between three accounts, by set and by pairs in both directions, are each one step, and so
 * is what is noted of them.
 */
public class LockSetLincheckTest {

    private final Mutex<int[], LincheckLevel> a = Mutex.of(LincheckLevel.LEVEL, new int[] {5});
    private final Mutex<int[], LincheckLevel> b = Mutex.of(LincheckLevel.LEVEL, new int[] {7});
    private final Mutex<int[], LincheckLevel> c = Mutex.of(LincheckLevel.LEVEL, new int[] {9});
    private final LockSet<int[], LincheckLevel> all = LockSet.of(c, b, a);
    private final RwMutex<String, LincheckLevel> note = RwMutex.of(LincheckLevel.LEVEL, "");
    private final LockSet<Object, LincheckLevel> noting = LockSet.of(note.toWrite(), a);
    private final LockSet<Object, LincheckLevel> noted = LockSet.of(note.toRead(), b);

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

    @Operation
    public String note() {
        try (var ambient = AmbientScope.open();
                var guard = ambient.lock(noting)) {
            guard.set(note, guard.get(note) + guard.get(a)[0]);
            return guard.get(note);
        }
    }

    @Operation
    public String noted() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(noted)) {
            return guard.get(note) + " " + guard.get(b)[0]++;
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

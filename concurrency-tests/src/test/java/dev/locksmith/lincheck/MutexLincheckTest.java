package dev.locksmith.lincheck;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** A counter under a mutex is a counter. */
public class MutexLincheckTest {

    private final Mutex<int[], LincheckLevel> count = Mutex.of(LincheckLevel.LEVEL, new int[1]);

    @Operation
    public int add() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(count)) {
            return ++guard.get()[0];
        }
    }

    @Operation
    public int addTen() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            return scope.lockWith(count, guard -> guard.get()[0] += 10);
        }
    }

    @Operation
    public int get() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(count)) {
            return guard.get()[0];
        }
    }

    @Test
    void modelChecking() {
        Checks.modelChecking().check(MutexLincheckTest.class);
    }

    @Test
    void stress() {
        Checks.stress().check(MutexLincheckTest.class);
    }
}

package dev.locksmith.lincheck;

import dev.locksmith.KeyHandle;
import dev.locksmith.RwMutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Two numbers that are changed together are read together. */
public class RwMutexLincheckTest {

    private final RwMutex<int[], LincheckLevel> numbers =
            RwMutex.of(LincheckLevel.LEVEL, new int[2]);

    @Operation
    public int write() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.write(numbers)) {
            guard.get()[0]++;
            guard.get()[1] += 10;
            return guard.get()[1];
        }
    }

    @Operation
    public String read() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.read(numbers)) {
            return guard.get()[0] + " " + guard.get()[1];
        }
    }

    @Test
    void modelChecking() {
        Checks.modelChecking().check(RwMutexLincheckTest.class);
    }

    @Test
    void stress() {
        Checks.stress().check(RwMutexLincheckTest.class);
    }
}

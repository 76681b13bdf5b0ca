package dev.locksmith.lincheck;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** The control: a counter that is read under one lock and written under the next is none. */
public class ControlLincheckTest {

    private final Mutex<int[], LincheckLevel> count = Mutex.of(LincheckLevel.LEVEL, new int[1]);

    @Operation
    public int add() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            int read = scope.lockWith(count, guard -> guard.get()[0]);
            return scope.lockWith(count, guard -> guard.get()[0] = read + 1);
        }
    }

    @Test
    void isFoundOut() {
        assertThrows(
                AssertionError.class,
                () -> Checks.modelChecking().check(ControlLincheckTest.class));
    }
}

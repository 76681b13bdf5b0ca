package dev.locksmith.lincheck;

import dev.locksmith.AmbientScope;
import dev.locksmith.KeyHandle;
import dev.locksmith.RwMutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

import java.time.Duration;

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

    /** Nobody writes between the writing and the reading. */
    @Operation
    public String writeAndRead() {
        try (var ambient = AmbientScope.open();
                var guard = ambient.write(numbers)) {
            guard.get()[0] += 2;
            guard.get()[1] += 20;
            guard.downgrade();
            return guard.get()[0] + " " + guard.get()[1];
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

    /** With a time limit that is never reached: it waits its turn, and is not turned away. */
    @Operation
    public String readInTime() throws InterruptedException {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.tryRead(numbers, Duration.ofDays(1))) {
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

package dev.locksmith.lincheck;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;
import dev.locksmith.Mutex;
import dev.locksmith.MutexCondition;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * A counter that is changed outside the mutex, by whoever has found it unused or waited until it
 * was. A lost signal would be a thread that waits for ever, which Lincheck reports.
 */
public class ConditionLincheckTest {

    private static final class Counter {
        boolean used;
        int count;
    }

    private final Counter counter = new Counter();
    private final Mutex<Counter, LincheckLevel> mutex = Mutex.of(LincheckLevel.LEVEL, counter);
    private final MutexCondition unused = mutex.newCondition();

    @Operation
    public int add() {
        try (var handle = KeyHandle.claim()) {
            try (var scope = handle.scope()) {
                begin(scope);
            }
            int count = ++counter.count;
            try (var scope = handle.scope();
                    var guard = scope.lock(mutex)) {
                guard.get().used = false;
                guard.signal(unused);
            }
            return count;
        }
    }

    private void begin(LockScope scope) {
        try (var guard = scope.lock(mutex)) {
            while (guard.get().used) {
                guard.awaitUninterruptibly(unused);
            }
            guard.get().used = true;
        }
    }

    @Test
    void modelChecking() {
        Checks.modelChecking().check(ConditionLincheckTest.class);
    }

    @Test
    void stress() {
        Checks.stress().check(ConditionLincheckTest.class);
    }
}

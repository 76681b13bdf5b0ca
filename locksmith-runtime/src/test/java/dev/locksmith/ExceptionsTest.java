package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exception releases everything, wherever it comes. */
@SuppressWarnings("try") // often only held
class ExceptionsTest {

    private final Mutex<Integer, TestLevels.Config> config = Mutex.of(TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Account> from = Mutex.of(TestLevels.ACCOUNT, 2);
    private final Mutex<Integer, TestLevels.Account> to = Mutex.of(TestLevels.ACCOUNT, 3);
    private final LockSet<Integer, TestLevels.Account> both = LockSet.of(from, to);
    private final RwMutex<Integer, TestLevels.Account> table = RwMutex.of(TestLevels.ACCOUNT, 4);
    private final Mutex<Integer, TestLevels.Audit> audit = Mutex.of(TestLevels.AUDIT, 5);

    private static final class Panic extends Error {
        private static final long serialVersionUID = 1;
    }

    private int step;

    private void step(int panicAt) {
        if (++step == panicAt) {
            throw new Panic();
        }
    }

    private void work(int panicAt) {
        step(panicAt);
        try (var handle = KeyHandle.claim()) {
            step(panicAt);
            try (var scope = handle.scope()) {
                step(panicAt);
                try (var outer = scope.lock(config)) {
                    step(panicAt);
                    try (var pair = outer.lock(to, from)) {
                        step(panicAt);
                        try (var inner = pair.tryLock(audit)) {
                            step(panicAt);
                        }
                        step(panicAt);
                    }
                    try (var set = outer.lock(both)) {
                        step(panicAt);
                    }
                    try (var reader = outer.read(table)) {
                        step(panicAt);
                    }
                    try (var writer = outer.write(table)) {
                        step(panicAt);
                    }
                    step(panicAt);
                }
                scope.lockWith(
                        config,
                        guard -> {
                            step(panicAt);
                            return null;
                        });
                step(panicAt);
            }
            step(panicAt);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void releaseEverything(int panicAt) throws Exception {
        assertThrows(Panic.class, () -> work(panicAt));
        Threads.assertFree(true, config, from, to, audit);
        step = 100;
        work(0); // all as new, for this thread too
    }
}

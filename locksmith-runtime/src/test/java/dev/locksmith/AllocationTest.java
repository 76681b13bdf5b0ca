package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/**
 * Locking without contention allocates nothing. Most of it is run by the interpreter, so this does
 * not lean on what a compiler may remove.
 */
@SuppressWarnings("try") // often only held
class AllocationTest {

    private static final int TIMES = 1000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Mutex<int[], TestLevels.Config> config = Mutex.of(TestLevels.CONFIG, new int[1]);
    private final Mutex<int[], TestLevels.Account> from = Mutex.of(TestLevels.ACCOUNT, new int[1]);
    private final Mutex<int[], TestLevels.Account> to = Mutex.of(TestLevels.ACCOUNT, new int[1]);
    private final Mutex<int[], TestLevels.Audit> audit = Mutex.of(TestLevels.AUDIT, new int[1]);
    private final LockSet<int[], TestLevels.Account> set = LockSet.of(from, to);
    private final RwMutex<int[], TestLevels.Account> table =
            RwMutex.of(TestLevels.ACCOUNT, new int[1]);

    private KeyHandle handle;

    private void assertNothingAllocated(Runnable work) {
        try (KeyHandle claimed = KeyHandle.claim()) {
            handle = claimed;
            work.run(); // loads classes, and makes what is used again
            long id = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(id);
            long between = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < TIMES; i++) {
                work.run();
            }
            long bytes = threads.getThreadAllocatedBytes(id) - between - (between - before);
            assertTrue(bytes < TIMES, () -> bytes + " bytes in " + TIMES + " rounds");
        }
    }

    @Test
    void inAMutex() {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var guard = scope.lock(config)) {
                        guard.get()[0]++;
                    }
                });
    }

    @Test
    void inNestedMutexes() {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var one = scope.lock(config);
                            var two = one.lock(from);
                            var three = two.lock(audit)) {
                        three.get()[0]++;
                    }
                });
    }

    @Test
    void inPairsAlsoOfChangingMutexes() {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope()) {
                        try (var pair = scope.lock(from, to)) {
                            pair.first()[0]++;
                        }
                        try (var one = scope.lock(config);
                                var pair = one.lock(to, from)) {
                            pair.second()[0]++;
                        }
                    }
                });
    }

    @Test
    void inASet() {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var guard = scope.lock(set)) {
                        guard.get(to)[0]++;
                    }
                });
    }

    @Test
    void inTryLock() {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var one = scope.tryLock(config);
                            var pair = one.tryLock(from, to)) {
                        pair.first()[0]++;
                    }
                });
    }

    @Test
    void inReadingAndWriting() {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope()) {
                        try (var reader = scope.read(table)) {
                            config.id();
                        }
                        try (var writer = scope.write(table)) {
                            writer.get()[0]++;
                        }
                    }
                });
    }
}

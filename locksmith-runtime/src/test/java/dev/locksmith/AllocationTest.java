package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Duration;

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
    private final RwMutex<int[], TestLevels.Config> settings =
            RwMutex.of(TestLevels.CONFIG, new int[1]);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private KeyHandle handle;

    private interface Work {
        void run() throws InterruptedException;
    }

    private void assertNothingAllocated(Work work) throws InterruptedException {
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
    void inAMutex() throws InterruptedException {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var guard = scope.lock(config)) {
                        guard.get()[0]++;
                    }
                });
    }

    @Test
    void inNestedMutexes() throws InterruptedException {
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
    void inPairsAlsoOfChangingMutexes() throws InterruptedException {
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
    void inASet() throws InterruptedException {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var guard = scope.lock(set)) {
                        guard.get(to)[0]++;
                    }
                });
    }

    @Test
    void inTryingAtOnce() throws InterruptedException {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope()) {
                        try (var one = scope.tryLock(config);
                                var pair = one.tryLock(from, to)) {
                            pair.first()[0]++;
                        }
                        try (var guard = scope.tryLock(set)) {
                            guard.get(to)[0]++;
                        }
                        try (var reader = scope.tryRead(table)) {
                            config.id();
                        }
                        try (var writer = scope.tryWrite(table)) {
                            writer.get()[0]++;
                        }
                    }
                });
    }

    @Test
    void inTryingForAWhile() throws InterruptedException {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope()) {
                        try (var one = scope.tryLock(config, PATIENCE);
                                var pair = one.tryLock(from, to, PATIENCE)) {
                            pair.first()[0]++;
                        }
                        try (var guard = scope.tryLock(set, PATIENCE)) {
                            guard.get(to)[0]++;
                        }
                        try (var reader = scope.tryRead(table, PATIENCE)) {
                            config.id();
                        }
                        try (var writer = scope.tryWrite(table, PATIENCE)) {
                            writer.get()[0]++;
                        }
                    }
                });
    }

    @Test
    void inLockingInterruptibly() throws InterruptedException {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope()) {
                        try (var one = scope.lockInterruptibly(config);
                                var pair = one.lockInterruptibly(from, to)) {
                            pair.first()[0]++;
                        }
                        try (var guard = scope.lockInterruptibly(set)) {
                            guard.get(to)[0]++;
                        }
                        try (var reader = scope.readInterruptibly(table)) {
                            config.id();
                        }
                        try (var writer = scope.writeInterruptibly(table)) {
                            writer.get()[0]++;
                        }
                    }
                });
    }

    @Test
    void inReadingInsideReading() throws InterruptedException {
        assertNothingAllocated(
                () -> {
                    try (var scope = handle.scope();
                            var outer = scope.read(settings);
                            var inner = outer.read(table)) {
                        config.id();
                    }
                });
    }

    @Test
    void inReadingAndWriting() throws InterruptedException {
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

package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

@SuppressWarnings("try") // often only held
class MutexConditionTest {

    private final Mutex<Integer, TestLevels.Config> config = Mutex.of(TestLevels.CONFIG, 0);
    private final Mutex<Integer, TestLevels.Account> level =
            Mutex.named("level", TestLevels.ACCOUNT, 0);
    private final MutexCondition filled = level.newCondition("filled");
    private final Mutex<Integer, TestLevels.Audit> audit = Mutex.of(TestLevels.AUDIT, 0);

    private KeyHandle handle;
    private LockScope scope;

    @BeforeEach
    void open() {
        handle = KeyHandle.claim();
        scope = handle.scope();
    }

    @AfterEach
    void close() throws Exception {
        scope.close();
        handle.close();
        Threads.assertFree(true, config, level, audit);
    }

    private int takeElsewhere() throws InterruptedException {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(level)) {
            while (guard.get() == 0) {
                guard.await(filled);
            }
            guard.set(guard.get() - 1);
            return guard.get();
        }
    }

    private void awaitWaiters(int count) {
        while (true) {
            try (var guard = scope.lock(level)) {
                if (waiters() == count) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }

    private int waiters() {
        var condition =
                (java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject)
                        filled.of(level);
        return level.guard.queue().getWaitQueueLength(condition);
    }

    @Test
    void isWaitedForAndSignalled() throws Exception {
        FutureTask<Integer> taker = Threads.start(this::takeElsewhere);
        awaitWaiters(1);
        try (var guard = scope.lock(level)) {
            guard.set(5);
            guard.signal(filled);
        }
        assertEquals(4, Threads.result(taker));
    }

    @Test
    void isSignalledByAGuardInsideAnother() throws Exception {
        FutureTask<Integer> taker = Threads.start(this::takeElsewhere);
        awaitWaiters(1);
        try (var outer = scope.lock(config);
                var guard = outer.lock(level)) {
            guard.set(1);
            guard.signal(filled);
        }
        assertEquals(0, Threads.result(taker));
    }

    @Test
    void isSignalledToAll() throws Exception {
        List<FutureTask<Integer>> takers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            takers.add(Threads.start(this::takeElsewhere));
        }
        awaitWaiters(4);
        try (var guard = scope.lock(level)) {
            guard.set(4);
            guard.signalAll(filled);
        }
        for (FutureTask<Integer> taker : takers) {
            Threads.result(taker);
        }
        try (var guard = scope.lock(level)) {
            assertEquals(0, guard.get());
        }
    }

    @Test
    void isWaitedForNoLongerThanAsked() throws Exception {
        try (var guard = scope.lock(level)) {
            assertFalse(guard.await(filled, Duration.ofMillis(1)));
            assertFalse(guard.await(filled, Duration.ZERO));
            guard.set(1);
            assertEquals(1, guard.get(), "the guard is open again");
            Threads.assertFree(false, level);
        }
    }

    @Test
    void tellsThatASignalCameInTime() throws Exception {
        FutureTask<Boolean> waiter =
                Threads.start(
                        () -> {
                            try (var handle = KeyHandle.claim();
                                    var scope = handle.scope();
                                    var guard = scope.lock(level)) {
                                return guard.await(filled, Duration.ofSeconds(60));
                            }
                        });
        awaitWaiters(1);
        try (var guard = scope.lock(level)) {
            guard.signal(filled);
        }
        assertTrue(Threads.result(waiter));
    }

    @Test
    void anInterruptEndsTheWaitWithTheMutexHeld() throws Exception {
        try (var guard = scope.lock(level)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> guard.await(filled));
            guard.set(3);
            Threads.assertFree(false, level);
            Thread.currentThread().interrupt();
            assertThrows(
                    InterruptedException.class, () -> guard.await(filled, Duration.ofSeconds(60)));
            assertEquals(3, guard.get());
        }
    }

    @Test
    void mayBeWaitedForWithoutHeedingInterrupts() throws Exception {
        FutureTask<Boolean> waiter =
                Threads.start(
                        () -> {
                            Thread.currentThread().interrupt();
                            try (var handle = KeyHandle.claim();
                                    var scope = handle.scope();
                                    var guard = scope.lock(level)) {
                                while (guard.get() == 0) {
                                    guard.awaitUninterruptibly(filled);
                                }
                                return Thread.interrupted();
                            }
                        });
        awaitWaiters(1);
        try (var guard = scope.lock(level)) {
            guard.set(1);
            guard.signal(filled);
        }
        assertTrue(Threads.result(waiter));
    }

    @Test
    void isNotWaitedForWhileAnotherLockIsHeld() throws Exception {
        try (var sole = scope.lock(level);
                var inner = sole.lock(audit)) {
            assertThrows(LockOrderException.class, () -> sole.await(filled));
        }
        try (var outer = scope.lock(config);
                var guard = outer.lock(level)) {
            SoleGuard<Integer, ?> cast = (SoleGuard<Integer, ?>) guard;
            var e = assertThrows(LockOrderException.class, () -> cast.await(filled));
            assertTrue(e.getMessage().contains("'filled'"), e::getMessage);
            assertThrows(LockOrderException.class, () -> cast.await(filled, Duration.ofMillis(1)));
            assertThrows(LockOrderException.class, () -> cast.awaitUninterruptibly(filled));
            Threads.assertFree(false, config, level);
        }
    }

    @Test
    void belongsToItsMutex() throws Exception {
        MutexCondition foreign = config.newCondition();
        try (var guard = scope.lock(level)) {
            assertThrows(IllegalArgumentException.class, () -> guard.await(foreign));
            assertThrows(IllegalArgumentException.class, () -> guard.signal(foreign));
            assertThrows(IllegalArgumentException.class, () -> guard.signalAll(foreign));
            assertEquals(0, guard.get());
        }
        assertEquals("condition 'filled' of " + level.label(), filled.toString());
        assertEquals("condition of " + config.label(), foreign.toString());
    }

    @Test
    void isOfNoUseToAClosedGuard() throws Exception {
        var guard = scope.lock(level);
        guard.close();
        assertThrows(IllegalStateException.class, () -> guard.await(filled));
        assertThrows(IllegalStateException.class, () -> guard.signal(filled));
        assertThrows(IllegalStateException.class, () -> guard.signalAll(filled));
    }

    @Test
    void lettingGoClosesTheGuardForOthersMeanwhile() throws Exception {
        FutureTask<Integer> taker = Threads.start(this::takeElsewhere);
        awaitWaiters(1);
        assertThrows(IllegalStateException.class, () -> level.guard.get());
        try (var guard = scope.lock(level)) {
            guard.set(1);
            guard.signal(filled);
        }
        Threads.result(taker);
    }
}

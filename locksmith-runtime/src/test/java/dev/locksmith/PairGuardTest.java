package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

@SuppressWarnings("try") // often only held
class PairGuardTest {

    private final Mutex<String, TestLevels.Account> low = Mutex.of(TestLevels.ACCOUNT, "low");
    private final Mutex<String, TestLevels.Account> high = Mutex.of(TestLevels.ACCOUNT, "high");
    private final Mutex<String, TestLevels.Audit> audit = Mutex.of(TestLevels.AUDIT, "audit");
    private final Mutex<String, TestLevels.Audit> audit2 = Mutex.of(TestLevels.AUDIT, "audit2");

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
        Threads.assertFree(true, low, high, audit, audit2);
    }

    @Test
    void givesTheValuesInTheOrderWritten() throws Exception {
        try (var pair = scope.lock(low, high)) {
            assertEquals("low high", pair.first() + " " + pair.second());
        }
        try (var pair = scope.lock(high, low)) {
            assertEquals("high low", pair.first() + " " + pair.second());
            pair.setFirst("H");
            pair.setSecond("L");
            Threads.assertFree(false, low, high);
        }
        try (var pair = scope.lock(low, high)) {
            assertEquals("L H", pair.first() + " " + pair.second());
        }
    }

    @Test
    void takesTheLowerIdFirstWhateverTheOrderWritten() throws Exception {
        FutureTask<Void> other;
        try (var guard = scope.lock(low)) {
            other =
                    Threads.start(
                            () -> {
                                try (var handle = KeyHandle.claim();
                                        var scope = handle.scope();
                                        var pair = scope.lock(high, low)) {
                                    return null;
                                }
                            });
            Threads.awaitQueued(low);
            Threads.assertFree(true, high);
        }
        Threads.result(other);
    }

    @Test
    void refusesTheSameMutexTwice() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> scope.lock(low, low));
        assertThrows(IllegalArgumentException.class, () -> scope.tryLock(low, low));
        Threads.assertFree(true, low);
    }

    @Test
    void releasesTheFirstIfTheSecondIsNotToBeHad() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        FutureTask<Void> other =
                Threads.start(
                        () -> {
                            try (var handle = KeyHandle.claim();
                                    var scope = handle.scope();
                                    var guard = scope.lock(high)) {
                                held.countDown();
                                done.await();
                                return null;
                            }
                        });
        held.await();
        assertNull(scope.tryLock(low, high));
        Threads.assertFree(true, low);
        assertNull(scope.tryLock(low, high, Duration.ofMillis(1)));
        Threads.assertFree(true, low);
        Thread here = Thread.currentThread();
        FutureTask<Void> interrupter =
                Threads.start(
                        () -> {
                            Threads.awaitQueued(high);
                            here.interrupt();
                            return null;
                        });
        assertThrows(InterruptedException.class, () -> scope.lockInterruptibly(low, high));
        Threads.result(interrupter);
        Threads.assertFree(true, low);
        done.countDown();
        Threads.result(other);
        try (var pair = scope.tryLock(low, high, Duration.ofSeconds(60))) {
            assertNotNull(pair);
        }
    }

    @Test
    void isAKeyForDeeperLevels() {
        try (var pair = scope.lock(low, high);
                var inner = pair.lock(audit2, audit)) {
            assertEquals("low", pair.first());
            assertEquals("audit2", inner.first());
        }
    }

    @Test
    void isUsedAgainButNeverWhileItIsOpen() {
        var first = scope.lock(low, high);
        var inner = first.lock(audit, audit2);
        assertTrue((Object) first != inner);
        inner.close();
        first.close();
        var again = scope.lock(high, low);
        assertEquals("high", again.first());
        try (var nested = again.lock(audit2, audit)) {
            assertEquals("audit2", nested.first());
            assertEquals("high", again.first());
        }
        again.close();
    }

    @Test
    void runsAFunctionUnderBothLocks() {
        String result = scope.lockWith(high, low, pair -> pair.first() + pair.second());
        assertEquals("highlow", result);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void holdsOneLevelOnly() throws Exception {
        LockKey key = scope;
        var e = assertThrows(IllegalArgumentException.class, () -> key.lock(low, audit));
        assertTrue(e.getMessage().contains("one level only"), e::getMessage);
        assertThrows(IllegalArgumentException.class, () -> key.lock(audit, low));
        Threads.assertFree(true, low, audit);
        assertSame(TestLevels.AUDIT, audit.level());
    }
}

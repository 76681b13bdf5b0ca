package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What becomes of a Locksmith or a handle that nobody closed. */
@SuppressWarnings("try") // often only held
class LostTest {

    private final Logger logger = Logger.getLogger("dev.locksmith");
    private final List<LogRecord> warnings = new CopyOnWriteArrayList<>();
    private final Handler recorder =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    warnings.add(record);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    private final Mutex<Integer, TestLevels.Config> config = Mutex.of(TestLevels.CONFIG, 1);

    @BeforeEach
    void listen() {
        logger.addHandler(recorder);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(recorder);
        logger.setUseParentHandlers(true);
    }

    private static void collectUntil(BooleanSupplier condition) {
        for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
            System.gc();
            pause();
        }
        assertTrue(condition.getAsBoolean());
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLostLocksmithMakesRoomAndIsReportedOnce() {
        Locksmith.create(3).issue();
        collectUntil(
                () -> {
                    var next = Locksmith.tryCreate(1);
                    next.ifPresent(Locksmith::close);
                    return next.isPresent();
                });
        collectAgain();
        assertEquals(1, warnings.size());
        String message = warnings.get(0).getMessage();
        assertTrue(message.contains("Locksmith made by"), message);
        assertTrue(message.contains(Thread.currentThread().getName()), message);
        assertTrue(message.contains("locksmith.debug"), message);
        assertNull(warnings.get(0).getThrown(), "places are not recorded");
    }

    private static void collectAgain() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            pause();
        }
    }

    @Test
    void aLostHandleMakesRoomAndIsReportedOnce() {
        lose();
        collectUntil(LostTest::canClaim);
        collectAgain();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).getMessage().contains("KeyHandle made by"));
    }

    private static void lose() {
        KeyHandle.claim();
        assertTrue(KeyHandle.tryClaim().isEmpty());
    }

    private static boolean canClaim() {
        var next = KeyHandle.tryClaim();
        next.ifPresent(KeyHandle::close);
        return next.isPresent();
    }

    @Test
    void aHandleIsLostEvenIfMutexesWereLockedWithIt() {
        LockScope scope = openScopeOfALostHandle();
        scope.lock(config).close();
        scope.close();
        collectUntil(LostTest::canClaim);
        assertThrows(IllegalStateException.class, () -> scope.lock(config));
    }

    @Test
    void anOpenScopeEndsWhenItsThreadClaimsAgain() {
        LockScope scope = openScopeOfALostHandle();
        collectUntil(LostTest::canClaim);
        assertThrows(IllegalStateException.class, () -> scope.lock(config));
        assertThrows(IllegalStateException.class, scope::close);
    }

    @Test
    void aHandleThroughWhichALockIsHeldIsNotReplaced() {
        LockScope scope = openScopeOfALostHandle();
        var guard = scope.lock(config);
        collectUntil(() -> !warnings.isEmpty());
        assertFalse(canClaim());
        assertEquals(1, guard.get());
        guard.close();
        assertTrue(canClaim());
    }

    private static LockScope openScopeOfALostHandle() {
        return KeyHandle.claim().scope();
    }

    @Test
    void whatWasClosedIsNotReported() {
        Locksmith.create(1).close();
        KeyHandle.claim().close();
        collectAgain();
        assertEquals(List.of(), warnings);
    }
}

package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.concurrent.CountDownLatch;

@SuppressWarnings("try") // often only held
class AmbientScopeTest {

    private final Mutex<Integer, TestLevels.Config> config =
            Mutex.named("config", TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Account> from =
            Mutex.named("from", TestLevels.ACCOUNT, 2);
    private final Mutex<Integer, TestLevels.Account> to = Mutex.named("to", TestLevels.ACCOUNT, 3);
    private final LockSet<Integer, TestLevels.Account> both = LockSet.of(from, to);
    private final RwMutex<Integer, TestLevels.Account> table =
            RwMutex.named("table", TestLevels.ACCOUNT, 4);
    private final Mutex<Integer, TestLevels.Audit> audit =
            Mutex.named("audit", TestLevels.AUDIT, 5);
    private final Mutex<Integer, TestLevels.Left> left = Mutex.named("left", TestLevels.LEFT, 6);

    /** What takes locks without being given a key. */
    @Override
    public String toString() {
        try (var ambient = AmbientScope.open();
                var guard = ambient.lock(audit)) {
            return "audit " + guard.get();
        }
    }

    @AfterEach
    void nothingIsLeftOpen() throws Exception {
        Threads.assertFree(true, config, from, to, audit, left);
        assertTrue(table.toString().endsWith("free"), table::toString);
        KeyHandle.claim().close();
    }

    @Test
    void onAThreadWithoutAHandle() throws Exception {
        try (var ambient = AmbientScope.open();
                var guard = ambient.lock(config);
                var inner = guard.lock(from)) {
            inner.set(inner.get() + guard.get());
            Threads.assertFree(false, config, from);
        }
        assertEquals("audit 5", toString());
        assertEquals("audit 5", toString());
    }

    @Test
    void withAHandleButNoScope() {
        try (var handle = KeyHandle.claim()) {
            assertEquals("audit 5", toString());
            try (var ambient = AmbientScope.open()) {
                assertThrows(LockOrderException.class, handle::scope);
                assertThrows(LockOrderException.class, handle::close);
            }
            handle.scope().close();
        }
    }

    @Test
    void insideAScopeAndInsideGuardsOfEveryKind() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            assertEquals("audit 5", toString());
            try (var guard = scope.lock(config)) {
                assertEquals("audit 5", toString());
                try (var pair = guard.lock(from, to)) {
                    assertEquals("audit 5", toString());
                }
                try (var set = guard.lock(both)) {
                    assertEquals("audit 5", toString());
                }
                try (var reader = guard.read(table)) {
                    assertEquals("audit 5", toString());
                }
                try (var writer = guard.write(table)) {
                    assertEquals("audit 5", toString());
                }
                try (var empty = guard.lock(LockSet.<Integer, TestLevels.Account>of())) {
                    assertEquals("audit 5", toString());
                }
            }
        }
    }

    @Test
    void everyFormAgainstTheOrderIsRefusedBeforeAnythingIsLocked() throws Exception {
        try (var outer = AmbientScope.open();
                var held = outer.lock(audit);
                var ambient = AmbientScope.open()) {
            refused(
                    () -> ambient.lock(config),
                    () -> ambient.tryLock(config),
                    () -> ambient.lockInterruptibly(config),
                    () -> ambient.lock(audit),
                    () -> ambient.lock(from, to),
                    () -> ambient.lock(both),
                    () -> ambient.read(table),
                    () -> ambient.write(table),
                    () -> ambient.lock(left),
                    this::toString);
            Threads.assertFree(true, config, from, to, left);
        }
    }

    private static void refused(Executable... locks) {
        for (Executable lock : locks) {
            var e = assertThrows(LockOrderException.class, lock);
            assertTrue(e.getMessage().contains("'audit'"), e::getMessage);
        }
    }

    @Test
    void inAnEmptySetNothingMoreIsHeldThanBefore() {
        try (var outer = AmbientScope.open();
                var held = outer.lock(from);
                var empty = held.lock(LockSet.<Integer, TestLevels.Audit>of())) {
            assertEquals("audit 5", toString());
        }
    }

    @Test
    void theMessageNamesBothLocksTheirLevelsAndTheWayOut() {
        try (var outer = AmbientScope.open();
                var held = outer.lock(audit);
                var between = AmbientScope.open();
                var ambient = AmbientScope.open()) {
            var e = assertThrows(LockOrderException.class, () -> ambient.lock(config));
            assertEquals(
                    "cannot lock Mutex 'config' #"
                            + config.id()
                            + " of level Config while holding Mutex 'audit' #"
                            + audit.id()
                            + " of level Audit: level Config (from Unlocked to"
                            + " TestLevels.Config.Held) does not come after TestLevels.Audit.Held;"
                            + " it was asked for through an AmbientScope, whose caller holds the"
                            + " other: take it before that is locked, or call this when that is"
                            + " closed",
                    e.getMessage());
        }
    }

    @Test
    void theMessageForOneLevelTwice() {
        try (var outer = AmbientScope.open();
                var held = outer.lock(from);
                var ambient = AmbientScope.open()) {
            var e = assertThrows(LockOrderException.class, () -> ambient.lock(to));
            assertTrue(e.getMessage().contains("'from'"), e::getMessage);
            assertTrue(e.getMessage().contains("is held already"), e::getMessage);
        }
    }

    @Test
    void keysFurtherOutRestWhileItIsOpen() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(config)) {
            try (var ambient = AmbientScope.open()) {
                for (Executable stale :
                        new Executable[] {
                            () -> guard.lock(from), guard::close, scope::close, handle::close
                        }) {
                    var e = assertThrows(LockOrderException.class, stale);
                    assertTrue(e.getMessage().contains("the ambient scope"), e::getMessage);
                }
                try (var inner = ambient.lock(from)) {
                    assertThrows(LockOrderException.class, ambient::close);
                    assertThrows(LockOrderException.class, () -> ambient.lock(audit));
                    assertEquals(1, guard.get());
                }
            }
            guard.lock(from).close();
        }
    }

    @Test
    void whileItIsOpenTheThreadHasNoOtherHandle() {
        try (var smith = Locksmith.create(1);
                var ambient = AmbientScope.open()) {
            var voucher = smith.issue().orElseThrow();
            assertTrue(KeyHandle.tryClaim().isEmpty());
            assertThrows(IllegalStateException.class, KeyHandle::claim);
            assertTrue(voucher.redeem().isEmpty());
            ambient.close();
            voucher.redeem().orElseThrow().close();
            assertThrows(IllegalStateException.class, ambient::close);
            AmbientScope.open().close();
            try (var again = AmbientScope.open()) {
                assertNotNull(again);
            }
            throw new Done();
        } catch (Done | IllegalStateException closedTwice) {
            assertEquals(Done.class, closedTwice.getClass());
            assertEquals(1, closedTwice.getSuppressed().length);
        }
    }

    /** Ends a try statement whose resource is closed already. */
    private static final class Done extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void itDoesNotWaitForAConditionInsideAnotherKey() {
        var condition = audit.newCondition();
        try (var outer = AmbientScope.open();
                var guard = (SoleGuard<Integer, TestLevels.Audit.Held>) outer.lock(audit)) {
            assertThrows(LockOrderException.class, () -> guard.await(condition));
        }
    }

    @Test
    void tryingFindsWhatAnotherThreadHolds() throws Exception {
        try (var held = HeldElsewhere.of(config);
                var ambient = AmbientScope.open()) {
            assertNull(ambient.tryLock(config));
            try (var guard = ambient.tryLock(from)) {
                assertNotNull(guard);
            }
        }
    }

    @Test
    void itStaysOnItsThread() throws Exception {
        try (var ambient = AmbientScope.open()) {
            assertThrows(
                    ThreadConfinementException.class,
                    () -> Threads.elsewhere(() -> ambient.lock(config)));
            CountDownLatch both = new CountDownLatch(2);
            var other =
                    Threads.start(
                            () -> {
                                try (var own = AmbientScope.open()) {
                                    both.countDown();
                                    both.await();
                                    return own.toString();
                                }
                            });
            both.countDown();
            both.await();
            assertTrue(Threads.result(other).contains("'other'"));
        }
    }

    @Test
    void anExceptionReleasesAllAndEndsTheChain() throws Exception {
        assertThrows(
                Done.class,
                () -> {
                    try (var ambient = AmbientScope.open();
                            var guard = ambient.lock(config)) {
                        throw new Done();
                    }
                });
        Threads.assertFree(true, config);
        assertFalse(KeyHandle.tryClaim().map(handle -> closed(handle)).isEmpty());
    }

    private static KeyHandle closed(KeyHandle handle) {
        handle.close();
        return handle;
    }

    @Test
    void helpersThatAcceptAnyShallowerKeyAcceptIt() {
        try (var ambient = AmbientScope.open()) {
            assertEquals(5, audited(ambient));
        }
    }

    private int audited(LockKey<? super TestLevels.Account.Held> key) {
        return key.lockWith(audit, Guard::get);
    }
}

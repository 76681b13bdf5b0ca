package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guards that are released before those inside them, and locks that are taken out of order. */
@SuppressWarnings("try") // often only held
class ReleasableGuardTest {

    private final Mutex<Integer, TestLevels.Config> config =
            Mutex.named("config", TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Account> account =
            Mutex.named("account", TestLevels.ACCOUNT, 2);
    private final Mutex<Integer, TestLevels.Account> other =
            Mutex.named("other", TestLevels.ACCOUNT, 3);
    private final LockSet<Integer, TestLevels.Account> both = LockSet.of(account, other);
    private final Mutex<Integer, TestLevels.Audit> audit =
            Mutex.named("audit", TestLevels.AUDIT, 4);
    private final Mutex<Integer, TestLevels.Left> left = Mutex.named("left", TestLevels.LEFT, 5);
    private final Mutex<Integer, Leaf> leaf = Mutex.named("leaf", 6);

    private KeyHandle handle;
    private LockScope scope;

    @BeforeEach
    void open() {
        handle = KeyHandle.claim();
        scope = handle.scope();
    }

    @AfterEach
    void closeAndCheckThatNothingIsHeld() throws Exception {
        scope.close();
        handle.close();
        Threads.assertFree(true, config, account, other, audit, left, leaf);
    }

    @Test
    void handOverHand() throws Exception {
        try (var outer = scope.lockReleasable(config);
                var middle = outer.lockReleasable(account)) {
            outer.set(outer.get() + 1);
            outer.release();
            Threads.assertFree(true, config);
            Threads.assertFree(false, account);
            try (var inner = middle.lock(audit)) {
                middle.release();
                middle.release();
                Threads.assertFree(true, config, account);
                inner.set(7);
            }
            assertThrows(IllegalStateException.class, outer::get);
            assertThrows(IllegalStateException.class, () -> outer.set(9));
            HeldElsewhere.during(
                    config, () -> assertThrows(IllegalStateException.class, outer::get));
        }
        scope.lockWith(config, guard -> assertDoesHold(2, guard.get()));
    }

    private static Object assertDoesHold(int expected, int actual) {
        assertEquals(expected, actual);
        return actual;
    }

    @Test
    void afterItsReleaseItKeepsItsPlaceInTheOrder() {
        try (var outer = scope.lockReleasable(account)) {
            outer.release();
            try (var ambient = AmbientScope.open()) {
                assertThrows(LockOrderException.class, () -> ambient.lock(config));
                assertThrows(LockOrderException.class, () -> ambient.lock(account));
                assertThrows(LockOrderException.class, outer::close);
                ambient.lock(audit).close();
            }
        }
    }

    @Test
    void anotherThreadMayHoldItWhenTheReleasedGuardIsClosed() throws Exception {
        var outer = scope.lockReleasable(config);
        outer.release();
        try (var held = HeldElsewhere.of(config)) {
            outer.close();
            Threads.assertFree(false, config);
        }
    }

    @Test
    void itIsRefusedAfterItsCloseAndToOthers() throws Exception {
        var guard = scope.lockReleasable(config);
        assertThrows(
                ThreadConfinementException.class,
                () ->
                        Threads.elsewhere(
                                () -> {
                                    guard.release();
                                    return null;
                                }));
        guard.close();
        assertThrows(IllegalStateException.class, guard::release);
        assertThrows(IllegalStateException.class, guard::close);
        assertThrows(IllegalStateException.class, guard::get);
        scope.lock(config).close();
    }

    @Test
    void aLockIsTriedOutOfOrder() throws Exception {
        try (var inner = scope.lock(audit);
                var outer = inner.tryOutOfOrder(config);
                var beside = outer.tryOutOfOrder(left)) {
            assertNotNull(beside);
            outer.set(outer.get() + inner.get());
            Threads.assertFree(false, audit, config, left);
        }
        Threads.assertFree(true, audit, config, left);
        scope.lockWith(config, guard -> assertDoesHold(5, guard.get()));
    }

    @Test
    void whatAThreadHoldsIsNotHadOutOfOrder() throws Exception {
        try (var inner = scope.lock(account)) {
            assertNull(inner.tryOutOfOrder(account));
            HeldElsewhere.during(config, () -> assertNull(inner.tryOutOfOrder(config)));
            Threads.assertFree(false, account);
        }
        try (var set = scope.lock(both)) {
            assertNull(set.tryOutOfOrder(other));
            Threads.assertFree(false, account, other);
        }
        try (var one = scope.tryOutOfOrder(config)) {
            assertNull(one.tryOutOfOrder(config));
        }
    }

    @Test
    void nothingIsWaitedForWhileALockIsHeldOutOfOrder() throws Exception {
        try (var inner = scope.lock(account);
                var tried = inner.tryOutOfOrder(config);
                var ambient = AmbientScope.open()) {
            assertNotNull(tried);
            var e = assertThrows(LockOrderException.class, () -> ambient.lock(audit));
            assertTrue(e.getMessage().contains("'config'"), e::getMessage);
            assertThrows(LockOrderException.class, () -> ambient.lock(leaf));
            assertThrows(LockOrderException.class, () -> ambient.lockLeaf(leaf));
            assertThrows(LockOrderException.class, () -> tried.lockLeaf(leaf));
            assertThrows(LockOrderException.class, () -> ambient.tryLock(audit));
            Threads.assertFree(true, audit, leaf);
            try (var more = ambient.tryOutOfOrder(audit)) {
                assertNotNull(more);
            }
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void theMessageSaysWhatCanBeDone() {
        try (var tried = scope.tryOutOfOrder(config)) {
            LockKey raw = tried;
            var e = assertThrows(LockOrderException.class, () -> raw.lock(audit));
            assertEquals(
                    "cannot lock Mutex 'audit' #"
                            + audit.id()
                            + " of level Audit while holding the guard of Mutex 'config' #"
                            + config.id()
                            + " of level Config: level Audit (from TestLevels.Account.Held to"
                            + " TestLevels.Audit.Held) does not come after OutOfOrder; until that"
                            + " is closed, locks can only be had with tryOutOfOrder",
                    e.getMessage());
        }
    }

    @Test
    void itIsNotTriedWithAnOuterKey() {
        try (var outer = scope.lock(config);
                var inner = outer.lock(audit)) {
            assertThrows(LockOrderException.class, () -> outer.tryOutOfOrder(left));
        }
    }

    @Test
    void aLeafIsTakenLastWithAnyKey() throws Exception {
        try (var first = scope.lock(leaf)) {
            first.set(first.get() + 1);
        }
        try (var outer = scope.lock(config);
                var pair = outer.lock(account, other);
                var last = pair.lockLeaf(leaf)) {
            last.set(last.get() + 1);
            Threads.assertFree(false, leaf);
            var second = Mutex.of(1);
            var e = assertThrows(LockOrderException.class, () -> last.lockLeaf(second));
            assertTrue(e.getMessage().contains("is held already"), e::getMessage);
            try (var ambient = AmbientScope.open()) {
                assertThrows(LockOrderException.class, () -> ambient.lock(second));
                assertThrows(LockOrderException.class, () -> ambient.lock(audit));
            }
        }
        try (var outer = scope.lock(audit);
                var ambient = AmbientScope.open();
                var last = ambient.lock(leaf)) {
            assertEquals(8, last.get());
        }
        var table = RwMutex.named("table", "a");
        try (var pair = scope.lock(Mutex.of(1), leaf)) {
            assertEquals(8, pair.second());
        }
        try (var read = scope.read(table)) {
            assertEquals("a", read.get());
        }
    }

    @Test
    void twoMutexesThatMayBeOne() {
        try (var pair = scope.lockDistinct(account, other)) {
            assertNotNull(pair);
            assertEquals(5, pair.first() + pair.second());
        }
        try (var same = scope.lockDistinct(account, account)) {
            assertNull(same);
        }
        try (var outer = AmbientScope.open();
                var held = outer.lock(audit);
                var ambient = AmbientScope.open()) {
            assertThrows(LockOrderException.class, () -> ambient.lockDistinct(account, account));
        }
    }
}

package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.FutureTask;

/** Two things that surelock 0.1.0 lets pass and that can end in a deadlock. */
@SuppressWarnings("try") // often only held
class HolesOfSurelockTest {

    private final Mutex<Integer, TestLevels.Config> config = Mutex.of(TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Account> account = Mutex.of(TestLevels.ACCOUNT, 2);

    /**
     * There a guard may be kept when its scope has ended. A new scope then begins at the bottom,
     * and the kept lock is not accounted for.
     */
    @Test
    void aGuardDoesNotOutliveItsScope() throws Exception {
        try (KeyHandle handle = KeyHandle.claim()) {
            LockScope scope = handle.scope();
            var kept = scope.lock(account);
            assertThrows(LockOrderException.class, scope::close);
            assertThrows(LockOrderException.class, handle::scope);
            assertThrows(LockOrderException.class, handle::close);
            assertThrows(LockOrderException.class, () -> scope.lock(config));
            assertTrue(KeyHandle.tryClaim().isEmpty());
            Threads.assertFree(true, config);
            Threads.assertFree(false, account);
            kept.close();
            scope.close();
        }
    }

    /**
     * There a pair may mix two levels and is sorted by id alone. Where the deeper lock was made
     * first, that is against the levels, and a thread that takes them one by one meets it halfway.
     */
    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aPairDoesNotMixLevels() throws Exception {
        Mutex<Integer, TestLevels.Account> madeFirst = Mutex.of(TestLevels.ACCOUNT, 1);
        Mutex<Integer, TestLevels.Config> madeLater = Mutex.of(TestLevels.CONFIG, 2);
        try (KeyHandle handle = KeyHandle.claim();
                LockScope scope = handle.scope()) {
            LockKey key = scope;
            assertThrows(IllegalArgumentException.class, () -> key.lock(madeFirst, madeLater));
            assertThrows(IllegalArgumentException.class, () -> key.lock(madeLater, madeFirst));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> LockSet.of((Mutex) madeFirst, (Mutex) madeLater));
            Threads.assertFree(true, madeFirst, madeLater);
            // The way that is left: one after the other, in the order of the levels.
            FutureTask<Void> other = Threads.start(() -> takeBoth(madeLater, madeFirst));
            try (var outer = scope.lock(madeLater);
                    var inner = outer.lock(madeFirst)) {
                assertTrue(inner.get() < outer.get());
            }
            Threads.result(other);
        }
    }

    private static Void takeBoth(
            Mutex<Integer, TestLevels.Config> outer, Mutex<Integer, TestLevels.Account> inner) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var one = scope.lock(outer);
                var two = one.lock(inner)) {
            return null;
        }
    }
}

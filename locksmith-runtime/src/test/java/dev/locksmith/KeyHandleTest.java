package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // often only held
class KeyHandleTest {

    private final Mutex<Integer, TestLevels.Config> fee = Mutex.named("fee", TestLevels.CONFIG, 1);

    @Test
    void isOneAThread() throws Exception {
        try (KeyHandle handle = KeyHandle.claim()) {
            assertTrue(KeyHandle.tryClaim().isEmpty());
            var e = assertThrows(IllegalStateException.class, KeyHandle::claim);
            assertTrue(e.getMessage().contains(Thread.currentThread().getName()), e::getMessage);
            assertTrue(
                    Threads.elsewhere(
                            () -> {
                                KeyHandle.claim().close();
                                return true;
                            }));
        }
    }

    @Test
    void freesItsPlaceOnce() {
        KeyHandle first = KeyHandle.claim();
        first.close();
        first.close();
        try (KeyHandle second = KeyHandle.claim()) {
            first.close();
            assertTrue(KeyHandle.tryClaim().isEmpty());
        }
        KeyHandle.tryClaim().orElseThrow().close();
    }

    @Test
    void freesItsPlaceWhenTheBodyThrows() {
        assertThrows(
                ArithmeticException.class,
                () -> {
                    try (KeyHandle handle = KeyHandle.claim();
                            LockScope scope = handle.scope()) {
                        throw new ArithmeticException();
                    }
                });
        KeyHandle.claim().close();
    }

    @Test
    void opensOneScopeAtATime() {
        try (KeyHandle handle = KeyHandle.claim()) {
            try (LockScope scope = handle.scope()) {
                var e = assertThrows(LockOrderException.class, handle::scope);
                assertTrue(e.getMessage().contains("the lock scope"), e::getMessage);
                try (var guard = scope.lock(fee)) {
                    e = assertThrows(LockOrderException.class, handle::scope);
                    assertTrue(e.getMessage().contains("'fee'"), e::getMessage);
                    assertEquals(1, guard.get());
                }
            }
            try (LockScope again = handle.scope()) {
                again.lock(fee).close();
            }
        }
    }

    @Test
    void opensItsScopeAgainAfterTheBodyThrew() {
        try (KeyHandle handle = KeyHandle.claim()) {
            assertThrows(
                    ArithmeticException.class,
                    () -> {
                        try (LockScope scope = handle.scope();
                                var guard = scope.lock(fee)) {
                            throw new ArithmeticException();
                        }
                    });
            try (LockScope scope = handle.scope();
                    var guard = scope.lock(fee)) {
                assertEquals(1, guard.get());
            }
        }
    }

    @Test
    void doesNotCloseBeforeItsScope() throws Exception {
        try (KeyHandle handle = KeyHandle.claim();
                LockScope scope = handle.scope()) {
            assertThrows(LockOrderException.class, handle::close);
            try (var guard = scope.lock(fee)) {
                var e = assertThrows(LockOrderException.class, handle::close);
                assertTrue(e.getMessage().contains("'fee'"), e::getMessage);
                Threads.assertFree(false, fee);
            }
            assertTrue(KeyHandle.tryClaim().isEmpty(), "nothing changed");
        }
        KeyHandle.claim().close();
    }

    @Test
    void refusesUseAfterItsClose() {
        KeyHandle handle = KeyHandle.claim();
        LockScope scope = handle.scope();
        scope.close();
        handle.close();
        assertThrows(IllegalStateException.class, handle::scope);
        assertThrows(IllegalStateException.class, scope::close);
        assertThrows(IllegalStateException.class, () -> scope.lock(fee));
        assertTrue(handle.toString().contains("closed"), handle::toString);
        assertTrue(scope.toString().contains("closed"), scope::toString);
    }

    @Test
    void staysOnItsThread() throws Exception {
        try (KeyHandle handle = KeyHandle.claim()) {
            var e =
                    assertThrows(
                            ThreadConfinementException.class,
                            () -> Threads.elsewhere(handle::scope));
            assertTrue(e.getMessage().contains("KeyHandle"), e::getMessage);
            assertTrue(e.getMessage().contains("'other'"), e::getMessage);
            assertTrue(e.getMessage().contains("'" + Thread.currentThread().getName() + "'"));
            assertThrows(
                    ThreadConfinementException.class,
                    () ->
                            Threads.elsewhere(
                                    () -> {
                                        handle.close();
                                        return null;
                                    }));
            assertTrue(KeyHandle.tryClaim().isEmpty(), "close by another thread changes nothing");
            try (LockScope scope = handle.scope()) {
                assertThrows(
                        ThreadConfinementException.class,
                        () ->
                                Threads.elsewhere(
                                        () -> {
                                            scope.close();
                                            return null;
                                        }));
                assertThrows(
                        ThreadConfinementException.class,
                        () -> Threads.elsewhere(() -> scope.lock(fee)));
                scope.lock(fee).close();
            }
        }
    }

    @Test
    void leavesNothingWithItsThread() {
        try (KeyHandle handle = KeyHandle.claim();
                LockScope scope = handle.scope();
                var guard = scope.lock(fee)) {
            assertSame(Thread.currentThread(), fee.guard.holder());
        }
        assertNull(fee.guard.scope().thread, "a mutex must not keep a thread that has left");
    }
}

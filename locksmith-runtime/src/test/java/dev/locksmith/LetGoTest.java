package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What was locked is let go of when the scope is closed, though its handle lives on, and so do the
 * mutexes that lead to the scope until another thread locks them.
 */
@SuppressWarnings("try") // often only held
class LetGoTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** These are kept, and all lead to the scope. */
    private final Mutex<String, TestLevels.Config> first = Mutex.of(TestLevels.CONFIG, "");

    private final Mutex<String, TestLevels.Audit> last = Mutex.of(TestLevels.AUDIT, "");
    private final LockSet<String, TestLevels.Audit> lastSet = LockSet.of(last);
    private final RwMutex<String, TestLevels.Audit> lastTable = RwMutex.of(TestLevels.AUDIT, "");

    private final KeyHandle handle = KeyHandle.claim();

    @AfterEach
    void close() {
        handle.close();
    }

    /** Made for one test, locked in it, and then referred to by nobody but the runtime. */
    private static final class Lost {
        final Object value = new Object();
        final Mutex<Object, TestLevels.Account> mutex = Mutex.of(TestLevels.ACCOUNT, value);
        final Mutex<Object, TestLevels.Account> other = Mutex.of(TestLevels.ACCOUNT, value);
        final LockSet<Object, TestLevels.Account> set = LockSet.of(mutex, other);
        final RwMutex<Object, TestLevels.Account> table = RwMutex.of(TestLevels.ACCOUNT, value);
        final RwMutex<Object, TestLevels.Audit> deeper = RwMutex.of(TestLevels.AUDIT, value);
    }

    /** Every way in which a value may be reached and let go of. */
    enum Form {
        SINGLE {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.lock(lost.mutex).close();
            }
        },
        AT_ONCE {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.tryLock(lost.mutex).close();
            }
        },
        IN_TIME {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) throws Exception {
                key.tryLock(lost.mutex, LONG).close();
            }
        },
        INTERRUPTIBLY {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) throws Exception {
                key.lockInterruptibly(lost.mutex).close();
            }
        },
        WITH_A_FUNCTION {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                assertNotNull(key.lockWith(lost.mutex, Guard::get));
            }
        },
        PAIR {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.lock(lost.mutex, lost.other).close();
            }
        },
        PAIR_IN_TIME {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) throws Exception {
                key.tryLock(lost.other, lost.mutex, LONG).close();
            }
        },
        PAIR_OF_WHICH_ONE_IS_HELD {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) throws Exception {
                HeldElsewhere.during(
                        lost.other,
                        () -> {
                            assertNull(key.tryLock(lost.mutex, lost.other));
                            assertNull(key.tryLock(lost.mutex, lost.other, Duration.ofMillis(1)));
                        });
            }
        },
        SET {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.lock(lost.set).close();
            }
        },
        SET_AT_ONCE {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.tryLock(lost.set).close();
            }
        },
        READING {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.read(lost.table).close();
            }
        },
        READING_IN_TIME {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) throws Exception {
                key.tryRead(lost.table, LONG).close();
            }
        },
        READING_INSIDE_READING {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                try (var outer = key.read(lost.table);
                        var inner = outer.read(lost.deeper)) {
                    assertNotNull(inner.get());
                }
            }
        },
        WRITING {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.write(lost.table).close();
            }
        },
        WRITING_AT_ONCE {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                key.tryWrite(lost.table).close();
            }
        },
        SETTING_A_NEW_VALUE {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                try (var pair = key.lock(lost.mutex, lost.other)) {
                    pair.setFirst(new Object());
                    pair.setSecond(lost.value);
                }
            }
        },
        AFTER_AN_EXCEPTION {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                key.lockWith(
                                        lost.mutex,
                                        lost.other,
                                        pair -> {
                                            throw new IllegalStateException();
                                        }));
            }
        },
        AFTER_CLOSING_OUT_OF_ORDER {
            @Override
            void lock(Lost lost, LockKey<TestLevels.Config.Held> key) {
                try (var outer = key.lock(lost.mutex, lost.other);
                        var inner = outer.read(lost.deeper)) {
                    assertThrows(LockOrderException.class, outer::close);
                    assertThrows(LockOrderException.class, key::close);
                }
            }
        };

        abstract void lock(Lost lost, LockKey<TestLevels.Config.Held> key) throws Exception;
    }

    private static WeakReference<Object> locked(Form form, LockKey<TestLevels.Config.Held> key)
            throws Exception {
        Lost lost = new Lost();
        form.lock(lost, key);
        return new WeakReference<>(lost.value);
    }

    private void assertLetGo(WeakReference<?> reference) throws InterruptedException {
        try {
            for (int i = 0; i < 100 && reference.get() != null; i++) {
                System.gc();
                Thread.sleep(i); // the cleaner's thread may have to do its part
            }
            assertNull(reference.get(), "is still reachable");
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLockedInsideAMutex(Form form) throws Exception {
        WeakReference<Object> value;
        try (var scope = handle.scope();
                var outer = scope.lock(first)) {
            value = locked(form, outer);
        }
        assertLetGo(value);
    }

    /** A scope may lock what is deeper at once: its type is not said here for brevity. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static LockKey<TestLevels.Config.Held> deeper(LockScope scope) {
        return (LockKey) scope;
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLockedBeforeTheLastMutex(Form form) throws Exception {
        WeakReference<Object> value;
        try (var scope = handle.scope()) {
            value = locked(form, deeper(scope));
            scope.lock(last).close();
            scope.lock(lastSet).close();
            scope.read(lastTable).close();
            scope.write(lastTable).close();
        }
        assertLetGo(value);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLockedAfterTheLastMutex(Form form) throws Exception {
        WeakReference<Object> value;
        try (var scope = handle.scope()) {
            scope.lock(last).close();
            scope.lock(lastSet).close();
            scope.read(lastTable).close();
            scope.write(lastTable).close();
            value = locked(form, deeper(scope));
        }
        assertLetGo(value);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLockedThroughAScopeThatWasOpenedAgain(Form form) throws Exception {
        WeakReference<Object> value;
        try (var scope = handle.scope()) {
            value = locked(form, deeper(scope));
        }
        try (var scope = handle.scope()) {
            assertLetGo(value);
        }
    }

    @Test
    void whatWasLockedAndWaitedFor() throws Exception {
        WeakReference<Object> value;
        try (var scope = handle.scope()) {
            value = awaited(scope);
        }
        assertLetGo(value);
    }

    private static WeakReference<Object> awaited(LockScope scope) throws InterruptedException {
        Lost lost = new Lost();
        MutexCondition never = lost.mutex.newCondition();
        try (var guard = scope.lock(lost.mutex)) {
            assertFalse(guard.await(never, Duration.ofMillis(1)));
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> guard.await(never));
        }
        return new WeakReference<>(lost.value);
    }

    @Test
    void aHandleThatWasClosed() throws Exception {
        var gone = new AtomicReference<WeakReference<Object>>();
        var thread = new AtomicReference<WeakReference<Thread>>();
        Threads.elsewhere(
                () -> {
                    thread.set(new WeakReference<>(Thread.currentThread()));
                    try (var own = KeyHandle.claim();
                            var scope = own.scope();
                            var outer = scope.lock(first)) {
                        gone.set(locked(Form.PAIR, outer));
                        return null;
                    }
                });
        assertLetGo(gone.get());
        assertLetGo(thread.get());
    }

    /** Its scope is still open, too. */
    @Test
    void aThreadThatEndedWithoutClosingItsHandle() throws Exception {
        var gone = new AtomicReference<WeakReference<Object>>();
        var thread = new AtomicReference<WeakReference<Thread>>();
        Thread ended =
                new Thread(
                        () -> {
                            thread.set(new WeakReference<>(Thread.currentThread()));
                            LockScope scope = KeyHandle.claim().scope();
                            try (var outer = scope.lock(first)) {
                                gone.set(locked(Form.PAIR, outer));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        ended.start();
        ended.join();
        ended = null;
        assertLetGo(gone.get());
        assertLetGo(thread.get());
        assertTrue(first.toString().endsWith("free"), first::toString);
    }

    @Test
    void aGuardOfAClosedScopeSaysWhatItWas() {
        PairGuard<?, ?, ?> pair;
        ReadGuard<?, ?> read;
        try (var scope = handle.scope()) {
            var lost = new Lost();
            pair = scope.lock(lost.mutex, lost.other);
            pair.close();
            read = scope.read(lost.table);
            read.close();
        }
        var refused = assertThrows(IllegalStateException.class, pair::first);
        assertTrue(refused.getMessage().contains("pair of two mutexes"), refused::getMessage);
        refused = assertThrows(IllegalStateException.class, read::get);
        assertTrue(refused.getMessage().contains("reading of a mutex"), refused::getMessage);
    }
}

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
class MutexTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Mutex<Integer, TestLevels.Config> count =
            Mutex.named("count", TestLevels.CONFIG, 0);
    private final Mutex<String, TestLevels.Account> name = Mutex.of(TestLevels.ACCOUNT, "Ada");

    private KeyHandle handle;
    private LockScope scope;

    @BeforeEach
    void open() {
        handle = KeyHandle.claim();
        scope = handle.scope();
    }

    @AfterEach
    void close() {
        scope.close();
        handle.close();
    }

    @Test
    void givesItsValueToWhoLocksIt() throws Exception {
        try (var guard = scope.lock(count)) {
            guard.set(guard.get() + 41);
        }
        int seen =
                Threads.elsewhere(
                        () -> {
                            try (var other = KeyHandle.claim();
                                    var scope = other.scope();
                                    var guard = scope.lock(count)) {
                                guard.set(guard.get() + 1);
                                return guard.get();
                            }
                        });
        assertEquals(42, seen);
    }

    @Test
    void mayHoldNull() {
        Mutex<String, TestLevels.Config> empty = Mutex.of(TestLevels.CONFIG, null);
        try (var guard = scope.lock(empty)) {
            assertNull(guard.get());
            guard.set("full");
            assertEquals("full", guard.get());
        }
    }

    @Test
    void isHeldByOneThread() throws Exception {
        try (var guard = scope.lock(count)) {
            Threads.assertFree(false, count);
        }
        Threads.assertFree(true, count);
    }

    @Test
    void locksInnerLevelsWithOuterGuards() throws Exception {
        try (var outer = scope.lock(count);
                var inner = outer.lock(name)) {
            inner.set(inner.get() + outer.get());
            assertEquals("Ada0", inner.get());
            Threads.assertFree(false, count, name);
        }
        Threads.assertFree(true, count, name);
    }

    @Test
    void mayBeSkipped() {
        try (var inner = scope.lock(name)) {
            assertEquals("Ada", inner.get());
        }
    }

    @Test
    void locksWhereBranchesMeet() {
        Mutex<String, TestLevels.Left> left = Mutex.of(TestLevels.LEFT, "l");
        Mutex<String, TestLevels.Right> right = Mutex.of(TestLevels.RIGHT, "r");
        Mutex<String, TestLevels.Join> join = Mutex.of(TestLevels.JOIN, "j");
        try (var outer = scope.lock(left);
                var inner = outer.lock(join)) {
            assertEquals("lj", outer.get() + inner.get());
        }
        try (var outer = scope.lock(right);
                var inner = outer.lock(join)) {
            assertEquals("rj", outer.get() + inner.get());
        }
    }

    @Test
    void waitsUntilItIsFree() throws Exception {
        FutureTask<Integer> waiter;
        try (var guard = scope.lock(count)) {
            waiter = Threads.start(this::lockElsewhere);
            Threads.awaitQueued(count);
            guard.set(7);
        }
        assertEquals(7, Threads.result(waiter));
    }

    private int lockElsewhere() {
        try (var other = KeyHandle.claim();
                var scope = other.scope();
                var guard = scope.lock(count)) {
            return guard.get();
        }
    }

    @Test
    void keepsAnInterruptForLaterWhileItWaits() throws Exception {
        FutureTask<Boolean> waiter;
        CountDownLatch started = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        try (var guard = scope.lock(count)) {
            waiter =
                    Threads.start(
                            () -> {
                                thread[0] = Thread.currentThread();
                                started.countDown();
                                lockElsewhere();
                                return Thread.interrupted();
                            });
            started.await();
            Threads.awaitQueued(count);
            thread[0].interrupt();
        }
        assertTrue(Threads.result(waiter));
    }

    @Test
    void triesAtOnce() throws Exception {
        try (var guard = scope.tryLock(count)) {
            assertNotNull(guard);
            assertNull(Threads.elsewhere(() -> tryElsewhere(null)));
        }
        assertEquals(0, Threads.elsewhere(() -> tryElsewhere(null)));
    }

    @Test
    void triesForAWhile() throws Exception {
        try (var guard = scope.tryLock(count, LONG)) {
            assertNotNull(guard);
            assertNull(Threads.elsewhere(() -> tryElsewhere(Duration.ofMillis(1))));
            assertNull(Threads.elsewhere(() -> tryElsewhere(Duration.ZERO)));
            assertNull(Threads.elsewhere(() -> tryElsewhere(Duration.ofSeconds(Long.MIN_VALUE))));
        }
        FutureTask<Integer> waiter;
        try (var guard = scope.lock(count)) {
            waiter = Threads.start(() -> tryElsewhere(Duration.ofSeconds(Long.MAX_VALUE)));
            Threads.awaitQueued(count);
        }
        assertEquals(0, Threads.result(waiter));
    }

    private Integer tryElsewhere(Duration patience) throws InterruptedException {
        try (var other = KeyHandle.claim();
                var scope = other.scope();
                var guard =
                        patience == null ? scope.tryLock(count) : scope.tryLock(count, patience)) {
            return guard == null ? null : guard.get();
        }
    }

    @Test
    void triesWithAnOuterGuardToo() throws Exception {
        try (var outer = scope.lock(count)) {
            try (var inner = outer.tryLock(name)) {
                assertNotNull(inner);
            }
            try (var inner = outer.tryLock(name, LONG)) {
                assertNotNull(inner);
            }
            try (var inner = outer.lockInterruptibly(name)) {
                assertEquals("Ada", inner.get());
            }
        }
    }

    @Test
    void isLeftAloneByAnInterruptedThread() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> scope.lockInterruptibly(count));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> scope.tryLock(count, LONG));
        Threads.assertFree(true, count);
        scope.lock(count).close();
    }

    @Test
    void isNotTakenByAWaiterThatIsInterrupted() throws Exception {
        Thread[] thread = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        try (var guard = scope.lock(count)) {
            FutureTask<Boolean> waiter =
                    Threads.start(
                            () -> {
                                thread[0] = Thread.currentThread();
                                started.countDown();
                                try (var other = KeyHandle.claim();
                                        var scope = other.scope()) {
                                    assertThrows(
                                            InterruptedException.class,
                                            () -> scope.lockInterruptibly(count));
                                    scope.lock(name).close(); // the scope is as it was
                                    return true;
                                }
                            });
            started.await();
            Threads.awaitQueued(count);
            thread[0].interrupt();
            assertTrue(Threads.result(waiter));
        }
        Threads.assertFree(true, count);
    }

    @Test
    void runsAFunctionUnderTheLock() throws Exception {
        int result =
                scope.lockWith(
                        count,
                        guard -> {
                            guard.set(5);
                            return guard.lockWith(name, inner -> inner.get().length());
                        });
        assertEquals(3, result);
        assertThrows(
                ArithmeticException.class,
                () ->
                        scope.lockWith(
                                count,
                                guard -> {
                                    throw new ArithmeticException();
                                }));
        Threads.assertFree(true, count, name);
        assertEquals(
                5, scope.<Integer, TestLevels.Config.Held, Integer>lockWith(count, Guard::get));
    }

    @Test
    void hasOneGuardObject() {
        var first = scope.lock(count);
        first.close();
        var second = scope.lock(count);
        assertSame(first, second);
        second.close();
    }

    @Test
    void tellsItsNameAndItsHolder() throws Exception {
        assertEquals("Mutex 'count' #" + count.id() + " of level Config, free", count.toString());
        FutureTask<Integer> waiter;
        try (var guard = scope.lock(count)) {
            assertTrue(
                    count.toString()
                            .endsWith("held by thread '" + Thread.currentThread().getName() + "'"),
                    count::toString);
            assertTrue(guard.toString().contains("'count'"), guard::toString);
            waiter = Threads.start(this::lockElsewhere);
            Threads.awaitQueued(count);
            assertEquals(count.toString(), count.guard.queue().toString());
        }
        assertEquals(0, Threads.result(waiter));
        assertEquals("Mutex #" + name.id() + " of level Account, free", name.toString());
        assertSame(TestLevels.CONFIG, count.level());
    }

    @Test
    void refusesNull() {
        assertThrows(NullPointerException.class, () -> Mutex.of(null, 1));
        assertThrows(NullPointerException.class, () -> Mutex.named(null, TestLevels.CONFIG, 1));
        assertThrows(
                NullPointerException.class,
                () -> scope.lock((Mutex<Integer, TestLevels.Config>) null));
    }
}

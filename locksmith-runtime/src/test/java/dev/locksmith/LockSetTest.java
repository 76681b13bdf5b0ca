package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

@SuppressWarnings("try") // often only held
class LockSetTest {

    private final List<Mutex<Integer, TestLevels.Account>> mutexes =
            IntStream.range(0, 10).mapToObj(i -> Mutex.of(TestLevels.ACCOUNT, i)).toList();
    private final Mutex<Integer, TestLevels.Audit> audit = Mutex.of(TestLevels.AUDIT, 99);

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
        Threads.assertFree(true, mutexes.toArray(Mutex[]::new));
    }

    @Test
    void isInTheOrderOfIdsWhateverTheOrderWritten() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Mutex<Integer, TestLevels.Account>> written = new ArrayList<>(mutexes);
            Collections.shuffle(written, random);
            written = new ArrayList<>(written.subList(0, random.nextInt(10)));
            LockSet<Integer, TestLevels.Account> set = LockSet.of(written);
            assertEquals(mutexes.stream().filter(written::contains).toList(), set.mutexes());
            try (var guard = scope.lock(set)) {
                assertEquals(set.mutexes().stream().map(mutexes::indexOf).toList(), guard.values());
                for (Mutex<Integer, TestLevels.Account> mutex : written) {
                    assertEquals(mutexes.indexOf(mutex), guard.get(mutex));
                }
            }
        }
    }

    @Test
    void holdsAllItsMutexesAndNoOther() throws Exception {
        try (var guard = scope.lock(LockSet.of(mutexes.get(7), mutexes.get(2)))) {
            Threads.assertFree(false, mutexes.get(2), mutexes.get(7));
            Threads.assertFree(true, mutexes.get(0), mutexes.get(5), mutexes.get(9));
            assertEquals(List.of(2, 7), guard.values());
        }
    }

    @Test
    void isWrittenThroughItsGuard() {
        var set = LockSet.of(mutexes);
        try (var guard = scope.lock(set)) {
            guard.set(mutexes.get(3), 33);
            assertEquals(33, guard.get(mutexes.get(3)));
            assertEquals(33, guard.values().get(3));
            assertThrows(UnsupportedOperationException.class, () -> guard.values().set(0, 1));
        }
        try (var guard = scope.lock(mutexes.get(3))) {
            assertEquals(33, guard.get());
        }
    }

    @Test
    void knowsWhatIsNotInIt() {
        try (var guard = scope.lock(LockSet.of(mutexes.get(1), mutexes.get(4)))) {
            for (int i : new int[] {0, 2, 5, 9}) {
                assertThrows(IllegalArgumentException.class, () -> guard.get(mutexes.get(i)));
                assertThrows(IllegalArgumentException.class, () -> guard.set(mutexes.get(i), 0));
            }
        }
    }

    @Test
    void refusesDuplicates() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> LockSet.of(mutexes.get(1), mutexes.get(4), mutexes.get(1)));
        assertTrue(e.getMessage().contains("#" + mutexes.get(1).id()), e::getMessage);
    }

    @Test
    void mayBeEmpty() throws Exception {
        LockSet<Integer, TestLevels.Account> none = LockSet.of();
        try (var guard = scope.lock(none)) {
            assertEquals(List.of(), guard.values());
            assertThrows(IllegalArgumentException.class, () -> guard.get(mutexes.get(0)));
            try (var inner = guard.lock(audit)) {
                assertEquals(99, inner.get());
            }
            Threads.elsewhere(
                    () -> {
                        try (var handle = KeyHandle.claim();
                                var scope = handle.scope();
                                var same = scope.tryLock(none)) {
                            assertNotNull(same, "nothing is held, so many may hold it");
                            return null;
                        }
                    });
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void holdsOneLevelOnly() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> LockSet.of((Mutex) mutexes.get(0), (Mutex) audit));
        assertTrue(e.getMessage().contains("one level only"), e::getMessage);
    }

    @Test
    void copiesTheCollection() {
        List<Mutex<Integer, TestLevels.Account>> written = new ArrayList<>(mutexes);
        var set = LockSet.of(written);
        written.clear();
        assertEquals(mutexes, set.mutexes());
        assertThrows(UnsupportedOperationException.class, () -> set.mutexes().clear());
    }

    @Test
    void isAKeyForDeeperLevels() {
        try (var guard = scope.lock(LockSet.of(mutexes));
                var inner = guard.lock(audit)) {
            assertEquals(99, inner.get());
        }
    }

    @Test
    void releasesAllIfOneIsNotToBeHad() throws Exception {
        var set = LockSet.of(mutexes);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        FutureTask<Void> other =
                Threads.start(
                        () -> {
                            try (var handle = KeyHandle.claim();
                                    var scope = handle.scope();
                                    var guard = scope.lock(mutexes.get(6))) {
                                held.countDown();
                                done.await();
                                return null;
                            }
                        });
        held.await();
        Mutex<?, ?>[] rest =
                mutexes.stream().filter(m -> m != mutexes.get(6)).toArray(Mutex[]::new);
        assertNull(scope.tryLock(set));
        Threads.assertFree(true, rest);
        assertNull(scope.tryLock(set, Duration.ofMillis(1)));
        Threads.assertFree(true, rest);
        Thread here = Thread.currentThread();
        FutureTask<Void> interrupter =
                Threads.start(
                        () -> {
                            Threads.awaitQueued(mutexes.get(6));
                            here.interrupt();
                            return null;
                        });
        assertThrows(InterruptedException.class, () -> scope.lockInterruptibly(set));
        Threads.result(interrupter);
        Threads.assertFree(true, rest);
        done.countDown();
        Threads.result(other);
        try (var guard = scope.lockInterruptibly(set)) {
            Threads.assertFree(false, rest);
        }
    }

    @Test
    void runsAFunctionUnderItsLocks() {
        int sum =
                scope.lockWith(
                        LockSet.of(mutexes),
                        guard -> guard.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(45, sum);
    }

    @Test
    void tellsItsMutexes() {
        var set = LockSet.of(mutexes.get(1));
        assertEquals("LockSet [" + mutexes.get(1).label() + "]", set.toString());
    }
}

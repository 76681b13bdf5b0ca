package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Should the rules ever be got round, the JVM still sees who waits for whom. */
@Timeout(60)
class DeadlockDetectionTest {

    private final Mutex<Integer, TestLevels.Config> a = Mutex.of(TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Config> b = Mutex.of(TestLevels.CONFIG, 2);
    private final CyclicBarrier bothHoldOne = new CyclicBarrier(2);

    private final RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 3);

    /** A lock that is taken past all keys. */
    private interface Taken {
        <X extends Exception> boolean take(LockScope scope, Patience<X> patience) throws X;

        void free();
    }

    private static Taken alone(Mutex<?, ?> mutex) {
        return new Taken() {
            @Override
            public <X extends Exception> boolean take(LockScope scope, Patience<X> patience)
                    throws X {
                return mutex.guard.acquire(scope, scope.mark(), patience);
            }

            @Override
            public void free() {
                mutex.guard.unlock();
            }
        };
    }

    private static Taken writing(RwMutex<?, ?> mutex) {
        return new Taken() {
            @Override
            public <X extends Exception> boolean take(LockScope scope, Patience<X> patience)
                    throws X {
                return mutex.lock().write(scope, scope.mark(), patience);
            }

            @Override
            public void free() {
                mutex.lock().giveBackWrite();
            }
        };
    }

    private static Taken reading(RwMutex<?, ?> mutex) {
        return new Taken() {
            @Override
            public <X extends Exception> boolean take(LockScope scope, Patience<X> patience)
                    throws X {
                return mutex.lock().read(scope, patience);
            }

            @Override
            public void free() {
                mutex.lock().giveBackRead();
            }
        };
    }

    private Thread start(Taken first, Taken second) {
        Thread thread =
                new Thread(
                        () -> {
                            LockScope scope = KeyHandle.beginChain();
                            try {
                                first.take(scope, Patience.ENDLESS);
                                bothHoldOne.await();
                                second.take(scope, Patience.UNTIL_INTERRUPTED);
                            } catch (Exception interrupted) {
                                first.free();
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void theJvmSeesACircleOfMutexes() throws Exception {
        assertSeen(start(alone(a), alone(b)), start(alone(b), alone(a)));
    }

    @Test
    void theJvmSeesACircleOfAMutexAndAWriter() throws Exception {
        assertSeen(start(writing(table), alone(a)), start(alone(a), writing(table)));
    }

    @Test
    void theJvmSeesACircleOfAMutexAndAReaderThatWaitsForAWriter() throws Exception {
        assertSeen(start(writing(table), alone(a)), start(alone(a), reading(table)));
    }

    @Test
    void aWriterFromTheQueueIsSeenToo() throws Exception {
        var held = HeldElsewhere.writing(table);
        Thread writer = start(writing(table), alone(a));
        while (!table.lock().hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        held.close();
        assertSeen(writer, start(alone(a), writing(table)));
    }

    @Test
    void aWriterThatReadsByNowIsToldOfNoLonger() throws Exception {
        FutureTask<Integer> waiter;
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.write(table)) {
            waiter = Threads.start(this::written);
            while (table.lock().toldHolder() != Thread.currentThread()) {
                Thread.onSpinWait();
            }
            guard.downgrade();
            assertNull(table.lock().toldHolder());
            assertTrue(table.toString().endsWith("read by 1"), table::toString);
        }
        assertEquals(3, Threads.result(waiter));
    }

    private int written() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.write(table)) {
            return guard.get();
        }
    }

    private static void assertSeen(Thread one, Thread other) throws Exception {
        Set<Long> expected = Stream.of(one, other).map(Thread::getId).collect(Collectors.toSet());
        long[] found;
        do {
            Thread.sleep(5);
            found = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        } while (found == null);
        assertEquals(expected, Arrays.stream(found).boxed().collect(Collectors.toSet()));
        one.interrupt();
        other.interrupt();
        one.join();
        other.join();
    }

    @Test
    void aMutexJustTakenIsNotSaidToBeHeldByWhoHeldItBefore() {
        LockScope earlier = LockScope.of(new Thread("earlier"));
        a.guard.acquire(earlier, earlier.mark(), Patience.NONE);
        assertSame(earlier.thread, a.guard.holder());
        a.guard.unlock();
        assertNull(a.guard.holder());
        assertTrue(a.toString().endsWith(", free"), a::toString);

        LockScope later = LockScope.of(new Thread("later"));
        a.guard.acquire(later.mark()); // and has not yet written whose it is
        assertNull(a.guard.holder());
        assertTrue(a.toString().endsWith(", being locked"), a::toString);
        a.guard.join(later);
        assertSame(later.thread, a.guard.holder());
    }

    @Test
    void aMutexTakenFromTheQueueIsNotSaidToBeHeldByWhoHeldItBefore() {
        LockScope earlier = LockScope.of(new Thread("earlier"));
        a.guard.acquire(earlier, earlier.mark(), Patience.NONE);
        a.guard.unlock();
        a.guard.acquire(Key.FROM_QUEUE); // as a thread from the queue does first
        assertNull(a.guard.holder());
    }
}

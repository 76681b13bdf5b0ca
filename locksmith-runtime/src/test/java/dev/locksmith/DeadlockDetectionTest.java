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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Should the rules ever be got round, the JVM still sees who waits for whom. */
class DeadlockDetectionTest {

    private final Mutex<Integer, TestLevels.Config> a = Mutex.of(TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Config> b = Mutex.of(TestLevels.CONFIG, 2);
    private final CyclicBarrier bothHoldOne = new CyclicBarrier(2);

    /** Takes two mutexes past all keys. */
    private Thread start(Mutex<?, ?> first, Mutex<?, ?> second) {
        Thread thread =
                new Thread(
                        () -> {
                            LockScope scope = LockScope.of(Thread.currentThread());
                            try {
                                first.guard.acquire(scope, scope.mark(), Patience.ENDLESS);
                                bothHoldOne.await();
                                second.guard.acquire(
                                        scope, scope.mark(), Patience.UNTIL_INTERRUPTED);
                            } catch (Exception interrupted) {
                                first.guard.unlock();
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    @Timeout(60)
    void theJvmSeesACircleOfMutexes() throws Exception {
        Thread one = start(a, b);
        Thread other = start(b, a);
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

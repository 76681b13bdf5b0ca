package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Virtual threads are threads. They are started reflectively, since JDK 17 has none. */
@SuppressWarnings("try") // often only held
class VirtualThreadsTest {

    private Method startVirtualThread;

    @BeforeEach
    void find() {
        try {
            startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            assumeTrue(false, "no virtual threads in this JDK");
        }
        assumeTrue(Runtime.version().feature() >= 21, "still a preview");
    }

    private <T> FutureTask<T> start(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        startVirtualThread.invoke(null, future);
        return future;
    }

    @Test
    void eachHasAHandleOfItsOwn() throws Exception {
        Mutex<Integer, TestLevels.Config> count = Mutex.of(TestLevels.CONFIG, 0);
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            tasks.add(
                    start(
                            () -> {
                                try (var handle = KeyHandle.claim();
                                        var scope = handle.scope();
                                        var guard = scope.lock(count)) {
                                    assertTrue(KeyHandle.tryClaim().isEmpty());
                                    Thread.sleep(0, 1); // let others have the carrier
                                    guard.set(guard.get() + 1);
                                    return null;
                                }
                            }));
        }
        for (FutureTask<Void> task : tasks) {
            Threads.result(task);
        }
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(count)) {
            assertEquals(1000, guard.get());
        }
    }

    /** A million with {@code -Dlocksmith.virtual=1000000}; a thousand at a time. */
    @Test
    void anyNumberClaimAndClose() throws Exception {
        int threads = Integer.getInteger("locksmith.virtual", 20_000);
        Mutex<Integer, TestLevels.Config> count = Mutex.of(TestLevels.CONFIG, 0);
        Semaphore atATime = new Semaphore(1000);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < threads; i++) {
            atATime.acquire();
            startVirtualThread.invoke(
                    null,
                    (Runnable)
                            () -> {
                                try (var handle = KeyHandle.claim();
                                        var scope = handle.scope();
                                        var guard = scope.lock(count)) {
                                    guard.set(guard.get() + 1);
                                } catch (Throwable e) {
                                    failure.set(e);
                                } finally {
                                    atATime.release();
                                }
                            });
        }
        atATime.acquire(1000);
        assertNull(failure.get());
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(count)) {
            assertEquals(threads, guard.get());
        }
        assertTrue(count.toString().endsWith("free"), count::toString);
    }

    @Test
    void handlesAndGuardsStayOnTheirVirtualThread() throws Exception {
        Mutex<Integer, TestLevels.Config> count = Mutex.of(TestLevels.CONFIG, 0);
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(count)) {
            var e =
                    assertThrows(
                            ThreadConfinementException.class,
                            () -> Threads.result(start(guard::get)));
            assertTrue(e.getMessage().contains("VirtualThread"), e::getMessage);
            assertThrows(
                    ThreadConfinementException.class, () -> Threads.result(start(handle::scope)));
        }
    }

    @Test
    void vouchersTravelToThem() throws Exception {
        try (Locksmith smith = Locksmith.create(1)) {
            KeyVoucher voucher = smith.issue().orElseThrow();
            assertTrue(
                    Threads.result(
                            start(
                                    () -> {
                                        try (var handle = voucher.redeem().orElseThrow()) {
                                            return handle.toString().contains("VirtualThread");
                                        }
                                    })));
        }
    }

    @Test
    void waitingDoesNotPinTheCarrier() throws Exception {
        Mutex<Integer, TestLevels.Config> mutex = Mutex.of(TestLevels.CONFIG, 0);
        RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 0);
        Mutex<Integer, TestLevels.Config> flag = Mutex.of(TestLevels.CONFIG, 0);
        MutexCondition raised = flag.newCondition();
        int many = 4 * Runtime.getRuntime().availableProcessors() + 260; // more than carriers ever
        List<FutureTask<Integer>> waiters = new ArrayList<>();
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            CountDownLatch free = new CountDownLatch(1);
            FutureTask<Void> holder =
                    Threads.start(
                            () -> {
                                try (var own = KeyHandle.claim();
                                        var ownScope = own.scope();
                                        var guard = ownScope.write(table)) {
                                    free.await();
                                    return null;
                                }
                            });
            while (table.lock().writer() == null) {
                Thread.onSpinWait();
            }
            try (var guard = scope.lock(mutex)) {
                for (int i = 0; i < many; i++) {
                    waiters.add(start(() -> scoped(s -> s.lockWith(mutex, Guard::get))));
                    waiters.add(start(() -> scoped(s -> s.readWith(table, ReadGuard::get))));
                    waiters.add(start(() -> scoped(s -> awaitRaised(s, flag, raised))));
                }
                assertEquals(7, Threads.result(start(() -> 7)), "a carrier is left to run on");
            }
            free.countDown();
            Threads.result(holder);
            try (var guard = scope.lock(flag)) {
                guard.set(1);
                guard.signalAll(raised);
            }
        }
        for (FutureTask<Integer> waiter : waiters) {
            Threads.result(waiter);
        }
    }

    private static int awaitRaised(
            LockScope scope, Mutex<Integer, TestLevels.Config> flag, MutexCondition raised)
            throws InterruptedException {
        try (var guard = scope.lock(flag)) {
            while (guard.get() == 0) {
                guard.await(raised);
            }
            return guard.get();
        }
    }

    private interface Body {
        int run(LockScope scope) throws InterruptedException;
    }

    private static int scoped(Body body) throws InterruptedException {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            return body.run(scope);
        }
    }
}

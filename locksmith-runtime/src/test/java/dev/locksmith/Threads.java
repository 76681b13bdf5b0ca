package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Other threads, for tests of what they may do. */
final class Threads {

    private static final long PATIENCE_SECONDS = 60;

    private Threads() {}

    /** Runs it on another thread, and throws what it throws. */
    static <T> T elsewhere(Callable<T> task) throws Exception {
        return result(start(task));
    }

    /** Starts it on another thread, a daemon named "other". */
    static <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "other");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    static <T> T result(FutureTask<T> future) throws Exception {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Whether another thread could lock it now. */
    static boolean isFree(Mutex<?, ? extends Level<? extends Unlocked, ?>> mutex) throws Exception {
        return elsewhere(
                () -> {
                    try (var handle = KeyHandle.claim();
                            var scope = handle.scope();
                            var guard = tryLock(scope, mutex)) {
                        return guard != null;
                    }
                });
    }

    static void assertFree(boolean expected, Mutex<?, ?>... mutexes) throws Exception {
        for (Mutex<?, ?> mutex : mutexes) {
            assertEquals(expected, isFree(asLockable(mutex)), mutex::toString);
        }
    }

    @SuppressWarnings("unchecked")
    private static Mutex<?, ? extends Level<? extends Unlocked, ?>> asLockable(Mutex<?, ?> mutex) {
        return (Mutex<?, ? extends Level<? extends Unlocked, ?>>) mutex;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static LockKey<?> tryLock(LockScope scope, Mutex mutex) {
        return scope.tryLock(mutex);
    }

    /** Waits until a thread waits for the mutex in its queue. */
    static void awaitQueued(Mutex<?, ?> mutex) {
        while (!mutex.guard.queue().hasQueuedThreads()) {
            Thread.onSpinWait();
        }
    }
}

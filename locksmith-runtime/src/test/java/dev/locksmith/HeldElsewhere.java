package dev.locksmith;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Mutexes that another thread holds for a while. */
@SuppressWarnings("try") // often only held
final class HeldElsewhere implements AutoCloseable {

    private final CountDownLatch release = new CountDownLatch(1);
    private final FutureTask<Void> holder;

    interface Body {
        void run() throws Exception;
    }

    private interface Opening {
        LockKey<?> lock(LockScope scope);
    }

    private HeldElsewhere(Opening opening) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        holder =
                Threads.start(
                        () -> {
                            try (var handle = KeyHandle.claim();
                                    var scope = handle.scope();
                                    var guard = opening.lock(scope)) {
                                held.countDown();
                                release.await();
                                return null;
                            }
                        });
        held.await();
    }

    static HeldElsewhere of(Mutex<?, ?> mutex) throws InterruptedException {
        return new HeldElsewhere(scope -> lock(scope, mutex));
    }

    static HeldElsewhere writing(RwMutex<?, ?> mutex) throws InterruptedException {
        return new HeldElsewhere(scope -> write(scope, mutex));
    }

    static void during(Mutex<?, ?> mutex, Body body) throws Exception {
        try (var held = of(mutex)) {
            body.run();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static LockKey<?> lock(LockScope scope, Mutex mutex) {
        return scope.lock(mutex);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static LockKey<?> write(LockScope scope, RwMutex mutex) {
        return scope.write(mutex);
    }

    /** Returns when they are free. */
    @Override
    public void close() throws Exception {
        release.countDown();
        Threads.result(holder);
    }
}

package leaky;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;

import java.util.concurrent.ForkJoinPool;

/** Hides behind a helper of its own that the letter is written by another thread. */
class Postbox {

    void confirm(String customer, KeyHandle handle) {
        later(() -> write(customer, handle));
    }

    private void later(Runnable work) {
        Runnable logged = () -> log(work);
        ForkJoinPool.commonPool().execute(logged);
    }

    private static void log(Runnable work) {
        work.run();
        System.out.println("done: " + work);
    }

    private static void write(String customer, KeyHandle handle) {
        try (LockScope scope = handle.scope()) {
            System.out.println("Dear " + customer + ", " + scope);
        }
    }
}

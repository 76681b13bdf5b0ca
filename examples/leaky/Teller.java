package leaky;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;

import java.util.concurrent.ExecutorService;

/** Does the work on a pool, but takes its own right to lock along. */
class Teller {

    void serve(ExecutorService pool, KeyHandle handle) {
        pool.execute(
                () -> {
                    try (LockScope scope = handle.scope()) {
                        System.out.println("lock and transfer with " + scope);
                    }
                });
    }
}

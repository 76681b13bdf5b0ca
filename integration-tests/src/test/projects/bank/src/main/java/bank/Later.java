package bank;

import java.util.concurrent.Executors;

/** Nothing here is annotated: what run() does with its task is found out. */
final class Later {

    private Later() {}

    static void run(Runnable task) {
        var executor = Executors.newSingleThreadExecutor();
        executor.execute(task);
        executor.shutdown();
    }
}

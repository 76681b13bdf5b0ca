package odd.concurrency_classes;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Conc {
    final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();
    final AtomicReference<Runnable> ref = new AtomicReference<>(() -> {});
    static final ThreadLocal<Pen> TL = ThreadLocal.withInitial(() -> new Pen());
    static final ThreadLocal<Map<String, Pen>> TL2 =
            new ThreadLocal<>() {
                @Override
                protected Map<String, Pen> initialValue() {
                    return new HashMap<>();
                }
            };
    volatile Runnable vol;
    final ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>();

    void go(Pen p) throws Exception {
        lock.lock();
        try {
            ref.updateAndGet(r -> r);
            ref.accumulateAndGet(null, (a, b) -> a);
            vol = () -> {};
            map.merge("a", 1, Integer::sum);
            map.compute("b", (k, v) -> v == null ? 1 : v + 1);
            TL.get().draw();
            TL.remove();
            TL2.get().put("a", p);
        } finally {
            lock.unlock();
        }
        BlockingQueue<Runnable> q = new LinkedBlockingQueue<>();
        q.put(() -> {});
        q.take().run();
        new Semaphore(1).acquire();
        var f = new FutureTask<>(() -> 1);
        f.run();
        f.get();
        Exchanger<String> ex = new Exchanger<>();
        Phaser ph =
                new Phaser() {
                    @Override
                    protected boolean onAdvance(int a, int b) {
                        return true;
                    }
                };
        ScheduledExecutorService ses = Executors.newScheduledThreadPool(1);
        ses.schedule(() -> 1, 1, TimeUnit.SECONDS).get();
        ses.invokeAll(List.of(() -> 1, () -> 2));
        WeakReference<Pen> w = new WeakReference<>(p);
        w.get().draw();
    }
}

@ThreadConfined
final class Pen {
    void draw() {}
}

final class Canary {
    void leak(Pen pen) {
        later(() -> pen.draw());
    }

    private static void later(Runnable task) {
        new Thread(task).start();
    }
}

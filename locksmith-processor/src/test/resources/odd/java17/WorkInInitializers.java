package odd.work_in_initializers;

import dev.locksmith.annotations.*;

import java.nio.ByteBuffer;
import java.text.SimpleDateFormat;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** All that is followed, inside classes and functions that stand in initializers. */
class Work {
    static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    static final Lock LOCK = new ReentrantLock();
    static final Lock OTHER = new ReentrantLock();
    static final Map<String, String> SEEN = new HashMap<>();

    interface Step {
        Object take(Object given) throws Exception;
    }

    static Step waits;
    static Step locks;
    Step hands;

    static {
        waits =
                new Step() {
                    @Override
                    public Object take(Object given) throws Exception {
                        Future<?> done = POOL.submit(() -> SEEN.put("a", "b"));
                        done.get();
                        Thread thread = new Thread(() -> given.hashCode());
                        thread.start();
                        thread.join();
                        synchronized (given) {
                            given.wait();
                        }
                        return done;
                    }
                };
        class Held implements AutoCloseable {
            final CountDownLatch latch = new CountDownLatch(1);

            Held(Object around) {
                LOCK.lock();
            }

            void pass(Function<? super Held, ?> body) throws InterruptedException {
                latch.await();
                body.apply(this);
            }

            @Override
            public void close() {
                LOCK.unlock();
            }
        }
        locks =
                given -> {
                    try (Held held = new Held(given)) {
                        OTHER.lock();
                        held.pass(each -> each.latch);
                        return (Supplier<Object>) () -> given;
                    } finally {
                        OTHER.unlock();
                    }
                };
        BiFunction<Pen, SimpleDateFormat, Object> two = (pen, format) -> format.format(new Date());
        two.andThen(x -> x).apply(null, new SimpleDateFormat());
    }

    {
        hands =
                new Step() {
                    Object last;
                    ByteBuffer buffer = ByteBuffer.allocate(8);

                    {
                        last = new Object();
                        POOL.execute(() -> buffer.get());
                    }

                    @Override
                    public Object take(Object given) throws Exception {
                        CompletableFuture<Object> all =
                                CompletableFuture.supplyAsync(() -> given).thenApply(x -> last = x);
                        return all.get(1, TimeUnit.SECONDS);
                    }

                    Object again(Step step) throws Exception {
                        return step.take(POOL.invokeAll(List.of(() -> step.take(last))));
                    }
                };
        List<BuggyBox> boxes = new ArrayList<>();
        boxes.forEach(
                box -> {
                    Runnable inner =
                            new Runnable() {
                                @Override
                                public void run() {
                                    LOCK.lock();
                                    try {
                                        box.content.run();
                                    } finally {
                                        LOCK.unlock();
                                    }
                                }
                            };
                    inner.run();
                });
    }

    static final class BuggyBox {
        Runnable content = () -> {};
    }
}

enum Pieces {
    ONE {
        {
            Work.POOL.execute(
                    new Runnable() {
                        @Override
                        public void run() {
                            try {
                                Work.POOL.awaitTermination(1, TimeUnit.DAYS);
                                ready.await();
                            } catch (Exception ended) {
                                Thread.currentThread().interrupt();
                            }
                        }
                    });
        }
    };

    final CountDownLatch ready = new CountDownLatch(1);
}

@ThreadConfined
class Pen {
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

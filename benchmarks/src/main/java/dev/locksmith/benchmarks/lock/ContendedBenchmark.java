package dev.locksmith.benchmarks.lock;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One lock that many threads want. That they are started each time is next to nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ContendedBenchmark {

    /** How often the lock is taken, by all threads together. */
    private static final int TIMES = 320_000;

    /** What a thread does without the lock, so that others come to it. */
    private static final long OUTSIDE = 10;

    private final Counter counter = new Counter();
    private final Mutex<Counter, BenchmarkLevel> mutex =
            Mutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final ReentrantLock reentrant = new ReentrantLock();

    @Param({"2", "4", "16"})
    private int threads;

    /** Virtual threads need JDK 21. */
    @Param({"platform", "virtual"})
    private String kind = "platform";

    private ThreadFactory factory = Thread::new;

    @Setup
    public void chooseThreads() throws ReflectiveOperationException {
        factory = kind.equals("virtual") ? virtual() : Thread::new;
    }

    /** Looked up, for this is compiled for JDK 17. */
    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private void run(Runnable work) throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = factory.newThread(work);
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void mutex() throws InterruptedException {
        run(
                () -> {
                    try (var handle = KeyHandle.claim();
                            var scope = handle.scope()) {
                        for (int i = TIMES / threads; i > 0; i--) {
                            try (var guard = scope.lock(mutex)) {
                                guard.get().increment();
                            }
                            Blackhole.consumeCPU(OUTSIDE);
                        }
                    }
                });
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void reentrantLock() throws InterruptedException {
        run(
                () -> {
                    for (int i = TIMES / threads; i > 0; i--) {
                        reentrant.lock();
                        try {
                            counter.increment();
                        } finally {
                            reentrant.unlock();
                        }
                        Blackhole.consumeCPU(OUTSIDE);
                    }
                });
    }
}

package dev.locksmith.benchmarks.lock;

import dev.locksmith.Mutex;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Trying to lock what is free, at once and with a time limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TryLockBenchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Counter counter = new Counter();
    private final Mutex<Counter, BenchmarkLevel> mutex =
            Mutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final ReentrantLock reentrant = new ReentrantLock();

    @Benchmark
    public long tryMutex(OpenScope open) {
        try (var guard = open.scope.tryLock(mutex)) {
            return guard == null ? 0 : guard.get().increment();
        }
    }

    @Benchmark
    public long tryReentrantLock() {
        if (!reentrant.tryLock()) {
            return 0;
        }
        try {
            return counter.increment();
        } finally {
            reentrant.unlock();
        }
    }

    @Benchmark
    public long tryMutexInTime(OpenScope open) throws InterruptedException {
        try (var guard = open.scope.tryLock(mutex, PATIENCE)) {
            return guard == null ? 0 : guard.get().increment();
        }
    }

    @Benchmark
    public long tryReentrantLockInTime() throws InterruptedException {
        if (!reentrant.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            return 0;
        }
        try {
            return counter.increment();
        } finally {
            reentrant.unlock();
        }
    }
}

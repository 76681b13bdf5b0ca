package dev.locksmith.benchmarks.lock;

import com.google.common.util.concurrent.CycleDetectingLockFactory;
import com.google.common.util.concurrent.CycleDetectingLockFactory.Policies;

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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One lock that no other thread wants: lock, increment a counter, unlock. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class LockBenchmark {

    private final Counter counter = new Counter();
    private final Mutex<Counter, BenchmarkLevel> mutex =
            Mutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final ReentrantLock reentrant = new ReentrantLock();
    private final ReentrantLock cycleDetecting =
            CycleDetectingLockFactory.newInstance(Policies.THROW).newReentrantLock("counter");

    @Benchmark
    public long uncontendedMutex(OpenScope open) {
        try (var guard = open.scope.lock(mutex)) {
            return guard.get().increment();
        }
    }

    @Benchmark
    public long uncontendedReentrantLock() {
        reentrant.lock();
        try {
            return counter.increment();
        } finally {
            reentrant.unlock();
        }
    }

    @Benchmark
    public long uncontendedSynchronized() {
        synchronized (counter) {
            return counter.increment();
        }
    }

    @Benchmark
    public long uncontendedCycleDetectingLock() {
        cycleDetecting.lock();
        try {
            return counter.increment();
        } finally {
            cycleDetecting.unlock();
        }
    }
}

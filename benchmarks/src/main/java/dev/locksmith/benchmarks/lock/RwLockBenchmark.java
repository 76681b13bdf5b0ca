package dev.locksmith.benchmarks.lock;

import dev.locksmith.RwMutex;

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
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Reading and writing under locks that tell the two apart, without contention. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class RwLockBenchmark {

    private final Counter counter = new Counter();
    private final RwMutex<Counter, BenchmarkLevel> mutex =
            RwMutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final ReentrantReadWriteLock reentrant = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();

    @Benchmark
    public long readRwMutex(OpenScope open) {
        try (var guard = open.scope.read(mutex)) {
            return guard.get().count;
        }
    }

    @Benchmark
    public long readReentrantReadWriteLock() {
        reentrant.readLock().lock();
        try {
            return counter.count;
        } finally {
            reentrant.readLock().unlock();
        }
    }

    @Benchmark
    public long readStampedLock() {
        long stamp = stamped.readLock();
        try {
            return counter.count;
        } finally {
            stamped.unlockRead(stamp);
        }
    }

    @Benchmark
    public long writeRwMutex(OpenScope open) {
        try (var guard = open.scope.write(mutex)) {
            return guard.get().increment();
        }
    }

    @Benchmark
    public long writeReentrantReadWriteLock() {
        reentrant.writeLock().lock();
        try {
            return counter.increment();
        } finally {
            reentrant.writeLock().unlock();
        }
    }

    @Benchmark
    public long writeStampedLock() {
        long stamp = stamped.writeLock();
        try {
            return counter.increment();
        } finally {
            stamped.unlockWrite(stamp);
        }
    }
}

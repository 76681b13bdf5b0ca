package dev.locksmith.benchmarks.lock;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Opening a scope as well, each time: against one lock that has nothing to open. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ScopeBenchmark {

    private final Counter counter = new Counter();
    private final Mutex<Counter, BenchmarkLevel> mutex =
            Mutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final ReentrantLock reentrant = new ReentrantLock();
    private final KeyHandle handle = KeyHandle.claim();

    @TearDown
    public void close() {
        handle.close();
    }

    @Benchmark
    public long scopeAndMutex() {
        try (var scope = handle.scope();
                var guard = scope.lock(mutex)) {
            return guard.get().increment();
        }
    }

    @Benchmark
    public long reentrantLock() {
        reentrant.lock();
        try {
            return counter.increment();
        } finally {
            reentrant.unlock();
        }
    }
}

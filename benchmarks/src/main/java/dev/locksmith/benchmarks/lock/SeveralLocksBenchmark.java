package dev.locksmith.benchmarks.lock;

import dev.locksmith.LockSet;
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

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Several locks at once: the peers are sorted by hand, beforehand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class SeveralLocksBenchmark {

    private static final int SIZE = 8;

    private final Mutex<Counter, BenchmarkLevel> first =
            Mutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final Mutex<Counter, BenchmarkLevel> second =
            Mutex.of(BenchmarkLevel.LEVEL, new Counter());
    private final List<Mutex<Counter, BenchmarkLevel>> members =
            Stream.generate(() -> Mutex.of(BenchmarkLevel.LEVEL, new Counter()))
                    .limit(SIZE)
                    .toList();
    private final LockSet<Counter, BenchmarkLevel> set = LockSet.of(members);
    private final Mutex<Counter, BenchmarkLevel> member = members.get(SIZE / 2);

    private final Counter one = new Counter();
    private final Counter other = new Counter();
    private final ReentrantLock lower = new ReentrantLock();
    private final ReentrantLock upper = new ReentrantLock();
    private final ReentrantLock[] sorted =
            Stream.generate(ReentrantLock::new).limit(SIZE).toArray(ReentrantLock[]::new);

    /** Written in the other order than that of the ids. */
    @Benchmark
    public long pair(OpenScope open) {
        try (var pair = open.scope.lock(second, first)) {
            return pair.first().increment() + pair.second().increment();
        }
    }

    @Benchmark
    public long twoReentrantLocks() {
        lower.lock();
        try {
            upper.lock();
            try {
                return one.increment() + other.increment();
            } finally {
                upper.unlock();
            }
        } finally {
            lower.unlock();
        }
    }

    @Benchmark
    public long setOfEight(OpenScope open) {
        try (var guard = open.scope.lock(set)) {
            return guard.get(member).increment();
        }
    }

    @Benchmark
    public long eightReentrantLocks() {
        int taken = 0;
        try {
            while (taken < sorted.length) {
                sorted[taken].lock();
                taken++;
            }
            return one.increment();
        } finally {
            while (taken > 0) {
                sorted[--taken].unlock();
            }
        }
    }
}

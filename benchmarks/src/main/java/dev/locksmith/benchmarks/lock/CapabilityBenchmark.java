package dev.locksmith.benchmarks.lock;

import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;

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

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a thread does once, or once in a while: the way to its key handle and scope. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class CapabilityBenchmark {

    private final Locksmith locksmith = Locksmith.createUnlimited();

    @TearDown
    public void close() {
        locksmith.close();
    }

    @Benchmark
    public Optional<KeyVoucher> issue() {
        return locksmith.issue();
    }

    @Benchmark
    public void issueRedeemAndClose() {
        locksmith.issue().orElseThrow().redeem().orElseThrow().close();
    }

    @Benchmark
    public void claimAndClose() {
        KeyHandle.claim().close();
    }

    @Benchmark
    public void scopeAndClose(Handle handle) {
        handle.handle.scope().close();
    }

    /** A handle without an open scope. */
    @State(Scope.Thread)
    public static class Handle {

        final KeyHandle handle = KeyHandle.claim();

        @TearDown
        public void close() {
            handle.close();
        }
    }
}

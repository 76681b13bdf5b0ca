package dev.locksmith.benchmarks.lock;

import dev.locksmith.Level;
import dev.locksmith.Unlocked;

/** The one level of the benchmarks. */
final class BenchmarkLevel extends Level<Unlocked, BenchmarkLevel.Held> {

    static final BenchmarkLevel LEVEL = new BenchmarkLevel();

    interface Held extends Unlocked {}

    private BenchmarkLevel() {
        super(Unlocked.class, Held.class);
    }
}

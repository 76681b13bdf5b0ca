package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads count under a mutex, one of them by {@code tryLock}: no count gets lost. */
@JCStressTest
@State
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both counts are there.")
@Outcome(expect = FORBIDDEN, desc = "A count got lost: both were inside at once.")
public class OneInAMutex {

    private final Mutex<int[], StressLevels.Outer> mutex = Mutex.of(StressLevels.OUTER, new int[1]);

    @Actor
    public void first() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(mutex)) {
            guard.get()[0]++;
        }
    }

    @Actor
    public void second() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            while (true) {
                try (var guard = scope.tryLock(mutex)) {
                    if (guard != null) {
                        guard.get()[0]++;
                        return;
                    }
                }
                Thread.onSpinWait();
            }
        }
    }

    @Arbiter
    public void sum(I_Result sum) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(mutex)) {
            sum.r1 = guard.get()[0];
        }
    }
}

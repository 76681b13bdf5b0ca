package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One thread writes a plain field and then, under a mutex, a flag; the other reads the flag under
 * the mutex and then the field. Unlocking happens before the next lock.
 */
@JCStressTest
@State
@Outcome(
        id = {"0, 0", "0, 1", "1, 1"},
        expect = ACCEPTABLE,
        desc = "Whoever sees the flag sees the field.")
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "The flag without the field.")
public class UnlockingIsSeen {

    private final Mutex<int[], StressLevels.Outer> flag = Mutex.of(StressLevels.OUTER, new int[1]);
    private int field;

    @Actor
    public void writer() {
        field = 1;
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(flag)) {
            guard.get()[0] = 1;
        }
    }

    @Actor
    public void reader(II_Result seen) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(flag)) {
            seen.r1 = guard.get()[0];
        }
        seen.r2 = field;
    }
}

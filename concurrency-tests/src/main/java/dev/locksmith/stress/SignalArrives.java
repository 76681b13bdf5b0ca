package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;
import dev.locksmith.MutexCondition;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** One thread waits for a value that another puts down: no signal gets lost. */
@JCStressTest
@State
@Outcome(id = "42", expect = ACCEPTABLE, desc = "The value came.")
@Outcome(expect = FORBIDDEN, desc = "Woken without the value.")
public class SignalArrives {

    private final Mutex<int[], StressLevels.Outer> box = Mutex.of(StressLevels.OUTER, new int[1]);
    private final MutexCondition full = box.newCondition();

    @Actor
    public void taker(I_Result taken) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(box)) {
            while (guard.get()[0] == 0) {
                guard.awaitUninterruptibly(full);
            }
            taken.r1 = guard.get()[0];
        }
    }

    @Actor
    public void giver() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(box)) {
            guard.get()[0] = 42;
            guard.signal(full);
        }
    }
}

package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.Guard;
import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A thread keeps a guard beyond its close, and uses it while another thread locks and unlocks the
 * same mutex, which opens the same guard object. However it reads the guard's fields, it is
 * refused.
 */
@JCStressTest
@State
@Outcome(id = "0", expect = ACCEPTABLE, desc = "Each use was refused.")
@Outcome(expect = FORBIDDEN, desc = "A closed guard was of use.")
public class ClosedGuardIsRefused {

    private final Mutex<int[], StressLevels.Outer> mutex = Mutex.of(StressLevels.OUTER, new int[1]);

    @Actor
    public void keeper(I_Result uses) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            Guard<int[], ?> kept;
            try (var guard = scope.lock(mutex)) {
                kept = guard;
            }
            for (int i = 0; i < 3; i++) {
                uses.r1 += use(kept::get) + use(() -> kept.set(new int[1])) + use(kept::close);
            }
        }
    }

    private static int use(Runnable use) {
        try {
            use.run();
            return 1;
        } catch (IllegalStateException refused) {
            return 0;
        }
    }

    @Actor
    public void other() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            for (int i = 0; i < 3; i++) {
                try (var guard = scope.lock(mutex)) {
                    guard.get()[0]++;
                }
            }
        }
    }
}

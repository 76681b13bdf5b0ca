package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.AmbientScope;
import dev.locksmith.RwMutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two threads write, downgrade and read on: each reads its own write still, whatever the other
 * does, and a third one reads whole writes only.
 */
@JCStressTest
@State
@Outcome(
        id = {"1, 2, 0", "1, 2, 11", "1, 2, 22"},
        expect = ACCEPTABLE,
        desc = "Nobody wrote in between.")
@Outcome(expect = FORBIDDEN, desc = "A writer came in between, or half a write was seen.")
public class DowngradedWriteIsSeen {

    private final RwMutex<int[], StressLevels.Outer> mutex =
            RwMutex.of(StressLevels.OUTER, new int[2]);

    @Actor
    public void first(III_Result seen) {
        seen.r1 = writeAndRead(1);
    }

    @Actor
    public void second(III_Result seen) {
        seen.r2 = writeAndRead(2);
    }

    private int writeAndRead(int number) {
        try (var ambient = AmbientScope.open();
                var guard = ambient.write(mutex)) {
            guard.get()[0] = number;
            guard.get()[1] = number;
            guard.downgrade();
            return guard.get()[0];
        }
    }

    @Actor
    public void reader(III_Result seen) {
        try (var ambient = AmbientScope.open();
                var guard = ambient.read(mutex)) {
            seen.r3 = guard.get()[0] * 10 + guard.get()[1];
        }
    }
}

package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.Locksmith;
import dev.locksmith.ThreadConfinementException;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A Locksmith with the limit 2 gets into another thread's hands, by a data race. Its owner is
 * issued two vouchers, never more or fewer, and the other thread none.
 */
@JCStressTest
@State
@Outcome(
        id = {"2, 0", "2, -1"},
        expect = ACCEPTABLE,
        desc = "Two for the owner; the stranger saw nothing, or was refused.")
@Outcome(expect = FORBIDDEN, desc = "The limit did not hold, or a stranger was served.")
public class LimitHolds {

    private Locksmith shared;

    @Actor
    public void owner(II_Result issued) {
        try (Locksmith smith = Locksmith.create(2)) {
            shared = smith;
            for (int i = 0; i < 4; i++) {
                if (smith.issue().isPresent()) {
                    issued.r1++;
                }
            }
        }
    }

    @Actor
    public void stranger(II_Result issued) {
        Locksmith smith = shared;
        if (smith != null) {
            try {
                issued.r2 = smith.issue().isPresent() ? 1 : 2;
            } catch (ThreadConfinementException refused) {
                issued.r2 = -1;
            }
        }
    }
}

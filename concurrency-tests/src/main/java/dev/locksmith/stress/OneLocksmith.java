package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.Locksmith;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Two threads make and close Locksmiths: there are never two at once. */
@JCStressTest
@State
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One after the other.")
@Outcome(
        id = {"1, 0", "0, 1", "0, 0"},
        expect = ACCEPTABLE,
        desc = "The other thread had the Locksmith.")
@Outcome(expect = FORBIDDEN, desc = "Two at once.")
public class OneLocksmith {

    private static final AtomicInteger LIVE = new AtomicInteger();

    @Actor
    public void first(II_Result seen) {
        seen.r1 = liveOnes();
    }

    @Actor
    public void second(II_Result seen) {
        seen.r2 = liveOnes();
    }

    /** How many there are while this thread has one; 0 if it gets none. */
    private static int liveOnes() {
        Optional<Locksmith> made = Locksmith.tryCreate(0);
        if (made.isEmpty()) {
            return 0;
        }
        try (Locksmith smith = made.get()) {
            int live = LIVE.incrementAndGet();
            LIVE.decrementAndGet();
            return live;
        }
    }
}

package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.RwMutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.time.Duration;

/**
 * Two readers and a writer, all with a time limit that is never reached: none of them is turned
 * away or left waiting, and the readers see both changes or none.
 */
@JCStressTest
@State
@Outcome(
        id = {"0, 0", "0, 2", "2, 0", "2, 2"},
        expect = ACCEPTABLE,
        desc = "Both changes or none.")
@Outcome(expect = FORBIDDEN, desc = "A reader was turned away, or inside with the writer.")
public class ReadersInTimeSeeWholeWrites {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final RwMutex<int[], StressLevels.Outer> mutex =
            RwMutex.of(StressLevels.OUTER, new int[2]);

    @Actor
    public void writer() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.tryWrite(mutex, LONG)) {
            guard.get()[0] = 1;
            guard.get()[1] = 1;
        } catch (InterruptedException e) {
            throw new AssertionError(e); // nobody interrupts it
        }
    }

    private int read() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.tryRead(mutex, LONG)) {
            return guard == null ? -1 : guard.get()[0] + guard.get()[1];
        } catch (InterruptedException e) {
            throw new AssertionError(e); // nobody interrupts it
        }
    }

    @Actor
    public void reader(II_Result seen) {
        seen.r1 = read();
    }

    @Actor
    public void otherReader(II_Result seen) {
        seen.r2 = read();
    }
}

package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.RwMutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A writer changes two values while a reader looks, twice: it sees both changes or none. */
@JCStressTest
@State
@Outcome(
        id = {"0, 0, 0, 0", "1, 1, 1, 1", "0, 0, 1, 1"},
        expect = ACCEPTABLE,
        desc = "Both changes or none.")
@Outcome(expect = FORBIDDEN, desc = "The reader was inside with the writer, or saw it undone.")
public class ReadersSeeWholeWrites {

    private final RwMutex<int[], StressLevels.Outer> mutex =
            RwMutex.of(StressLevels.OUTER, new int[2]);

    @Actor
    public void writer() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.write(mutex)) {
            guard.get()[0] = 1;
            guard.get()[1] = 1;
        }
    }

    @Actor
    public void reader(IIII_Result seen) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            try (var guard = scope.read(mutex)) {
                seen.r1 = guard.get()[0];
                seen.r2 = guard.get()[1];
            }
            try (var guard = scope.read(mutex)) {
                seen.r3 = guard.get()[0];
                seen.r4 = guard.get()[1];
            }
        }
    }
}

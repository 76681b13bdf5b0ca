package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockKey;
import dev.locksmith.Mutex;
import dev.locksmith.PairGuard;
import dev.locksmith.ReadGuard;
import dev.locksmith.RwMutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.util.function.Supplier;

/**
 * Guards get into the hands of another thread, which uses them while their own locks, unlocks, and
 * closes the scope, whereupon they let go of their mutexes. However their fields are read, the use
 * is refused, and in words.
 */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Each use was refused.")
@Outcome(expect = FORBIDDEN, desc = "A guard was of use to another thread, or failed itself.")
public class EmptiedGuardIsRefused {

    private final Mutex<int[], StressLevels.Outer> one = Mutex.of(StressLevels.OUTER, new int[1]);
    private final Mutex<int[], StressLevels.Outer> two = Mutex.of(StressLevels.OUTER, new int[1]);
    private final RwMutex<int[], StressLevels.Inner> table =
            RwMutex.of(StressLevels.INNER, new int[1]);

    private PairGuard<int[], int[], ?> pair;
    private ReadGuard<int[], ?> read;

    @Actor
    public void owner() {
        try (var handle = KeyHandle.claim()) {
            for (int i = 0; i < 3; i++) {
                try (var scope = handle.scope();
                        var both = scope.lock(one, two);
                        var inner = both.read(table)) {
                    pair = both;
                    read = inner;
                    both.first()[0]++;
                }
            }
        }
    }

    @Actor
    public void other(II_Result uses) {
        PairGuard<int[], int[], ?> keptPair = pair;
        ReadGuard<int[], ?> keptRead = read;
        for (int i = 0; i < 3; i++) {
            if (keptPair != null) {
                uses.r1 += use(keptPair::first) + close(keptPair) + use(keptPair::toString);
            }
            if (keptRead != null) {
                uses.r2 += use(keptRead::get) + close(keptRead) + use(keptRead::toString);
            }
        }
    }

    /** A description is given to anyone; all else is refused. */
    private static int use(Supplier<Object> use) {
        try {
            return use.get() instanceof String ? 0 : 1;
        } catch (IllegalStateException refused) {
            return 0;
        }
    }

    private static int close(LockKey<?> key) {
        return use(
                () -> {
                    key.close();
                    return 1;
                });
    }
}

package dev.locksmith.lincheck;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** How thoroughly Lincheck looks: a little with every build, a lot with lincheck.long. */
final class Checks {

    private static final boolean LONG = Boolean.getBoolean("lincheck.long");

    private Checks() {}

    /** Runs random scenarios in every order of steps that it finds the time for. */
    static ModelCheckingOptions modelChecking() {
        return configured(new ModelCheckingOptions(), LONG ? 5000 : 60)
                // Making and closing a handle is no matter of several threads, but for its lease.
                .addGuarantee(forClasses("dev.locksmith.Lease").allMethods().treatAsAtomic())
                // Turns of a loop that look at nothing would be taken for a thread that hangs.
                .addGuarantee(forClasses("dev.locksmith.Backoff").allMethods().ignore());
    }

    /** Runs random scenarios on threads that race. */
    static StressOptions stress() {
        return configured(new StressOptions(), LONG ? 5000 : 200);
    }

    private static <O extends Options<O, ?>> O configured(O options, int invocations) {
        return options.iterations(LONG ? 50 : 3)
                .invocationsPerIteration(invocations)
                .threads(LONG ? 3 : 2)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(LONG);
    }
}

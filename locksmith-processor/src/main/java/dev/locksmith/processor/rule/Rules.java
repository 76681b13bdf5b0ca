package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All rules, in the order in which their findings are reported for one fact. */
public final class Rules {

    private Rules() {}

    /** The rules. */
    public static final List<Rule<?>> ALL =
            List.of(
                    new CrossesThread(),
                    new SharedState(),
                    new SharedUnlocked(),
                    new ConfinementForgotten(),
                    new ConfinedTypeArgument(),
                    new NotSendable(),
                    new BoundaryAdded(),
                    new UsedTwice(),
                    new UsedAfterHandover(),
                    new EscapesScope(),
                    new StaleKey(),
                    new GuardedValueEscapes(),
                    new LockCycle(),
                    new ClaimedTwice(),
                    new WrongThread(),
                    new Unproven());

    /** The ids of the rules that have something to say in this mode. */
    public static Set<String> judgedIn(Mode mode) {
        Set<String> ids = new HashSet<>(ids());
        if (mode == Mode.TARGETED) {
            ids.remove(Unproven.ID);
        }
        return ids;
    }

    /** The ids of all rules, as options and suppressions name them. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Rule<?> rule : ALL) {
            ids.add(rule.id());
        }
        return ids;
    }
}

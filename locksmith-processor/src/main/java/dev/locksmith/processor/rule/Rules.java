package dev.locksmith.processor.rule;

import java.util.ArrayList;
import java.util.List;

/** All rules, in the order in which their findings are reported for one fact. */
public final class Rules {

    private Rules() {}

    /** The rules. */
    public static final List<Rule<?>> ALL =
            List.of(
                    new CrossesThread(),
                    new SharedState(),
                    new ConfinementForgotten(),
                    new ConfinedTypeArgument(),
                    new NotSendable(),
                    new BoundaryAdded(),
                    new UsedTwice(),
                    new EscapesScope(),
                    new StaleKey(),
                    new GuardedValueEscapes(),
                    new Unproven());

    /** The ids of all rules, as options and suppressions name them. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Rule<?> rule : ALL) {
            ids.add(rule.id());
        }
        return ids;
    }
}

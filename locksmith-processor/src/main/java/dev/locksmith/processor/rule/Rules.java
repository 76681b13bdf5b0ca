package dev.locksmith.processor.rule;

import java.util.List;

/** All rules, in the order in which they judge a fact. */
public final class Rules {

    /** Every rule once. */
    public static final List<Rule<?>> ALL =
            List.of(new NotSendable(), new ConfinedTypeArgument(), new BoundaryAdded());

    private Rules() {}
}

package dev.locksmith.processor.fact;

import java.util.List;

/**
 * A value goes somewhere.
 *
 * @param described how a message calls the expression at the site
 */
public record Flow(Value value, String described, Destination to, Site site) implements Fact {

    @Override
    public Object identity() {
        return List.of(Flow.class, site.place(), to.getClass(), described);
    }

    @Override
    public Fact and(Fact other) {
        return other instanceof Flow flow
                ? new Flow(Value.either(value, flow.value), described, to, site)
                : this;
    }
}

package dev.locksmith.processor.fact.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.Element;

/**
 * A value that one thread at a time may use is used.
 *
 * @param what the field that holds it, the method that returned it, or the parameter that it is
 * @param how what is done with it, as messages say it
 * @param isReading whether it only asks for a property
 * @param held the locks that the body itself may hold here
 */
public record SharedUse(
        Element what, String how, boolean isReading, Body body, Lockset held, Site site)
        implements Fact {

    /** The same use with these locks. */
    public SharedUse under(Lockset locks) {
        return new SharedUse(what, how, isReading, body, locks, site);
    }

    @Override
    public Object identity() {
        return List.of(SharedUse.class, what, site.place());
    }

    @Override
    public Fact and(Fact other) {
        return other instanceof SharedUse use
                ? new SharedUse(
                        what, how, isReading && use.isReading, body, held.common(use.held), site)
                : this;
    }
}

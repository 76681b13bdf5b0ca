package dev.locksmith.processor.fact.scope;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

/**
 * A key is used while what it opened is still open.
 *
 * @param name how the source calls the key
 * @param opened where it opened what is still open
 */
public record StaleUse(String name, String type, Use use, Site opened, Site site) implements Fact {

    @Override
    public Object identity() {
        return List.of(StaleUse.class, name, use, site.place());
    }

    /** What it is used for. */
    public enum Use {
        OPENS,
        PASSED_ON,
        CLOSED
    }
}

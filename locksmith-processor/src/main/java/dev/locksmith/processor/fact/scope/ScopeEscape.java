package dev.locksmith.processor.fact.scope;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

/**
 * A scope-bound value is not held by the try statement that opened it alone.
 *
 * @param name how the source calls it
 * @param type its class
 */
public record ScopeEscape(String name, String type, Way way, Site site) implements Fact {

    @Override
    public Object identity() {
        return List.of(ScopeEscape.class, name, way, site.place());
    }

    /** How it gets out. */
    public enum Way {
        /** No try statement opened it. */
        NOT_IN_TRY,
        /** It is stored. */
        STORED,
        /** It is returned. */
        RETURNED,
        /** What may outlive it captures it, or gets it. */
        CAPTURED,
        /** Another variable still refers to it after its try statement. */
        USED_AFTER
    }
}

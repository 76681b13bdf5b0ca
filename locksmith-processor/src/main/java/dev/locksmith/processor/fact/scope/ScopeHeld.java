package dev.locksmith.processor.fact.scope;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;

import java.util.List;
import java.util.Set;

/**
 * A value gets out that calls have made: it may hold what they were given.
 *
 * @param bound what they were given that is scope-bound
 */
public record ScopeHeld(ScopeEscape escape, Value value, Set<Value> bound) implements Fact {

    @Override
    public Site site() {
        return escape.site();
    }

    @Override
    public Object identity() {
        return List.of(ScopeHeld.class, escape.identity());
    }
}

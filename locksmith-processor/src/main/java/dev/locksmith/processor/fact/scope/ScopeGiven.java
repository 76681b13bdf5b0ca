package dev.locksmith.processor.fact.scope;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A call is given something scope-bound, or what holds it.
 *
 * @param kept the mistake that it is if the method keeps it beyond the call
 * @param handedOver the mistake that it is if another thread gets it; null if that is told as such
 */
public record ScopeGiven(
        Call call, int argument, ScopeEscape kept, @Nullable ScopeEscape handedOver)
        implements Fact {

    @Override
    public Site site() {
        return kept.site();
    }

    @Override
    public Object identity() {
        return List.of(ScopeGiven.class, kept.identity(), argument);
    }
}

package dev.locksmith.processor.fact.singleuse;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A single-use value is used at the site after it was, on some path, used up.
 *
 * @param again how it is used there, if that counts only where a method's code uses it up as well;
 *     null if any use counts
 */
public record UseAfterConsumption(
        String name, String type, Consumption first, @Nullable Consumption again, Site site)
        implements Fact {

    /** Whether it depends on what some method does. */
    public boolean dependsOnSummaries() {
        return first.call() != null || again != null;
    }

    @Override
    public Object identity() {
        return List.of(UseAfterConsumption.class, name, first.place(), site.place());
    }
}

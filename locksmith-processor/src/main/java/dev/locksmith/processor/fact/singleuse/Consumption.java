package dev.locksmith.processor.fact.singleuse;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

/**
 * A single-use value is used up.
 *
 * @param how in words: "redeem() uses it up", "this lambda takes it along"
 * @param call the call that uses it up only if the summary of its method says so; null if certain
 * @param argument the argument of that call; -1 for the receiver
 */
public record Consumption(Site site, String how, @Nullable Call call, int argument) {

    /** What tells it from others. */
    public Object place() {
        return site.place();
    }
}

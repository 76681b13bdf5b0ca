package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A value that one thread may use at a time is handed to another thread.
 *
 * @param reasons why the thread is another one, one line each
 * @param uses what is done with it there
 * @param call the call that hands it over only if its method's code does; null if certain
 * @param argument the argument of that call
 */
public record Handover(
        Site site,
        List<String> reasons,
        Taker taker,
        TaskUses uses,
        @Nullable Call call,
        int argument)
        implements Access {

    // Written out as that of uses is.
    @Override
    public boolean equals(Object other) {
        return other instanceof Handover handover
                && handover.site.place() == site.place()
                && handover.taker == taker
                && handover.uses == uses
                && handover.call == call
                && handover.argument == argument;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(site.place()) * 31 + System.identityHashCode(uses);
    }
}

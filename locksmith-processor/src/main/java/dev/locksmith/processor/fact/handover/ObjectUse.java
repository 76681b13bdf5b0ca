package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.UseKind;

import org.jspecify.annotations.Nullable;

/**
 * A value that one thread may use at a time is used.
 *
 * @param call the call that uses it only if its method's code does; null if certain
 * @param argument the argument of that call
 * @param isLater whether it is what the call gives that may use it: the methods of an object that
 *     it constructs, or a task that its method returns
 */
public record ObjectUse(Site site, UseKind kind, @Nullable Call call, int argument, boolean isLater)
        implements Access {

    /** A use that is certain. */
    public ObjectUse(Site site, UseKind kind) {
        this(site, kind, null, 0, false);
    }

    /** The same use, as part of something that is done under a lock, or not. */
    public ObjectUse within(boolean lock) {
        return new ObjectUse(site, kind.within(lock), call, argument, isLater);
    }

    // Written out: of a site its place says all, and what is silenced there is costly to compare.
    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectUse use
                && use.site.place() == site.place()
                && use.kind == kind
                && use.call == call
                && use.argument == argument
                && use.isLater == isLater;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(site.place()) * 31 + kind.hashCode();
    }
}

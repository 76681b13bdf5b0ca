package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;
import java.util.Set;

/**
 * What a method has handed to another thread may have come back by the time that it returns.
 *
 * @param handover as the method saw it
 * @param between the code that it ran since: it has come back if some of that waits; nothing if the
 *     method itself has waited
 */
public record TaskEnded(Handover handover, Set<Code> between) implements Fact {

    @Override
    public Site site() {
        return handover.site();
    }

    @Override
    public Object identity() {
        return List.of(TaskEnded.class, handover);
    }
}

package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

/**
 * Code asks whether it is run in a domain, or sets what the thread is to carry along.
 *
 * @param isRun whether it calls those who wait for the domain: its thread is that of the domain
 */
public record DomainEntered(Code in, String domain, boolean isRun, Site site) implements Fact {
    @Override
    public Object identity() {
        return List.of(DomainEntered.class, site.place(), domain);
    }
}

package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

/** From here on threads may take over what belongs to a domain from those that start them. */
public record DomainHandedOn(String domain, Site site) implements Fact {
    @Override
    public Object identity() {
        return List.of(DomainHandedOn.class, site.place(), domain);
    }
}

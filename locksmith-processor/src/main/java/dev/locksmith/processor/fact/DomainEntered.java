package dev.locksmith.processor.fact;

import java.util.List;

/** Code asks whether it is run in a domain, or sets what the thread is to carry along. */
public record DomainEntered(Code in, String domain, Site site) implements Fact {
    @Override
    public Object identity() {
        return List.of(DomainEntered.class, site.place(), domain);
    }
}

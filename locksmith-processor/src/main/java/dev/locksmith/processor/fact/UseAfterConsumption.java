package dev.locksmith.processor.fact;

import java.util.List;

/** A single-use value is used at the site after it was, on some path, used up. */
public record UseAfterConsumption(String name, String type, Consumption first, Site site)
        implements Fact {

    @Override
    public Object identity() {
        return List.of(UseAfterConsumption.class, name, first.place(), site.place());
    }
}

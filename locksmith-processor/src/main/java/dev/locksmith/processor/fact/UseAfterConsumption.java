package dev.locksmith.processor.fact;

/** A single-use value is used at the site after it was, on some path, used up. */
public record UseAfterConsumption(String name, String type, Consumption first, Site site)
        implements Fact {}

package dev.locksmith.processor.fact;

/**
 * A value goes somewhere.
 *
 * @param described how a message calls the expression at the site
 */
public record Flow(Value value, String described, Destination to, Site site) implements Fact {}

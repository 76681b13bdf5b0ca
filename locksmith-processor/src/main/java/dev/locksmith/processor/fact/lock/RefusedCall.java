package dev.locksmith.processor.fact.lock;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

/** The compiler itself refused to lock in the wrong order; this says so in words. */
public record RefusedCall(String explanation, Site site) implements Fact {}

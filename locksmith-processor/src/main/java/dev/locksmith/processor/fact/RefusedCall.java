package dev.locksmith.processor.fact;

/** The compiler itself refused to lock in the wrong order; this says so in words. */
public record RefusedCall(String explanation, Site site) implements Fact {}

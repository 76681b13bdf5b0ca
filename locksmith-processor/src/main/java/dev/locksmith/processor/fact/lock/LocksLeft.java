package dev.locksmith.processor.fact.lock;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import javax.lang.model.element.ExecutableElement;

/** A method may return with a lock that it took: its callers hold what they did not take. */
public record LocksLeft(ExecutableElement method, Site site) implements Fact {}

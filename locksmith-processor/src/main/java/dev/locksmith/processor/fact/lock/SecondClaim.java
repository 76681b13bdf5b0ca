package dev.locksmith.processor.fact.lock;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

/**
 * A thread claims what it has already and can have once only.
 *
 * @param kind of what
 * @param way where it got the first, and asks for the second
 */
public record SecondClaim(Lock.Kind kind, CircularWait.Way way, Site site) implements Fact {}

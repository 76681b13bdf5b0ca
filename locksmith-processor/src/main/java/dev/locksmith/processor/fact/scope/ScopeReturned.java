package dev.locksmith.processor.fact.scope;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.ExecutableElement;

/**
 * What a method returns on some path, where it may be something scope-bound.
 *
 * @param argument the index of the parameter that it is, or {@link HandedOn#RECEIVER}; {@link
 *     #OTHER} for anything else
 * @param through the calls that the parameter goes through first
 */
public record ScopeReturned(
        ExecutableElement method, int argument, List<HandedOn> through, Site site) implements Fact {

    /** Neither the receiver nor a parameter. */
    public static final int OTHER = -2;

    @Override
    public Object identity() {
        return List.of(ScopeReturned.class, method, argument, through);
    }
}

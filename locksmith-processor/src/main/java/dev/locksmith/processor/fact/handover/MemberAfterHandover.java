package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;

/**
 * A member of an object was handed to another thread, as a method that a task calls, and the object
 * is then, without a wait for that, used here by a member or handed over again. Whether both use
 * one field is known when all methods are.
 *
 * @param handed the method or field
 * @param used the same, or another one; one of the two is a method
 * @param between what is run in between, as of {@link UseAfterHandover}
 */
public record MemberAfterHandover(
        Element handed, Handover first, Element used, Access second, Set<Code> between, Site site)
        implements Fact {

    @Override
    public Object identity() {
        return List.of(
                MemberAfterHandover.class,
                handed,
                used,
                first.site().place(),
                second.getClass(),
                second.site().place());
    }
}

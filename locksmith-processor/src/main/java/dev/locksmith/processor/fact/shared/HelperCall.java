package dev.locksmith.processor.fact.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import javax.lang.model.element.ExecutableElement;

/**
 * A method or constructor that is compiled here is called.
 *
 * @param held the locks that the calling body itself may hold here
 * @param isRepeated whether one run of the body may come here more than once
 */
public record HelperCall(
        ExecutableElement callee, Body body, Lockset held, boolean isRepeated, Site site)
        implements Fact {

    @Override
    public Fact and(Fact other) {
        return other instanceof HelperCall call
                ? new HelperCall(callee, body, held.common(call.held), isRepeated, site)
                : this;
    }
}

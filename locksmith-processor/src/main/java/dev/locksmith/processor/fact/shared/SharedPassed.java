package dev.locksmith.processor.fact.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * A value that one thread at a time may use goes to other code that is compiled here.
 *
 * @param what as in {@link SharedUse}
 * @param to the parameter that takes it, or the method that returns it
 */
public record SharedPassed(Element what, Element to, Body body, Lockset held, Site site)
        implements Fact {

    @Override
    public Object identity() {
        return List.of(SharedPassed.class, what, to, site.place());
    }

    /** Into a parameter. */
    public static SharedPassed into(
            VariableElement parameter, Element what, Body body, Lockset held, Site site) {
        return new SharedPassed(what, parameter, body, held, site);
    }

    /** Back to the caller. */
    public static SharedPassed outOf(
            ExecutableElement method, Element what, Body body, Lockset held, Site site) {
        return new SharedPassed(what, method, body, held, site);
    }
}

package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Subject;
import dev.locksmith.processor.fact.Value;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;

/**
 * Code calls a method, or makes an object.
 *
 * @param known of what is certain here: the domains in which this code is run, by what it has
 *     tested, and the methods that it has asked
 */
public record CodeCalled(
        Code in,
        ExecutableElement callee,
        Argument receiver,
        List<Argument> arguments,
        Set<Object> known,
        Site site)
        implements Fact {

    /** Among what is known: the code may be in any domain, for it has asked something. */
    public static final String ANYWHERE = "any domain";

    /** What is given as one argument, or as the receiver, and how a message calls it. */
    public record Argument(Value value, Subject subject, String described, Site site) {

        /** Of one that is not followed. */
        public static final Argument NONE =
                new Argument(Value.NONE, Subject.ANY, "", new Site.Nowhere());
    }

    @Override
    public Object identity() {
        return List.of(CodeCalled.class, site.place(), known);
    }
}

package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.VariableElement;

/** A method uses what it is given for a parameter, or hands it to another thread. */
public record ParameterAccess(VariableElement parameter, Access access) implements Fact {

    @Override
    public Site site() {
        return access.site();
    }

    @Override
    public Object identity() {
        return List.of(ParameterAccess.class, parameter, access.getClass(), site().place());
    }
}

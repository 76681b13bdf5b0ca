package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.VariableElement;

/** A constructor keeps what it is given for a parameter in a field. */
public record ParameterKept(VariableElement parameter, VariableElement field, Site site)
        implements Fact {

    @Override
    public Object identity() {
        return List.of(ParameterKept.class, parameter, field, site.place());
    }
}

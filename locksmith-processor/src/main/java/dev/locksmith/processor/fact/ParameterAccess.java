package dev.locksmith.processor.fact;

import javax.lang.model.element.VariableElement;

/** A method uses what it is given for a parameter, or hands it to another thread. */
public record ParameterAccess(VariableElement parameter, Access access) implements Fact {

    @Override
    public Site site() {
        return access.site();
    }
}

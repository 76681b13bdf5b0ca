package dev.locksmith.processor.fact;

import javax.lang.model.element.VariableElement;

/** A method uses up the single-use value it was given, on some path. */
public record ParameterConsumed(VariableElement parameter, Consumption by) implements Fact {
    @Override
    public Site site() {
        return by.site();
    }
}

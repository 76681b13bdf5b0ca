package dev.locksmith.processor.fact;

import java.util.List;

import javax.lang.model.element.VariableElement;

/** A method uses up the single-use value it was given, on some path. */
public record ParameterConsumed(VariableElement parameter, Consumption by) implements Fact {
    @Override
    public Site site() {
        return by.site();
    }

    @Override
    public Object identity() {
        return List.of(ParameterConsumed.class, parameter, by.place());
    }
}

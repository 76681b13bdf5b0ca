package dev.locksmith.processor.fact;

import java.util.List;

import javax.lang.model.element.Element;

/**
 * An executor goes to a field or a parameter, or a method returns it.
 *
 * @param to the field, the parameter or the method
 */
public record ExecutorGiven(Element to, ExecutorOrigin from, Site site) implements Fact {

    @Override
    public Object identity() {
        return List.of(ExecutorGiven.class, to, from, site.place());
    }
}

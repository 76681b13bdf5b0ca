package dev.locksmith.processor.fact.singleuse;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.Element;

/**
 * A method uses up the single-use value it was given, on some path.
 *
 * @param parameter where it was given; the method itself if that is the object it is called on
 */
public record ParameterConsumed(Element parameter, Consumption by) implements Fact {
    @Override
    public Site site() {
        return by.site();
    }

    @Override
    public Object identity() {
        return List.of(ParameterConsumed.class, parameter, by.place());
    }
}

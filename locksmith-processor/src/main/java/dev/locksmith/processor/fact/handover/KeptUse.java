package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * A method of a task uses the container that a field keeps, of which those who made the task know
 * more.
 *
 * @param method the method that uses it
 * @param run what runs the task
 */
public record KeptUse(
        VariableElement field, ObjectUse use, ExecutableElement method, ExecutableElement run)
        implements Fact {

    @Override
    public Site site() {
        return use.site();
    }

    @Override
    public Object identity() {
        return List.of(KeptUse.class, field, use.site().place());
    }
}

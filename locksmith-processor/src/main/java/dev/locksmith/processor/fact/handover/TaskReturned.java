package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.VariableElement;

/**
 * What a method returns is, or holds, a task.
 *
 * @param parameter a parameter of the method
 * @param uses what the task does with what the method is given for that
 */
public record TaskReturned(VariableElement parameter, TaskUses uses, Site site) implements Fact {

    @Override
    public Object identity() {
        return List.of(TaskReturned.class, parameter, uses, site.place());
    }
}

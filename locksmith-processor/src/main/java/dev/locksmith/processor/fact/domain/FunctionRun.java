package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;

/**
 * Code has a function run: a lambda, or one method of an object.
 *
 * @param method what is called of an object that is no lambda
 * @param arguments what it is run with, as far as that is known
 * @param described how a message calls the function
 * @param known as in {@link CodeCalled}
 */
public record FunctionRun(
        Code in,
        Value function,
        ExecutableElement method,
        List<CodeCalled.Argument> arguments,
        Place place,
        String described,
        Set<Object> known,
        Site site)
        implements Fact {
    @Override
    public Object identity() {
        return List.of(FunctionRun.class, site.place(), method, place, known);
    }

    @Override
    public Fact and(Fact other) {
        return other instanceof FunctionRun run
                ? new FunctionRun(
                        in,
                        Value.either(function, run.function),
                        method,
                        arguments,
                        place,
                        described,
                        known,
                        site)
                : this;
    }
}

package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.domain.CodeCalled;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Code has a function run that it was given.
 *
 * @param variable the parameter, of this code or of code around it, that holds the function; null
 *     if it is a method of the object whose code this is
 * @param method what is called of it, if it is no lambda
 * @param arguments what it is run with, where that is known in terms of the same code
 * @param known what the code has tested before
 * @param told what the function is certainly, of which whoever has it run knows already: callers
 *     need not be told again
 * @param way how the code comes to it, one line a step
 */
public record Runs(
        @Nullable VariableElement variable,
        ExecutableElement method,
        List<CodeCalled.Argument> arguments,
        Place place,
        Set<Object> known,
        Set<Code> told,
        List<String> way) {

    /** All but the way: of two that are alike one is enough. */
    record Key(
            @Nullable VariableElement variable,
            ExecutableElement method,
            Place place,
            Set<Object> known) {}

    Key key() {
        return new Key(variable, method, place, known);
    }

    /** The same, seen from a caller that was given the function itself. */
    Runs of(@Nullable VariableElement of, Place at, Set<Object> tested, List<String> longer) {
        return new Runs(of, method, List.of(), at, tested, told, longer);
    }

    /** The same, of a function of which this is known besides. */
    Runs telling(Collection<Code> more) {
        Set<Code> all = new HashSet<>(told);
        all.addAll(more);
        return new Runs(variable, method, arguments, place, known, all, way);
    }
}

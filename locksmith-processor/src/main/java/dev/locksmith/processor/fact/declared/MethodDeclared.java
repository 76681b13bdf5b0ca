package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.ExecutableElement;

/**
 * A method or constructor is declared in the source that is compiled.
 *
 * @param parameters the places of its parameters, in order
 */
public record MethodDeclared(ExecutableElement method, List<Site> parameters, Site site)
        implements Fact {}

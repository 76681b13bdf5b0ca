package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;

import javax.lang.model.element.ExecutableElement;

/**
 * Of a method that is compiled here it is declared where it is run.
 *
 * @param isInherited whether a method says so that it overrides
 */
public record PlaceDeclared(ExecutableElement method, Place place, boolean isInherited, Site site)
        implements Fact {}

package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import javax.lang.model.element.TypeElement;

/** An object of an interface compiled here is made from a lambda or method reference. */
public record LambdaMade(TypeElement type, Site site) implements Fact {}

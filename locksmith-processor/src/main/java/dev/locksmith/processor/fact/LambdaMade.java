package dev.locksmith.processor.fact;

import javax.lang.model.element.TypeElement;

/** An object of an interface compiled here is made from a lambda or method reference. */
public record LambdaMade(TypeElement type, Site site) implements Fact {}

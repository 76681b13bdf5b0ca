package dev.locksmith.processor.fact;

import javax.lang.model.element.VariableElement;

/** A field is declared in the source that is compiled. */
public record FieldDeclared(VariableElement field, Site site) implements Fact {}

package dev.locksmith.processor.fact;

import javax.lang.model.element.VariableElement;

/**
 * A field is declared in the source that is compiled.
 *
 * @param isEmpty whether it is final, and what it holds certainly holds nothing: an array without
 *     elements, an immutable container made of nothing
 */
public record FieldDeclared(VariableElement field, boolean isEmpty, Site site) implements Fact {}

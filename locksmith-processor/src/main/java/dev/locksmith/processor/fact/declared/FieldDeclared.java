package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A field is declared in the source that is compiled.
 *
 * @param isEmpty whether it is final, and what it holds certainly holds nothing: an array without
 *     elements, an immutable container made of nothing
 * @param nothingOf the types of what its object was made of that holds nothing
 */
public record FieldDeclared(
        VariableElement field, boolean isEmpty, List<TypeMirror> nothingOf, Site site)
        implements Fact {}

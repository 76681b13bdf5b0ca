package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Site;

import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method's type parameter stands for this type in a call.
 *
 * @param parameter a type parameter on whose arguments something is demanded
 */
public record TypeGiven(TypeParameterElement parameter, TypeMirror type, Site site)
        implements TypeChecked {}

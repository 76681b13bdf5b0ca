package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Site;

import javax.lang.model.type.TypeMirror;

/**
 * A parameterized type is written, or inferred for a {@code new C<>(...)}, in the source that is
 * compiled. A statement that names the same type twice is one use.
 */
public record TypeUsed(TypeMirror type, Site site) implements TypeChecked {}

package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;

import javax.lang.model.element.TypeElement;

/**
 * A class, interface, enum or record is declared in the source that is compiled.
 *
 * @param fields the fields its body declares (for a record those of its components), in order
 */
public record ClassDeclared(TypeElement type, List<FieldDeclared> fields, Site site)
        implements Fact {}

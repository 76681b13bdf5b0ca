package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.declared.ClassDeclared;
import dev.locksmith.processor.fact.declared.FieldDeclared;
import dev.locksmith.processor.fact.declared.MethodDeclared;
import dev.locksmith.processor.fact.declared.TypeUsed;
import dev.locksmith.processor.report.Suppressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Takes facts from declarations alone, for compilers that show no trees. What stands in bodies is
 * not seen.
 */
public final class DeclarationScanner {

    private final Elements elements;
    private final Suppressions suppressions;
    private final Consumer<? super Fact> facts;

    public DeclarationScanner(
            Elements elements, Suppressions suppressions, Consumer<? super Fact> facts) {
        this.elements = elements;
        this.suppressions = suppressions;
        this.facts = facts;
    }

    /**
     * Scans a type with all its members, and nothing else.
     *
     * @param around what is silenced in all of it
     */
    public void scan(TypeElement root, Suppression around) {
        scanType(root, around);
    }

    private void scanType(TypeElement type, Suppression outer) {
        Suppression inside = suppressions.at(type, outer);
        Site site = new Site.OfElement(type, inside);
        List<FieldDeclared> fields = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD) {
                fields.add(scanField((VariableElement) member, inside));
            }
        }
        facts.accept(new ClassDeclared(type, fields, site));
        fields.forEach(facts);
        used(type.getSuperclass(), site);
        type.getInterfaces().forEach(superinterface -> used(superinterface, site));
        boundsOf(type.getTypeParameters(), site);
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof ExecutableElement method) {
                if (elements.getOrigin(method) == Elements.Origin.EXPLICIT) {
                    scanMethod(method, inside);
                }
            } else if (member instanceof TypeElement nested) {
                scanType(nested, inside);
            }
        }
    }

    private FieldDeclared scanField(VariableElement field, Suppression outer) {
        Site site = new Site.OfElement(field, suppressions.at(field, outer));
        used(field.asType(), site);
        return new FieldDeclared(field, false, List.of(), site);
    }

    private void scanMethod(ExecutableElement method, Suppression outer) {
        Suppression inside = suppressions.at(method, outer);
        Site site = new Site.OfElement(method, inside);
        List<Site> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            Site place = new Site.OfElement(parameter, suppressions.at(parameter, inside));
            parameters.add(place);
            used(parameter.asType(), place);
        }
        used(method.getReturnType(), site);
        boundsOf(method.getTypeParameters(), site);
        facts.accept(new MethodDeclared(method, parameters, site));
    }

    private void boundsOf(List<? extends TypeParameterElement> parameters, Site site) {
        for (TypeParameterElement parameter : parameters) {
            parameter.getBounds().forEach(bound -> used(bound, site));
        }
    }

    private void used(TypeMirror type, Site site) {
        facts.accept(new TypeUsed(type, site));
    }
}

package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.summary.Verdicts;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What rules may ask: what declarations say, which types may leave their thread, and how strict to
 * be.
 *
 * @param isSilenced the variables of whose values nothing is to be reported
 */
public record Knowledge(
        Declared declared,
        MobilityOf mobility,
        Verdicts verdicts,
        Places places,
        Mode mode,
        Elements elements,
        Types types,
        Predicate<Element> isSilenced) {

    /** All that is known. */
    public Knowledge(
            Declared declared,
            MobilityOf mobility,
            Verdicts verdicts,
            Places places,
            Mode mode,
            Elements elements,
            Types types) {
        this(declared, mobility, verdicts, places, mode, elements, types, variable -> false);
    }

    /** What a finding follows from, with others: that a value gets somewhere, by this way. */
    Finding.Following following(
            Verdict verdict, List<String> way, @Nullable VariableElement field, Site site) {
        return new Finding.Following(verdict.causeWith(way, field), places.of(site));
    }

    /** The same without what some variables hold. */
    Knowledge silencing(Predicate<Element> silenced) {
        return new Knowledge(
                declared,
                mobility,
                verdicts.silencing(silenced),
                places,
                mode,
                elements,
                types,
                silenced);
    }
}

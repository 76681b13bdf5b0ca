package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Verdicts;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.MobilityOf;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What rules may ask: what declarations say, which types may leave their thread, and how strict to
 * be.
 */
public record Knowledge(
        Declared declared,
        MobilityOf mobility,
        Verdicts verdicts,
        Places places,
        Mode mode,
        Elements elements,
        Types types) {}

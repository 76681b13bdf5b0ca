package dev.locksmith.processor.call;

import com.sun.source.util.Trees;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.cfg.CfgListener;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.type.Declared;

import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What a scan works with.
 *
 * @param mode how much is to be proved
 * @param isSource whether a class is compiled from source here
 * @param suppressions told of every declaration that silences something
 * @param facts where what is seen goes
 * @param failures hears of what could not be scanned
 * @param graphs hears of every graph
 */
public record Surroundings(
        Trees trees,
        Elements elements,
        Types types,
        Declared declared,
        Mode mode,
        Predicate<TypeElement> isSource,
        Suppressions suppressions,
        Consumer<Fact> facts,
        Failures failures,
        CfgListener graphs) {}

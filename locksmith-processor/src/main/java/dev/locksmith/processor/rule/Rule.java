package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.report.Finding;

import java.util.function.Consumer;

/**
 * Judges facts of one kind. A rule keeps no state: what it needs to know it asks of {@link
 * Knowledge}.
 */
public interface Rule<F extends Fact> {

    /** The stable name, as users write it in {@code @SuppressWarnings("locksmith:<id>")}. */
    String id();

    /** The kind of fact this rule judges. */
    Class<F> facts();

    /** Reports what is wrong with this fact, if anything. */
    void check(F fact, Knowledge knowledge, Consumer<Finding> findings);
}

package dev.locksmith.processor.survey;

import dev.locksmith.processor.export.Inventory;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.declared.ClassDeclared;
import dev.locksmith.processor.fact.lock.LockPair;
import dev.locksmith.processor.report.AcceptedEntry;
import dev.locksmith.processor.report.DatedSuppression;
import dev.locksmith.processor.rule.Knowledge;

import java.util.List;
import java.util.function.Consumer;

/** Collects facts, and makes an inventory of them when the whole compilation is known. */
public final class Survey implements Consumer<Fact> {

    private final Crossings crossings;
    private final DeclaredTypes types;
    private final Entrances entrances = new Entrances();

    public Survey(Knowledge knowledge) {
        Kinds kinds = new Kinds(knowledge.declared(), knowledge.mobility());
        this.crossings = new Crossings(kinds, knowledge.verdicts());
        this.types = new DeclaredTypes(kinds, knowledge.elements());
    }

    /** Takes note of a fact, unless it is of code in which nothing is reported. */
    @Override
    public void accept(Fact fact) {
        if (fact.site().suppression().isQuiet()) {
            return;
        }
        if (fact instanceof Flow flow) {
            crossings.add(flow);
        } else if (fact instanceof ClassDeclared declared) {
            types.add(declared);
        }
        entrances.add(fact);
    }

    /**
     * All that was found; asked when the rules are through.
     *
     * @param locks which locks are taken in which order
     */
    public Inventory inventory(
            List<LockPair> locks,
            List<DatedSuppression> suppressions,
            List<AcceptedEntry> baseline) {
        return new Inventory(
                crossings.all(),
                types.all(),
                entrances.all(types),
                types.orders(),
                locks,
                suppressions,
                baseline);
    }
}

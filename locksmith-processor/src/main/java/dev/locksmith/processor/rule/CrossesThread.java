package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code crosses-thread}: a confined value reaches a boundary that hands it to another thread. */
final class CrossesThread implements Rule<Flow> {

    @Override
    public String id() {
        return "crosses-thread";
    }

    @Override
    public Class<Flow> facts() {
        return Flow.class;
    }

    @Override
    public void check(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
        List<String> why = reasonsOf(flow.to());
        if (why.isEmpty()) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(flow.value(), flow.described());
        if (!verdict.isConfined() || isTypeMistake(flow, verdict)) {
            return;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(why);
        findings.accept(
                new Finding(
                        id(), flow.site(), headline(verdict), reasons, fix(flow.to(), verdict)));
    }

    private static List<String> reasonsOf(Destination to) {
        if (to instanceof Destination.Boundary boundary) {
            return boundary.reasons();
        }
        return to instanceof Destination.TypeArgument argument ? argument.reasons() : List.of();
    }

    /** A type argument that is itself confined is a matter of another rule. */
    private static boolean isTypeMistake(Flow flow, Verdict verdict) {
        return flow.to() instanceof Destination.TypeArgument && verdict.carrier() == null;
    }

    private static String headline(Verdict verdict) {
        return verdict.carrier() == null
                ? verdict.subject() + " is confined to its thread, but goes to another one here"
                : verdict.subject()
                        + " is confined to its thread, but "
                        + verdict.carrier()
                        + " takes it to another one";
    }

    private static String fix(Destination to, Verdict verdict) {
        return to instanceof Destination.Boundary boundary && boundary.wayOut() != null
                ? boundary.wayOut()
                : Fixes.forCrossing(verdict);
    }
}

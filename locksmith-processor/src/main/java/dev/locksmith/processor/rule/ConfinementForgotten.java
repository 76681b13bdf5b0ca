package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.TypeText;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code confinement-forgotten}: a confined value is stored in a field, array or container whose
 * type hides that it is confined.
 */
final class ConfinementForgotten implements Rule<Flow> {

    @Override
    public String id() {
        return "confinement-forgotten";
    }

    @Override
    public Class<Flow> facts() {
        return Flow.class;
    }

    @Override
    public void check(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
        if (!(flow.to() instanceof Destination.Kept kept) || admits(kept, knowledge)) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(flow.value(), flow.described());
        if (!verdict.isConfined()) {
            return;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(kept.reasons());
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        verdict.subject(),
                        headline(kept, verdict),
                        reasons,
                        fix(kept, verdict),
                        knowledge.following(verdict, kept.reasons(), kept.field(), flow.site())));
    }

    private static boolean admits(Destination.Kept kept, Knowledge knowledge) {
        return kept.field() != null
                ? knowledge.mobility().of(kept.field()).isConfined()
                : kept.declared() != null && knowledge.mobility().of(kept.declared()).isConfined();
    }

    private static String headline(Destination.Kept kept, Verdict verdict) {
        return verdict.subject()
                + " is confined to its thread, but "
                + (verdict.carrier() == null
                        ? kept.place()
                        : verdict.carrier() + " takes it to " + kept.place() + ", which")
                + " hides that from those who read it later";
    }

    private static String fix(Destination.Kept kept, Verdict verdict) {
        String declared = kept.declared() == null ? "" : TypeText.of(kept.declared());
        String confined = "@ThreadConfined " + declared;
        String better =
                verdict.carrier() == null ? verdict.type() + ", or as " + confined : confined;
        return declared.isEmpty()
                ? "declare what is stored as " + verdict.type() + ", or as @ThreadConfined"
                : "declare what is stored as " + better + ", and not as " + declared;
    }
}

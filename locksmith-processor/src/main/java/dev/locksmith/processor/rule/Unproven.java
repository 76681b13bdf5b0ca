package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Destination.Takers;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * {@code unproven}, in complete mode: a value of which nothing is known reaches a boundary, or a
 * confined one is given to code of which nothing is known.
 */
final class Unproven implements Rule<Flow> {

    static final String ID = "unproven";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<Flow> facts() {
        return Flow.class;
    }

    @Override
    public void check(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
        if (knowledge.mode() != Mode.COMPLETE) {
            return;
        }
        if (flow.to() instanceof Destination.UnknownCode code) {
            checkUnknownCode(flow, code.method(), knowledge, findings);
        } else if (demandsSendable(flow.to()) && !isJudgedAtCallers(flow.value())) {
            checkUnknownValue(flow, knowledge, findings);
        }
    }

    private void checkUnknownCode(
            Flow flow, ExecutableElement method, Knowledge knowledge, Consumer<Finding> findings) {
        Verdict verdict = knowledge.verdicts().of(flow.value(), flow.described());
        if (!verdict.isConfined()) {
            return;
        }
        String name = Members.nameOf(method);
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.add("nothing is known of the code that " + name + " runs");
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        verdict.subject(),
                        verdict.subject()
                                + " is confined to its thread, and nothing proves that "
                                + name
                                + " keeps it there",
                        reasons,
                        "describe "
                                + name
                                + " in a stub file, or declare its parameter"
                                + " @ThreadConfined"));
    }

    private void checkUnknownValue(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
        Verdict verdict =
                isTakenByOne(flow.to())
                        ? knowledge.verdicts().ofHandedOver(flow.value(), flow.described())
                        : knowledge.verdicts().of(flow.value(), flow.described());
        if (!verdict.isUnknown()) {
            return;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(reasonsOf(flow.to()));
        String carrier = verdict.carrier() == null ? "it" : verdict.carrier();
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        verdict.subject(),
                        "nothing proves that "
                                + verdict.subject()
                                + " may leave its thread, but "
                                + carrier
                                + (verdict.carrier() == null
                                        ? " goes to another one here"
                                        : " takes it to another one"),
                        reasons,
                        "declare "
                                + verdict.type()
                                + " @Sendable if it is, or hand over a copy"
                                + " that is immutable"));
    }

    private static boolean demandsSendable(Destination to) {
        if (to instanceof Destination.Boundary boundary) {
            return boundary.demand() == Demand.SENDABLE;
        } else if (to instanceof Destination.TypeArgument argument) {
            return argument.demand() == Demand.SENDABLE;
        }
        return to instanceof Destination.Shared shared && shared.demand() == Demand.SENDABLE;
    }

    private static boolean isTakenByOne(Destination to) {
        if (to instanceof Destination.Boundary boundary) {
            return boundary.takers() == Takers.ONE;
        }
        return to instanceof Destination.Shared shared && shared.takers() == Takers.ONE;
    }

    private static List<String> reasonsOf(Destination to) {
        if (to instanceof Destination.Boundary boundary) {
            return boundary.reasons();
        } else if (to instanceof Destination.TypeArgument argument) {
            return argument.reasons();
        }
        return to instanceof Destination.Shared shared ? shared.reasons() : List.of();
    }

    /** All callers of a private method are here: what they give is judged where they give it. */
    private static boolean isJudgedAtCallers(Value value) {
        ExecutableElement method =
                value instanceof Value.OfVariable of ? Members.methodOf(of.variable()) : null;
        return method != null && method.getModifiers().contains(Modifier.PRIVATE);
    }
}

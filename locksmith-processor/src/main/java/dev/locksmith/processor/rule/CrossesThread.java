package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.MethodDeclared;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.VariableElement;

/** {@code crosses-thread}: a confined value reaches a boundary that hands it to another thread. */
final class CrossesThread implements Rule<Fact> {

    @Override
    public String id() {
        return "crosses-thread";
    }

    @Override
    public Class<Fact> facts() {
        return Fact.class;
    }

    @Override
    public void check(Fact fact, Knowledge knowledge, Consumer<Finding> findings) {
        if (fact instanceof Flow flow) {
            checkFlow(flow, knowledge, findings);
        } else if (fact instanceof MethodDeclared declared
                && knowledge.declared().runsElsewhere(declared.method())) {
            checkParameters(declared, knowledge, findings);
        }
    }

    /** A framework runs the method on another thread: what it is given has come from one. */
    private void checkParameters(
            MethodDeclared declared, Knowledge knowledge, Consumer<Finding> findings) {
        List<? extends VariableElement> parameters = declared.method().getParameters();
        for (int i = 0; i < parameters.size() && i < declared.parameters().size(); i++) {
            Value given = new Value.OfVariable(parameters.get(i));
            Verdict verdict = knowledge.verdicts().of(given, "");
            if (verdict.isConfined()) {
                List<String> reasons = new ArrayList<>(verdict.reasons());
                reasons.add(
                        Members.nameOf(declared.method())
                                + " is run on another thread by its framework");
                findings.accept(
                        new Finding(
                                id(),
                                declared.parameters().get(i),
                                verdict.subject()
                                        + " is confined to its thread, but comes from another one"
                                        + " here",
                                reasons,
                                "take only what the other thread may have: a copy, or a key to"
                                        + " look it up with"));
            }
        }
    }

    private void checkFlow(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
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

package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.declared.MethodDeclared;
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

    /**
     * A framework runs the method on another thread, and calls it too, as nobody else is seen to:
     * what it is given has come from a thread that is not its own.
     */
    private void checkParameters(
            MethodDeclared declared, Knowledge knowledge, Consumer<Finding> findings) {
        List<? extends VariableElement> parameters = declared.method().getParameters();
        for (int i = 0; i < parameters.size() && i < declared.parameters().size(); i++) {
            VariableElement parameter = parameters.get(i);
            Verdict verdict = knowledge.verdicts().of(new Value.OfVariable(parameter), "");
            boolean isLent = knowledge.declared().isLent(parameter.asType());
            if (!isLent && !verdict.isConfined()) {
                continue;
            }
            List<String> reasons = new ArrayList<>();
            if (!isLent) {
                reasons.addAll(verdict.reasons());
            }
            reasons.add(
                    Members.nameOf(declared.method())
                            + " is run on another thread by its framework");
            findings.accept(
                    new Finding(
                            id(),
                            declared.parameters().get(i),
                            "'" + parameter.getSimpleName() + "'",
                            "'"
                                    + parameter.getSimpleName()
                                    + (isLent
                                            ? "' is lent to the call that gives it"
                                            : "' is confined to its thread")
                                    + ", but comes from another one here",
                            reasons,
                            "take only what the other thread may have: a copy, or a key to"
                                    + " look it up with"));
        }
    }

    private void checkFlow(Flow flow, Knowledge knowledge, Consumer<Finding> findings) {
        List<String> why = reasonsOf(flow.to());
        if (why.isEmpty()) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(flow.value(), flow.described());
        if (!mayNotCross(verdict, flow.to()) || isTypeMistake(flow, verdict, knowledge)) {
            return;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(why);
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        verdict.subject(),
                        headline(verdict),
                        reasons,
                        fix(flow.to(), verdict),
                        knowledge.following(verdict, why, null, flow.site())));
    }

    private static boolean mayNotCross(Verdict verdict, Destination to) {
        return verdict.isConfined() || (verdict.isLent() && to instanceof Destination.Boundary);
    }

    private static List<String> reasonsOf(Destination to) {
        if (to instanceof Destination.Boundary boundary) {
            return boundary.reasons();
        }
        return to instanceof Destination.TypeArgument argument ? argument.reasons() : List.of();
    }

    /** A type argument that is itself confined is a matter of another rule. */
    private static boolean isTypeMistake(Flow flow, Verdict verdict, Knowledge knowledge) {
        return flow.to() instanceof Destination.TypeArgument argument
                && verdict.carrier() == null
                && (argument.given() == null
                        || knowledge.mobility().of(argument.given()).isConfined());
    }

    private static String headline(Verdict verdict) {
        String stays = verdict.isLent() ? " is lent to this call" : " is confined to its thread";
        String other = verdict.isLent() ? "another thread" : "another one";
        return verdict.subject()
                + stays
                + (verdict.carrier() == null
                        ? ", but goes to " + other + " here"
                        : ", but " + verdict.carrier() + " takes it to " + other);
    }

    private static String fix(Destination to, Verdict verdict) {
        return to instanceof Destination.Boundary boundary && boundary.wayOut() != null
                ? boundary.wayOut()
                : Fixes.forCrossing(verdict);
    }
}

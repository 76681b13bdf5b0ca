package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.FieldDeclared;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.Mobility;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** {@code shared-state}: a confined value is stored where other threads can read it. */
final class SharedState implements Rule<Fact> {

    @Override
    public String id() {
        return "shared-state";
    }

    @Override
    public Class<Fact> facts() {
        return Fact.class;
    }

    @Override
    public void check(Fact fact, Knowledge knowledge, Consumer<Finding> findings) {
        if (fact instanceof FieldDeclared declared) {
            checkField(declared, knowledge, findings);
        } else if (fact instanceof Flow flow && flow.to() instanceof Destination.Shared shared) {
            checkStore(flow, shared, knowledge, findings);
        }
    }

    private void checkField(
            FieldDeclared declared, Knowledge knowledge, Consumer<Finding> findings) {
        VariableElement field = declared.field();
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            return;
        }
        Mobility mobility = knowledge.mobility().of(field);
        if (!mobility.isConfined() || mobility.reasons() == null) {
            return;
        }
        List<String> reasons = new ArrayList<>(mobility.reasons().lines());
        reasons.add("every thread can read a static field");
        findings.accept(
                new Finding(
                        id(),
                        declared.site(),
                        "the static field '"
                                + field.getSimpleName()
                                + "' shares with every thread what is confined to one",
                        reasons,
                        "pass it to those who need it, or keep one for each thread in a"
                                + " ThreadLocal"));
    }

    private void checkStore(
            Flow flow, Destination.Shared shared, Knowledge knowledge, Consumer<Finding> findings) {
        // Where the declaration itself says that it is confined, the declaration is reported.
        if (shared.declared() != null && knowledge.mobility().of(shared.declared()).isConfined()) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(flow.value(), flow.described());
        if (!verdict.isConfined()) {
            return;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(shared.reasons());
        String what =
                verdict.carrier() == null
                        ? verdict.subject()
                        : verdict.carrier() + ", and with it " + verdict.subject() + ",";
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        verdict.subject()
                                + " is confined to its thread, but "
                                + (verdict.carrier() == null ? "it" : verdict.carrier())
                                + " is stored in "
                                + shared.place()
                                + ", which other threads read",
                        reasons,
                        "store something that may be shared instead of "
                                + what.replace(",", "")
                                + ", or keep it in a local variable or a ThreadLocal"));
    }
}

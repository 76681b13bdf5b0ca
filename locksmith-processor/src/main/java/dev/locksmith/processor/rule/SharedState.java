package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.declared.FieldDeclared;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

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
        if (isInEveryConstant(field)) {
            checkFieldOfConstants(declared, knowledge, findings);
            return;
        }
        if (!field.getModifiers().contains(Modifier.STATIC)
                || declared.isEmpty()
                || isToldAtFields(field.asType(), knowledge)) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(new Value.OfVariable(field), "");
        if (!verdict.isConfined()) {
            return;
        }
        findings.accept(
                new Finding(
                        id(),
                        declared.site(),
                        verdict.subject(),
                        verdict.subject()
                                + " is confined to one thread, but every thread can read this"
                                + " static field",
                        verdict.reasons(),
                        Fixes.forStaticField(verdict)));
    }

    private static boolean isInEveryConstant(VariableElement field) {
        return Members.ownerOf(field).getKind() == ElementKind.ENUM
                && !field.getModifiers().contains(Modifier.STATIC);
    }

    /** Whether this is an enum of ours, and a field of its constants is what confines it. */
    private static boolean isToldAtFields(TypeMirror type, Knowledge knowledge) {
        if (!(type instanceof DeclaredType of
                && of.asElement() instanceof TypeElement constants
                && constants.getKind() == ElementKind.ENUM
                && knowledge.declared().isSource(constants)
                && knowledge.declared().whoSays(Mark.THREAD_CONFINED, constants).isEmpty())) {
            return false;
        }
        for (VariableElement field : ElementFilter.fieldsIn(constants.getEnclosedElements())) {
            if (isInEveryConstant(field) && knowledge.mobility().of(field).isConfined()) {
                return true;
            }
        }
        return false;
    }

    private void checkFieldOfConstants(
            FieldDeclared declared, Knowledge knowledge, Consumer<Finding> findings) {
        VariableElement field = declared.field();
        // A promise that the enum is sendable is broken at this field, and says so itself.
        if (Promise.of(Members.ownerOf(field), knowledge.declared()) != null) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(new Value.OfVariable(field), "");
        if (!verdict.isConfined()) {
            return;
        }
        findings.accept(
                new Finding(
                        id(),
                        declared.site(),
                        verdict.subject(),
                        verdict.subject()
                                + " is confined to one thread, but every thread can read it in the"
                                + " constants of "
                                + Members.ownerOf(field).getSimpleName(),
                        verdict.reasons(),
                        Fixes.forStaticField(verdict)));
    }

    private void checkStore(
            Flow flow, Destination.Shared shared, Knowledge knowledge, Consumer<Finding> findings) {
        // Where the declaration itself says that it is confined, the declaration is reported.
        if (shared.declared() != null && knowledge.mobility().of(shared.declared()).isConfined()) {
            return;
        }
        Verdict verdict = knowledge.verdicts().of(flow.value(), flow.described());
        // What is put into a container can be taken out again before the call returns.
        if (!verdict.isConfined() && !(verdict.isLent() && shared.isAssigned())) {
            return;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(shared.reasons());
        findings.accept(
                new Finding(
                        id(),
                        flow.site(),
                        verdict.subject(),
                        verdict.subject()
                                + (verdict.isLent()
                                        ? " is lent to this call, but "
                                        : " is confined to its thread, but ")
                                + (verdict.carrier() == null ? "it" : verdict.carrier())
                                + " is stored in "
                                + shared.place()
                                + ", which other threads read",
                        reasons,
                        Fixes.forStoring(verdict),
                        knowledge.following(
                                verdict, shared.reasons(), shared.field(), flow.site())));
    }
}

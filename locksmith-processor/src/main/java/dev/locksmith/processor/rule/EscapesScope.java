package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.declared.FieldDeclared;
import dev.locksmith.processor.fact.scope.ScopeEscape;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * {@code escapes-scope}: a scope-bound value is not opened in try-with-resources, or is stored,
 * returned or captured beyond it.
 */
final class EscapesScope implements Rule<Fact> {

    @Override
    public String id() {
        return "escapes-scope";
    }

    @Override
    public Class<Fact> facts() {
        return Fact.class;
    }

    @Override
    public void check(Fact fact, Knowledge knowledge, Consumer<Finding> findings) {
        if (fact instanceof ScopeEscape escape) {
            findings.accept(finding(escape));
        } else if (fact instanceof FieldDeclared declared) {
            checkField(declared, knowledge, findings);
        }
    }

    private void checkField(
            FieldDeclared declared, Knowledge knowledge, Consumer<Finding> findings) {
        VariableElement field = declared.field();
        if (!(field.asType() instanceof DeclaredType type)
                || !knowledge.declared().of(type.asElement()).has(Mark.SCOPE_BOUND)
                || isInside(field, (TypeElement) type.asElement())) {
            return;
        }
        String name = TypeText.of(type);
        findings.accept(
                new Finding(
                        id(),
                        declared.site(),
                        "'" + field.getSimpleName() + "'",
                        "the field '"
                                + field.getSimpleName()
                                + "' keeps "
                                + TypeText.withArticle(name)
                                + " beyond the try statement that opens and closes it",
                        List.of(
                                name + " is @ScopeBound: it lives in one try statement",
                                "a field lives as long as its object"),
                        "open it where it is used, and pass it to the methods that need it"));
    }

    private static boolean isInside(VariableElement field, TypeElement type) {
        return Members.outermost(field).equals(Members.outermost(type));
    }

    private Finding finding(ScopeEscape escape) {
        String type = escape.type();
        String bound = type + " is @ScopeBound: it lives in the try statement that opens it";
        return switch (escape.way()) {
            case NOT_IN_TRY ->
                    of(
                            escape,
                            escape.name() + " is opened, but no try statement closes it",
                            List.of(escape.name() + " is " + TypeText.withArticle(type), bound),
                            "open it in the parentheses of a try statement: try (var x = ...)");
            case STORED ->
                    of(
                            escape,
                            escape.name() + " is stored where it outlives its try statement",
                            List.of(bound, "whoever reads it there later finds it closed"),
                            "pass it to the methods that need it instead");
            case RETURNED ->
                    of(
                            escape,
                            escape.name() + " is returned, and outlives its try statement",
                            List.of(
                                    bound,
                                    "the caller would get it open with nobody to close it,"
                                            + " or closed"),
                            "let the caller open it, or do here what it is needed for");
            case CAPTURED ->
                    of(
                            escape,
                            escape.name() + " takes along what its try statement closes",
                            List.of(bound, "the task may run after it is closed"),
                            "read what the task needs first, and let the task capture that");
            case USED_AFTER ->
                    of(
                            escape,
                            escape.name() + " is used after its try statement has closed it",
                            List.of(bound),
                            "use it inside the try statement only");
        };
    }

    private Finding of(ScopeEscape escape, String headline, List<String> reasons, String fix) {
        return new Finding(id(), escape.site(), escape.name(), headline, reasons, fix);
    }
}

package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.declared.MethodDeclared;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.TypeText;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * An overriding method demands more than the method it overrides: whoever calls it by the wider
 * type does not know, and is not checked.
 */
final class BoundaryAdded implements Rule<MethodDeclared> {

    static final String ID = "boundary-added";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<MethodDeclared> facts() {
        return MethodDeclared.class;
    }

    @Override
    public void check(MethodDeclared fact, Knowledge knowledge, Consumer<Finding> findings) {
        ExecutableElement method = fact.method();
        if (method.getKind() != ElementKind.METHOD
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || !demandsSomething(method, knowledge.declared())) {
            return;
        }
        List<ExecutableElement> overridden =
                new Overridden(knowledge.elements(), knowledge.types()).by(method);
        if (overridden.isEmpty()) {
            return;
        }
        checkParameters(fact, overridden, knowledge, findings);
        checkTypeParameters(fact, overridden, knowledge, findings);
        checkReceiver(fact, overridden, knowledge, findings);
    }

    private static boolean demandsSomething(ExecutableElement method, Declared declared) {
        for (VariableElement parameter : method.getParameters()) {
            if (demands(declared.of(parameter))) {
                return true;
            }
        }
        for (TypeParameterElement parameter : method.getTypeParameters()) {
            if (demands(declared.of(parameter))) {
                return true;
            }
        }
        return demands(declared.ofReceiver(method));
    }

    private static boolean demands(Marks marks) {
        return marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED);
    }

    private static void checkParameters(
            MethodDeclared fact,
            List<ExecutableElement> overridden,
            Knowledge knowledge,
            Consumer<Finding> findings) {
        List<? extends VariableElement> parameters = fact.method().getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            if (!demands(knowledge.declared().of(parameter))
                    || knowledge.mobility().ofUnmarked(parameter.asType()).isSendable()) {
                continue;
            }
            int index = i;
            firstWithout(
                            overridden,
                            wider -> demandsOf(wider.getParameters().get(index), knowledge))
                    .ifPresent(
                            wider ->
                                    findings.accept(
                                            added(
                                                    fact.parameters().get(index),
                                                    "parameter '" + parameter.getSimpleName() + "'",
                                                    fact.method(),
                                                    wider)));
        }
    }

    private static boolean demandsOf(VariableElement parameter, Knowledge knowledge) {
        return demands(knowledge.declared().of(parameter))
                || isDemandingVariable(parameter.asType(), knowledge.declared());
    }

    /** A parameter of type T is as good as marked where every T must be sendable. */
    private static boolean isDemandingVariable(TypeMirror type, Declared declared) {
        return type.getKind() == TypeKind.TYPEVAR
                && demands(declared.of(((TypeVariable) type).asElement()));
    }

    private static void checkTypeParameters(
            MethodDeclared fact,
            List<ExecutableElement> overridden,
            Knowledge knowledge,
            Consumer<Finding> findings) {
        List<? extends TypeParameterElement> parameters = fact.method().getTypeParameters();
        for (int i = 0; i < parameters.size(); i++) {
            TypeParameterElement parameter = parameters.get(i);
            if (!demands(knowledge.declared().of(parameter))) {
                continue;
            }
            int index = i;
            firstWithout(
                            overridden,
                            wider ->
                                    index < wider.getTypeParameters().size()
                                            && demands(
                                                    knowledge
                                                            .declared()
                                                            .of(
                                                                    wider.getTypeParameters()
                                                                            .get(index))))
                    .ifPresent(
                            wider ->
                                    findings.accept(
                                            added(
                                                    fact.site(),
                                                    "type parameter " + parameter.getSimpleName(),
                                                    fact.method(),
                                                    wider)));
        }
    }

    private static void checkReceiver(
            MethodDeclared fact,
            List<ExecutableElement> overridden,
            Knowledge knowledge,
            Consumer<Finding> findings) {
        Declared declared = knowledge.declared();
        TypeElement owner = Overridden.ownerOf(fact.method());
        if (!demands(declared.ofReceiver(fact.method()))
                || knowledge.mobility().of(owner.asType()).isSendable()) {
            return;
        }
        firstWithout(overridden, wider -> demands(declared.ofReceiver(wider)))
                .ifPresent(
                        wider ->
                                findings.accept(
                                        added(fact.site(), "the receiver", fact.method(), wider)));
    }

    private static Optional<ExecutableElement> firstWithout(
            List<ExecutableElement> overridden, Function<ExecutableElement, Boolean> demand) {
        return overridden.stream().filter(wider -> !demand.apply(wider)).findFirst();
    }

    private static Finding added(
            Site site, String what, ExecutableElement method, ExecutableElement wider) {
        String own = TypeText.of(method);
        String other = TypeText.of(wider);
        return new Finding(
                ID,
                site,
                what,
                what
                        + " of "
                        + own
                        + " must be sendable, but not that of "
                        + other
                        + ", which it overrides",
                List.of(
                        "whoever calls "
                                + own
                                + " by the type "
                                + TypeText.of(Overridden.ownerOf(wider))
                                + " may pass a confined value"),
                "mark it @Sendable in " + other + " too, or take @Sendable away here");
    }
}

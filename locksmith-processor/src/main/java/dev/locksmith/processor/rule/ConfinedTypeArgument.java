package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.declared.TypeChecked;
import dev.locksmith.processor.fact.declared.TypeGiven;
import dev.locksmith.processor.fact.declared.TypeUsed;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.Reasons;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** A type parameter that must be sendable is given a type that is confined. */
final class ConfinedTypeArgument implements Rule<TypeChecked> {

    static final String ID = "confined-type-argument";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<TypeChecked> facts() {
        return TypeChecked.class;
    }

    @Override
    public void check(TypeChecked fact, Knowledge knowledge, Consumer<Finding> findings) {
        if (fact instanceof TypeGiven given) {
            checkArgument(given.parameter(), given.type(), given.site(), knowledge, findings);
        } else if (fact instanceof TypeUsed used) {
            checkType(used.type(), used.site(), knowledge, findings);
        }
    }

    /** Checks the arguments of this type, of those that enclose it, and of its own arguments. */
    private static void checkType(
            @Nullable TypeMirror type, Site site, Knowledge knowledge, Consumer<Finding> findings) {
        if (type == null) {
            return;
        }
        switch (type.getKind()) {
            case ARRAY ->
                    checkType(((ArrayType) type).getComponentType(), site, knowledge, findings);
            case WILDCARD -> {
                checkType(((WildcardType) type).getExtendsBound(), site, knowledge, findings);
                checkType(((WildcardType) type).getSuperBound(), site, knowledge, findings);
            }
            case DECLARED -> {
                DeclaredType declared = (DeclaredType) type;
                checkType(declared.getEnclosingType(), site, knowledge, findings);
                TypeElement element = (TypeElement) declared.asElement();
                List<? extends TypeMirror> arguments = declared.getTypeArguments();
                for (int i = 0; i < arguments.size(); i++) {
                    TypeMirror argument = arguments.get(i);
                    checkArgument(
                            element.getTypeParameters().get(i),
                            argument,
                            site,
                            knowledge,
                            findings);
                    checkType(argument, site, knowledge, findings);
                }
                if (!arguments.isEmpty()) {
                    checkSupertypes(declared, element, site, knowledge, findings);
                }
            }
            default -> {}
        }
    }

    /** What a class hands on to the type parameters of those it extends. */
    private static void checkSupertypes(
            DeclaredType type,
            TypeElement element,
            Site site,
            Knowledge knowledge,
            Consumer<Finding> findings) {
        // The platform's own classes bear the demand themselves, wherever there is one.
        if (element.getQualifiedName().toString().startsWith("java.")) {
            return;
        }
        Types types = knowledge.types();
        List<? extends TypeMirror> given = types.directSupertypes(type);
        List<? extends TypeMirror> declared = types.directSupertypes(element.asType());
        for (int i = 0; i < given.size() && i < declared.size(); i++) {
            if (!(given.get(i) instanceof DeclaredType above)
                    || !(declared.get(i) instanceof DeclaredType generic)) {
                continue;
            }
            TypeElement supertype = (TypeElement) above.asElement();
            for (int j = 0; j < above.getTypeArguments().size(); j++) {
                TypeMirror argument = above.getTypeArguments().get(j);
                // What the class itself names is judged where it is declared.
                if (j < generic.getTypeArguments().size()
                        && !types.isSameType(argument, generic.getTypeArguments().get(j))
                        && !knowledge
                                .mobility()
                                .of(generic.getTypeArguments().get(j))
                                .isConfined()) {
                    TypeParameterElement parameter = supertype.getTypeParameters().get(j);
                    checkArgument(parameter, argument, site, knowledge, findings);
                }
            }
            checkSupertypes(above, supertype, site, knowledge, findings);
        }
    }

    /**
     * Checks what is given for one type parameter, of a class or of a method.
     *
     * @param argument the type written or inferred for it
     */
    private static void checkArgument(
            TypeParameterElement parameter,
            TypeMirror argument,
            Site site,
            Knowledge knowledge,
            Consumer<Finding> findings) {
        Marks marks = knowledge.declared().of(parameter);
        if (!marks.has(Mark.SENDABLE) && !marks.has(Mark.SENDABLE_UNCHECKED)) {
            return;
        }
        TypeMirror given = given(argument);
        if (given == null) {
            return; // any type: what it stands for was checked where it was given
        }
        Mobility mobility = knowledge.mobility().of(given);
        Reasons reasons = mobility.reasons();
        if (mobility.isConfined() && reasons != null) {
            findings.accept(confined(parameter, marks, given, reasons, site));
        }
    }

    private static @Nullable TypeMirror given(TypeMirror argument) {
        if (argument.getKind() != TypeKind.WILDCARD) {
            return argument;
        }
        WildcardType wildcard = (WildcardType) argument;
        TypeMirror bound = wildcard.getExtendsBound();
        return bound == null ? wildcard.getSuperBound() : bound;
    }

    private static Finding confined(
            TypeParameterElement parameter,
            Marks marks,
            TypeMirror given,
            Reasons reasons,
            Site site) {
        return new Finding(
                ID,
                site,
                TypeText.of(given),
                TypeText.of(given)
                        + " is confined to its thread, but "
                        + named(parameter)
                        + (marks.has(Mark.SENDABLE)
                                ? " must be sendable"
                                : " must not be confined"),
                because(reasons, parameter, marks),
                "give "
                        + parameter.getSimpleName()
                        + " a sendable type with what is needed of "
                        + TypeText.withArticle(given)
                        + ", and keep the "
                        + TypeText.of(given)
                        + " on its thread");
    }

    private static List<String> because(
            Reasons reasons, TypeParameterElement parameter, Marks marks) {
        List<String> lines = new ArrayList<>(reasons.lines());
        String reason = marks.uncheckedReason();
        lines.add(
                owner(parameter)
                        + " declares <@Sendable"
                        + (reason.isEmpty() ? " " : "(unchecked = \"" + reason + "\") ")
                        + parameter.getSimpleName()
                        + ">");
        return lines;
    }

    private static String named(TypeParameterElement parameter) {
        return "the type parameter " + parameter.getSimpleName() + " of " + owner(parameter);
    }

    private static String owner(TypeParameterElement parameter) {
        Element owner = parameter.getGenericElement();
        return owner instanceof ExecutableElement method
                ? TypeText.of(method)
                : TypeText.of((TypeElement) owner);
    }
}

package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Loan;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Reasons;
import dev.locksmith.processor.type.TypeText;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Which loans end when the call returns. A loan that anything in the program prolongs is taken to
 * be long, wherever in the method that happens: what matters is that it does before the call is
 * over.
 */
final class Loans {

    private final Declared declared;
    private final Elements elements;
    private final Overrides overrides;
    private final Predicate<Element> isGivenByCalls;
    private final Set<Element> prolonged = new HashSet<>();

    /**
     * No loan is prolonged yet.
     *
     * @param isGivenByCalls whether some call gives something for a parameter
     */
    Loans(
            Declared declared,
            Elements elements,
            Overrides overrides,
            Predicate<Element> isGivenByCalls) {
        this.declared = declared;
        this.elements = elements;
        this.overrides = overrides;
        this.isGivenByCalls = isGivenByCalls;
    }

    /**
     * What the value is or holds is prolonged; of an object, and that which has it in a field, all
     * that is lent to its methods.
     */
    void prolong(Value value) {
        Values.walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived derived) {
                        derived.operands().forEach(next::add);
                    } else if (each instanceof Value.OfVariable of) {
                        prolong(of.variable());
                        if (of.variable().getKind().isField()) {
                            prolong(Members.ownerOf(of.variable()));
                        }
                    } else if (each instanceof Value.This self) {
                        prolongIn(self.type());
                    } else if (each instanceof Value.OfType made) {
                        prolongIn(made.type());
                    }
                    return false;
                });
    }

    void prolong(Element parameter) {
        prolonged.add(parameter);
    }

    private void prolongIn(TypeMirror type) {
        if (type instanceof DeclaredType object) {
            prolonged.add(object.asElement());
        }
    }

    /**
     * Whether what a parameter is given, seen as of this type, is certainly good only until the
     * call returns.
     */
    boolean endWithCall(Value.OfVariable value, TypeMirror type) {
        Loan loan = value.loan();
        if (loan == null || !declared.isLendable(type)) {
            return false;
        }
        return endsWithCall(value.variable(), loan);
    }

    /** Whether the field is filled with a bean that stands for the one of the request. */
    boolean isOfRequest(VariableElement field) {
        return field.getKind() == ElementKind.FIELD
                && field.asType() instanceof DeclaredType of
                && of.asElement() instanceof TypeElement bean
                && declared.isOfRequest(bean)
                && declared.isInjected(field);
    }

    private boolean endsWithCall(VariableElement parameter, Loan loan) {
        if (loan.parameters().stream().anyMatch(prolonged::contains)) {
            return false;
        }
        ExecutableElement method = Members.methodOf(parameter);
        if (parameter.getKind().isField()) {
            return !isProlongedIn(Members.ownerOf(parameter));
        }
        return method == null
                || (!isProlongedIn(Members.ownerOf(method))
                        && !declared.runsElsewhere(method)
                        && isLentByFramework(method, parameter));
    }

    /** Why it is good for the call only, and what would make it good for longer. */
    Reasons reasons(VariableElement parameter, TypeMirror seen) {
        if (seen instanceof DeclaredType of
                && of.asElement() instanceof TypeElement bean
                && declared.isOfRequest(bean)) {
            return Reasons.of(
                    () ->
                            TypeText.of(seen)
                                    + " is a bean of one request, which other threads lack");
        }
        ExecutableElement method = Members.methodOf(parameter);
        String call = method == null ? "this lambda" : method.getSimpleName() + "()";
        return Reasons.of(
                () ->
                        TypeText.of(seen)
                                + " is good until "
                                + call
                                + " returns"
                                + prolongedBy(seen).map(" unless "::concat).orElse(""));
    }

    private Optional<String> prolongedBy(TypeMirror type) {
        if (!(type instanceof DeclaredType of && of.asElement() instanceof TypeElement element)) {
            return Optional.empty();
        }
        return ElementFilter.methodsIn(elements.getAllMembers(element)).stream()
                .filter(declared::prolongs)
                .map(method -> method.getSimpleName() + "() is called on it first")
                .findFirst();
    }

    private boolean isProlongedIn(TypeElement type) {
        for (TypeElement each = type; each != null; ) {
            if (prolonged.contains(each)) {
                return true;
            }
            each =
                    each.getSuperclass().getKind() == TypeKind.DECLARED
                            ? (TypeElement) ((DeclaredType) each.getSuperclass()).asElement()
                            : null;
        }
        return false;
    }

    /**
     * Whether a framework is among those who call the method: no one else is seen to, or it
     * overrides a method of a library. Where calls are seen, each of them knows better.
     */
    boolean isLentByFramework(ExecutableElement method, VariableElement parameter) {
        if (!declared.isLent(parameter.asType()) || declared.isLentByOverridden(parameter)) {
            return declared.isLentByOverridden(parameter);
        }
        int index = method.getParameters().indexOf(parameter);
        boolean isCalled = isGivenByCalls.test(parameter);
        for (ExecutableElement above : overrides.overriddenBy(method)) {
            VariableElement its = above.getParameters().get(index);
            if (!declared.isSource(Members.ownerOf(above))) {
                // A function of whatever type is run by whoever has it.
                return declared.isLent(its.asType());
            }
            isCalled |= isGivenByCalls.test(its);
        }
        return !isCalled;
    }
}

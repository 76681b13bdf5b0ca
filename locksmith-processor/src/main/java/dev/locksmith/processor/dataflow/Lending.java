package dev.locksmith.processor.dataflow;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.dataflow.walk.Invocation;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.LentMeanwhile;
import dev.locksmith.processor.fact.Loan;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * What may be lent to a method or a lambda: as its body begins, its parameters hold that. And the
 * calls that make a loan longer.
 */
final class Lending {

    private final Walk walk;
    private final Declared declared;

    /** Whether anything was lent so far: in most files nothing ever is. */
    private boolean hasLent;

    Lending(Walk walk) {
        this.walk = walk;
        this.declared = walk.surroundings.declared();
    }

    /** What a constructor is given may be a proxy that stands for many: that is no loan. */
    void toMethod(ExecutableElement method) {
        if (method.getKind() != ElementKind.METHOD) {
            return;
        }
        List<VariableElement> lent = new ArrayList<>(0);
        for (VariableElement parameter : method.getParameters()) {
            if (walk.typeFacts.isPlain(parameter.asType())) {
                continue;
            } else if (declared.isProlonging(parameter.asType())) {
                return;
            }
            if (declared.isLent(parameter.asType()) || declared.isLentByOverridden(parameter)) {
                lent.add(parameter);
            }
        }
        lend(lent);
    }

    /**
     * A function that is run by code compiled here gets what that code has.
     *
     * @param taker what is said of the parameter that takes the lambda
     */
    void toLambda(LambdaExpressionTree tree, Marks taker) {
        ExecutableElement function = walk.typeFacts.functionOf(walk.attributed.typeOf(tree));
        if (function == null || walk.callees.isSource(function)) {
            return;
        }
        List<VariableElement> lent = new ArrayList<>(0);
        List<? extends VariableTree> names = tree.getParameters();
        for (int i = 0; i < names.size() && i < function.getParameters().size(); i++) {
            if (walk.attributed.elementOf(names.get(i)) instanceof VariableElement parameter
                    && (taker.has(Mark.LENT)
                            || declared.isLent(function.getParameters().get(i).asType()))) {
                lent.add(parameter);
            }
        }
        lend(lent);
    }

    /** What is lent here may live longer from this call on. */
    void called(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        if (walk.waits.isForTask(invocation)) {
            waited(null, invocation.tree());
        } else if (callee.isSource() || callee.open()) {
            waited(callee.method(), invocation.tree());
        }
        boolean all = prolongsAll(invocation);
        if (!all && !callee.concerns().marked()) {
            return;
        }
        if (all) {
            prolong(receiver, invocation.tree());
        }
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (all || (parameter != null && parameter.marks().has(Mark.PROLONGS))) {
                prolong(arguments.get(i), invocation.arguments().get(i));
            }
        }
    }

    private boolean prolongsAll(Invocation invocation) {
        return invocation.callee().result().has(Mark.PROLONGS)
                || (invocation.receiverType() != null
                        && declared.isProlonging(invocation.receiverType()));
    }

    /** A reference is made to a method, which may wait when it is called. */
    void referred(MemberReferenceTree tree, Callee callee) {
        boolean waits = callee.result().has(Mark.WAITS) || callee.waitsByName();
        if (waits || callee.isSource()) {
            waited(waits ? null : callee.method(), walk.waits.codeOf(tree), tree);
        }
    }

    /** A resource is opened: closing it may wait for the tasks that it was given. */
    void opened(Tree resource) {
        if (!(walk.attributed.typeOf(resource) instanceof DeclaredType type)) {
            return;
        }
        if (declared.of(type.asElement()).has(Mark.WAITS)) {
            walk.waits.tell(true, resource);
            waited(null, resource);
        } else if (walk.callees.isSource(type.asElement())) {
            ExecutableElement close =
                    Members.closeOf((TypeElement) type.asElement(), walk.surroundings.elements());
            if (close != null) {
                closes(close, resource);
            }
        }
    }

    private void closes(ExecutableElement close, Tree resource) {
        walk.add(
                new CodeCalled(
                        walk.code,
                        close,
                        CodeCalled.Argument.NONE,
                        List.of(),
                        walk.state.whereabouts.all(),
                        walk.siteOf(resource)));
        waited(close, resource);
    }

    private void waited(@Nullable ExecutableElement callee, Tree at) {
        waited(callee, walk.code, at);
    }

    /** Who waits for a task has not returned when that is done: a loan lasts as long. */
    private void waited(@Nullable ExecutableElement callee, Code in, Tree at) {
        if (!hasLent) {
            return;
        }
        List<VariableElement> lent = new ArrayList<>(0);
        for (Value each : walk.state.variables.values().toList()) {
            if (each instanceof Value.OfVariable of && of.loan() != null) {
                lent.add(of.variable());
            }
        }
        if (!lent.isEmpty()) {
            walk.add(new LentMeanwhile(List.copyOf(lent), in, callee, walk.siteOf(at)));
        }
    }

    private void prolong(Value value, Tree at) {
        if (value != Value.NONE) {
            walk.add(new Flow(value, "", new Destination.Prolonged(), walk.siteOf(at)));
        }
    }

    private void lend(List<VariableElement> lent) {
        if (!lent.isEmpty()) {
            hasLent = true;
            Loan loan = new Loan(List.copyOf(lent));
            lent.forEach(
                    each -> walk.state.variables.assign(each, new Value.OfVariable(each, loan)));
        }
    }
}

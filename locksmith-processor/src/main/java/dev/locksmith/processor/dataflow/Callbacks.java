package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.dataflow.walk.Invocation;
import dev.locksmith.processor.dataflow.walk.Projections;
import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;

import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** What the functions given to an object's methods are run with: what is in the object. */
final class Callbacks {

    private final Walk walk;

    Callbacks(Walk walk) {
        this.walk = walk;
    }

    /** The values of a lambda's parameters, as far as more is known of them than their types. */
    void bind(
            LambdaExpressionTree lambda, Callee callee, Callee.Parameter parameter, Value object) {
        if (!parameter.isFunction() || !mayHoldSomething(object)) {
            return;
        }
        List<? extends TypeMirror> taken = walk.typeFacts.functionParameters(parameter.type());
        List<? extends VariableTree> parameters = lambda.getParameters();
        for (int i = 0; i < parameters.size() && i < taken.size(); i++) {
            if (callee.mentionsOwnersParameter(taken.get(i))
                    && walk.attributed.elementOf(parameters.get(i))
                            instanceof VariableElement variable
                    && !walk.typeFacts.is(variable.asType(), Mark.SINGLE_USE)
                    && !walk.oneAtATime.isOneAtATime(variable)) {
                walk.oneAtATime.gathering.taken(variable, object);
                Value declared = walk.ofType(parameters.get(i));
                Value value = walk.projections.takenFrom(object, declared);
                if (!value.equals(declared)) {
                    walk.state.variables.assign(variable, value);
                }
            }
        }
    }

    /**
     * A method that is called with what is in the object may hand it over.
     *
     * @param bound what that method is called on
     */
    void run(
            MemberReferenceTree reference,
            Value bound,
            Callee callee,
            Callee.Parameter parameter,
            Value object) {
        if (!parameter.isFunction()
                || !mayHoldSomething(object)
                || !(walk.attributed.elementOf(reference) instanceof ExecutableElement referred)) {
            return;
        }
        Callee run = walk.callees.of(referred);
        Callee.Parameter first = run.parameterOf(0);
        List<? extends TypeMirror> taken = walk.typeFacts.functionParameters(parameter.type());
        if (first == null
                || taken.isEmpty()
                || !Callees.demandsAnything(first.marks())
                || !callee.mentionsOwnersParameter(taken.get(0))) {
            return;
        }
        String reason = Demands.reasonOf(run, first);
        if (referred.getKind() == ElementKind.METHOD) {
            Invocation each = runOf(reference, run);
            walk.oneAtATime.handingOver.handedEach(each, object, reference, List.of(reason));
            walk.domainFlow.calledForEach(each, bound, object);
        }
        Value declared = new Value.OfType(first.type(), reference, null);
        Value value = walk.projections.takenFrom(object, declared);
        if (!value.equals(declared)) {
            walk.flow(
                    value,
                    reference,
                    new Destination.Boundary(Stores.demandOf(first.marks()), List.of(reason)));
        }
    }

    /** The call of {@code pool::submit} for each element. */
    private Invocation runOf(MemberReferenceTree reference, Callee run) {
        ExpressionTree receiver = run.isStatic() ? null : reference.getQualifierExpression();
        return new Invocation(
                reference,
                List.of(reference),
                run,
                receiver,
                receiver == null ? null : walk.attributed.typeOf(receiver),
                null);
    }

    private static boolean mayHoldSomething(Value object) {
        return object.object() instanceof Derived.ResultOf
                || Projections.hasContent(object)
                || Projections.isGiven(object)
                || object instanceof Derived.Pipeline;
    }
}

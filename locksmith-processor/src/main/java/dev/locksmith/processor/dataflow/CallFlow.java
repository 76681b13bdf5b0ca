package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.walk.Invocation;
import dev.locksmith.processor.dataflow.walk.SingleUse;
import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Called;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Containers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** What a call does with its receiver and its arguments, and what it gives back. */
final class CallFlow {

    private final Walk walk;
    private final SingleUse singleUse;
    private final Stores stores;
    private final Pipelines pipelines;
    private final Demands demands;
    private final Results results;
    private final Lending lending;
    private final Fillings fillings;

    CallFlow(Walk walk, SingleUse singleUse, Stores stores, Lending lending) {
        this.walk = walk;
        this.lending = lending;
        this.singleUse = singleUse;
        this.stores = stores;
        this.pipelines = new Pipelines(walk);
        this.demands = new Demands(walk, singleUse);
        this.results = new Results(walk, stores);
        this.fillings = new Fillings(walk);
    }

    /** A value leaves the method: as an argument, a result or into a field. */
    void leaves(Value value) {
        pipelines.end(value);
    }

    private void endAll(List<Value> arguments) {
        for (Value argument : arguments) {
            pipelines.end(argument);
        }
    }

    Value invoke(MethodInvocationTree tree, Callee callee, Value receiver, List<Value> arguments) {
        ExpressionTree select = tree.getMethodSelect();
        ExpressionTree receiverTree =
                select instanceof MemberSelectTree member ? member.getExpression() : null;
        TypeMirror receiverType =
                receiverTree == null ? null : walk.attributed.typeOf(receiverTree);
        ExecutableType called =
                walk.attributed.typeOf(select) instanceof ExecutableType type ? type : null;
        Invocation invocation =
                new Invocation(
                        tree, tree.getArguments(), callee, receiverTree, receiverType, called);

        Value result = invoke(invocation, tree, receiver, arguments);
        walk.oneAtATime.returned(invocation, receiver, arguments);
        return result;
    }

    private Value invoke(
            Invocation invocation,
            MethodInvocationTree tree,
            Value receiver,
            List<Value> arguments) {
        Callee callee = invocation.callee();
        TypeMirror receiverType = invocation.receiverType();
        walk.oneAtATime.called(invocation, receiver, arguments);
        walk.domainFlow.called(invocation, receiver, arguments);
        // First, as some flows are judged at once: what takes a request along is no way out of it.
        lending.called(invocation, receiver, arguments);
        demands.onArguments(invocation, receiver, arguments);
        demands.onReceiver(invocation, receiver);
        runRepeatedly(invocation, arguments);
        if (singleUse.areAnyForOneRun() && results.isRun(invocation)) {
            singleUse.runs(invocation.receiver(), receiver, tree, "run");
        }
        retain(invocation, receiver, arguments);
        List<Invocation> puts = fillings.of(invocation);
        for (int i = 0; i < puts.size(); i++) {
            List<Value> given = List.of(arguments.get(i + 1));
            demands.onArguments(puts.get(i), arguments.get(0), given);
            retain(puts.get(i), arguments.get(0), given);
        }
        Value declared = results.declared(tree, callee);
        if (receiverType != null && pipelines.concerns(callee, receiverType)) {
            return pipelines.after(tree, callee, receiver, arguments, declared);
        }
        endAll(arguments);
        Call call = open(invocation, receiver, arguments);
        Value same =
                callee.isSource() && singleUse.isSingleUse(declared)
                        ? walk.returnedFields.givenBack(
                                callee.method(), arguments, walk.assignments)
                        : Value.NONE;
        if (same != Value.NONE) {
            return same;
        }
        if (call != null) {
            rememberReceiver(invocation.receiver(), call);
            rememberContainers(invocation, call);
            Value result =
                    callee.isSource()
                            ? declared
                            : results.of(
                                    invocation,
                                    receiver,
                                    stillHere(invocation, arguments),
                                    declared);
            return declared == Value.NONE || walk.typeFacts.tellsAll(result)
                    ? result
                    : walk.derived.resultOf(call, result);
        }
        return results.of(invocation, receiver, stillHere(invocation, arguments), declared);
    }

    /** Functions that a method runs more than once, many of them before it returns. */
    private void runRepeatedly(Invocation invocation, List<Value> arguments) {
        if (!invocation.callee().concerns().marked()) {
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            if (parameter != null && parameter.marks().has(Mark.REPEATED)) {
                singleUse.runAgain(arguments.get(i));
                if (!Callees.demandsAnything(parameter.marks())) {
                    walk.oneAtATime.run(arguments.get(i));
                }
            }
        }
    }

    Value construct(NewClassTree tree, Callee callee, Value made, List<Value> arguments) {
        Invocation invocation =
                new Invocation(
                        tree,
                        tree.getArguments(),
                        callee,
                        null,
                        walk.attributed.typeOf(tree),
                        null);
        walk.oneAtATime.evaluated(tree);
        walk.domainFlow.made(invocation, arguments);
        lending.called(invocation, made, arguments);
        demands.onArguments(invocation, Value.NONE, arguments);
        endAll(arguments);
        Call call = open(invocation, Value.NONE, arguments);
        walk.oneAtATime.returned(invocation, made, arguments);
        if (call != null) {
            return walk.derived.after(made, call, List.of());
        }
        if (made == Value.NONE) {
            return made;
        }
        List<Value> here = stillHere(invocation, arguments);
        for (int i = 0; i < here.size(); i++) {
            walk.oneAtATime.gathering.put(made, here.get(i), tree.getArguments().get(i));
        }
        return results.holding(tree, made, here);
    }

    /** The arguments that are not handed over: of those that are nothing comes back. */
    private List<Value> stillHere(Invocation invocation, List<Value> arguments) {
        if (!demands.areOn(invocation)) {
            return arguments;
        }
        List<Value> here = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            boolean isHandedOver =
                    parameter != null
                            && (Callees.demandsAnything(parameter.marks())
                                    || (demands.isMadeForSharing(invocation, parameter)
                                            && !isPartOfFunction(invocation, parameter)));
            here.add(isHandedOver ? Value.NONE : arguments.get(i));
        }
        return here;
    }

    /** Whether it is a function of which another is made: only what it returns is handed over. */
    private boolean isPartOfFunction(Invocation invocation, Callee.Parameter parameter) {
        return parameter.isFunction()
                && walk.typeFacts.is(invocation.receiverType(), Mark.FUNCTION);
    }

    /** The receiver keeps an argument, as a collection does. */
    private void retain(Invocation invocation, Value receiver, List<Value> arguments) {
        if (!invocation.callee().concerns().retains()) {
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            if (parameter == null || !parameter.marks().has(Mark.RETAINED)) {
                continue;
            }
            UnaryOperator<Value> part =
                    invocation.callee().isConstructor()
                            ? UnaryOperator.identity()
                            : parameter::contribution;
            Value given = arguments.get(i);
            Value argument = part.apply(given);
            if (argument == Value.NONE
                    || walk.typeFacts.holdsPlainThings(invocation.receiverType())) {
                continue;
            }
            walk.oneAtATime.gathering.put(receiver, given, invocation.arguments().get(i));
            if (invocation.receiver() == null) {
                if (receiver instanceof Value.This self) {
                    TypeMirror declared = invocation.typeOfParameter(i);
                    ExpressionTree tree = invocation.arguments().get(i);
                    walk.flow(given, part, tree, Stores.keptBySelf(self, declared));
                }
                continue;
            }
            Value keeper = walk.returnedFields.seenThrough(receiver);
            if (!stores.holdIfLocal(invocation.receiver(), keeper, List.of(argument))
                    && !demands.isMadeForSharing(invocation, parameter)) {
                walk.flow(
                        given,
                        part,
                        invocation.arguments().get(i),
                        stores.keptIn(
                                invocation.receiver(),
                                keeper,
                                parameter.isFunction()
                                        ? invocation.receiverType()
                                        : invocation.typeOfParameter(i)));
            }
        }
    }

    /** The method that the object runs: what was made here is known to the class. */
    private Callee run(Callee callee, Value receiver) {
        Value object = receiver.object();
        if (!(receiver instanceof Derived.After)
                || !(object instanceof Value.OfType made)
                || !(made.type() instanceof DeclaredType type)) {
            return callee;
        }
        ExecutableElement method =
                walk.typeFacts.implementation(callee.method(), (TypeElement) type.asElement());
        return method.equals(callee.method()) ? callee : walk.callees.of(method);
    }

    /** A call whose method's code decides; null where the declaration says it all. */
    private @Nullable Call open(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = run(invocation.callee(), receiver);
        if (!callee.open()) {
            return null;
        }
        boolean worthIt =
                isWorthFollowing(callee, receiver)
                        || (callee.isSource() && singleUse.isUsedUpByCalls(receiver));
        boolean hides = invocation.callee().concerns().hides();
        if (!worthIt && !hides && !callee.concerns().traces()) {
            return null;
        }
        List<Call.Argument> kept = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            Value value = arguments.get(i);
            if (parameter == null
                    || !parameter.traced()
                    || (tellsNoMore(value, parameter) && !isCounted(callee, parameter))) {
                value = Value.NONE;
            }
            worthIt |= value != Value.NONE;
            ExpressionTree tree = invocation.arguments().get(i);
            kept.add(
                    value == Value.NONE
                            ? new Call.Argument(value, "", Call.NO_SITE)
                            : new Call.Argument(value, Walk.describe(tree), walk.siteOf(tree)));
        }
        if (!worthIt && !hides) {
            return null;
        }
        Site site = walk.siteOf(invocation.tree());
        String name =
                invocation.receiver() == null ? "'this'" : Walk.describe(invocation.receiver());
        Call call =
                walk.derived.call(
                        invocation.tree(),
                        callee.method(),
                        receiver,
                        name,
                        List.copyOf(kept),
                        site);
        walk.add(new Called(call));
        singleUse.called(invocation, receiver, call);
        for (int i = 0; i < kept.size(); i++) {
            Value value = kept.get(i).value();
            Callee.Parameter parameter = callee.parameterOf(i);
            ExpressionTree tree = invocation.arguments().get(i);
            walk.oneAtATime.passed(call, i, value, tree);
            if (parameter != null && value != Value.NONE) {
                walk.scopes.given(call, i, value, tree, parameter.type());
            }
            if (parameter != null && !parameter.marks().has(Mark.CONSUMES)) {
                walk.refusals.handedOver(invocation, Set.of(tree));
                if (singleUse.isUsedUpByCalls(value)) {
                    String how = callee.displayName() + " uses it up";
                    singleUse.consume(value, tree, how, call, i);
                }
            }
        }
        return call;
    }

    /** A receiver of which its class does not already say everything. */
    private boolean isWorthFollowing(Callee callee, Value receiver) {
        if (receiver instanceof Derived.FieldOf of) {
            return callee.isSource() && walk.typeFacts.holdsTasks(of.field().asType());
        } else if (receiver instanceof Value.OfVariable of) {
            return callee.isSource()
                    && of.isParameter()
                    && walk.typeFacts.holdsTasks(of.variable().asType());
        }
        return !(receiver instanceof Value.None || receiver instanceof Value.OfType);
    }

    /** Whether the parameter's own type says as much as the argument does. */
    private boolean tellsNoMore(Value value, Callee.Parameter parameter) {
        if (singleUse.isSingleUse(value) || walk.oneAtATime.isFollowed(value)) {
            return false;
        }
        TypeMirror declared = parameter.type();
        if (value instanceof Value.OfType type) {
            return type.declaration() == null && walk.typeFacts.sameClass(type.type(), declared);
        }
        return value instanceof Value.OfVariable of
                && !of.isParameter()
                && walk.typeFacts.sameClass(of.variable().asType(), declared);
    }

    /** Whether it matters that the method is called at all: then the call is to judge by. */
    private boolean isCounted(Callee callee, Callee.Parameter parameter) {
        return callee.isSource()
                && (callee.runsElsewhere()
                        || walk.surroundings.declared().isLent(parameter.type()));
    }

    /** After the call, a local container that it was given may hold what else it was given. */
    private void rememberContainers(Invocation invocation, Call call) {
        for (int i = 0; i < call.arguments().size(); i++) {
            ExpressionTree argument = invocation.arguments().get(i);
            if (!givesAnotherThan(call, i)
                    || !(Bare.uncast(argument) instanceof IdentifierTree name)
                    || !(walk.attributed.elementOf(name) instanceof VariableElement variable)
                    || variable.getKind().isField()
                    || !isContainerOfAny(walk.attributed.typeOf(argument))) {
                continue;
            }
            Value container = walk.state.variables.of(variable);
            if (container != Value.NONE && !container.livesElsewhere()) {
                walk.state.variables.assign(
                        variable, walk.derived.afterGiven(container, call, call.parameterOf(i)));
            }
        }
    }

    private boolean isContainerOfAny(@Nullable TypeMirror type) {
        return type != null && Containers.isOne(type) && !walk.typeFacts.holdsPlainThings(type);
    }

    private static boolean givesAnotherThan(Call call, int argument) {
        for (int i = 0; i < call.arguments().size(); i++) {
            if (i != argument && call.arguments().get(i).value() != Value.NONE) {
                return true;
            }
        }
        return false;
    }

    /** After the call, a local object may hold what it was given. */
    private void rememberReceiver(@Nullable ExpressionTree tree, Call call) {
        if (!call.givesAnything()) {
            return;
        }
        List<ExecutableElement> through = new ArrayList<>();
        ExpressionTree root = tree == null ? null : Bare.uncast(tree);
        while (root instanceof MethodInvocationTree inner
                && inner.getMethodSelect() instanceof MemberSelectTree select
                && walk.attributed.elementOf(select) instanceof ExecutableElement method) {
            through.add(method);
            root = Bare.uncast(select.getExpression());
        }
        if (root instanceof IdentifierTree name
                && walk.attributed.elementOf(name) instanceof VariableElement variable
                && !variable.getKind().isField()) {
            Value object = walk.state.variables.of(variable);
            if (object != Value.NONE && !object.livesElsewhere()) {
                walk.state.variables.assign(
                        variable, walk.derived.after(object, call, List.copyOf(through)));
            }
        }
    }
}

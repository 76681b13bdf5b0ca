package dev.locksmith.processor.scan;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Called;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a call does with its receiver and its arguments, and what it gives back. */
final class CallFlow {

    private final Walk walk;
    private final SingleUse singleUse;
    private final Stores stores;
    private final Pipelines pipelines;
    private final Demands demands;

    CallFlow(Walk walk, SingleUse singleUse, Stores stores) {
        this.walk = walk;
        this.singleUse = singleUse;
        this.stores = stores;
        this.pipelines = new Pipelines(walk);
        this.demands = new Demands(walk, singleUse);
    }

    /** A value leaves the method: as an argument, a result or into a field. */
    void leaves(Value value) {
        pipelines.end(value);
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

        demands.onArguments(invocation, arguments);
        demands.onReceiver(invocation, receiver);
        retain(invocation, receiver, arguments);
        Value declared = declaredResult(tree, callee);
        if (receiverType != null && pipelines.concerns(callee, receiverType)) {
            return pipelines.after(tree, callee, receiver, arguments, declared);
        }
        arguments.forEach(pipelines::end);
        Call call = open(invocation, receiver, arguments);
        if (call != null) {
            rememberReceiver(receiverTree, receiver, call);
            return declared == Value.NONE ? declared : new Value.ResultOf(call, declared);
        }
        return result(invocation, receiver, arguments, declared);
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
        demands.onArguments(invocation, arguments);
        arguments.forEach(pipelines::end);
        Call call = open(invocation, Value.NONE, arguments);
        if (call != null) {
            return new Value.After(made, call);
        }
        return made == Value.NONE ? made : Stores.holding(made, unjudged(callee, arguments));
    }

    /** What a boundary lets through is settled there, and need not be told of again. */
    private static List<Value> unjudged(Callee callee, List<Value> arguments) {
        List<Value> unjudged = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter == null || !Callees.demandsAnything(parameter.marks())) {
                unjudged.add(arguments.get(i));
            }
        }
        return unjudged;
    }

    /** What the method's declaration says of its result. */
    private Value declaredResult(MethodInvocationTree tree, Callee callee) {
        TypeMirror type = walk.attributed.typeOf(tree);
        if (type == null || walk.typeFacts.isPlain(type)) {
            return Value.NONE;
        }
        if (isAccessor(callee)) {
            return new Value.Guarded(type, tree, callee.method());
        }
        return new Value.OfType(type, tree, callee.result().isEmpty() ? null : callee.method());
    }

    /** A scope-bound object that gives out what its type parameter stands for guards it. */
    private boolean isAccessor(Callee callee) {
        return !callee.isStatic()
                && walk.scopes.isBound(Members.ownerOf(callee.method()).asType())
                && callee.mentionsOwnersParameter(callee.method().getReturnType())
                && !walk.scopes.isBound(callee.method().getReturnType());
    }

    /** The receiver keeps an argument, as a collection does. */
    private void retain(Invocation invocation, Value receiver, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            Value argument = arguments.get(i);
            if (parameter == null
                    || argument == Value.NONE
                    || invocation.receiver() == null
                    || !parameter.marks().has(Mark.RETAINED)) {
                continue;
            }
            if (!stores.holdIfLocal(invocation.receiver(), receiver, List.of(argument))
                    && !demands.isMadeForSharing(invocation, parameter)) {
                walk.flow(
                        argument,
                        invocation.arguments().get(i),
                        keptIn(invocation.receiver(), receiver, invocation.typeOfParameter(i)));
            }
        }
    }

    private static Destination keptIn(
            ExpressionTree receiver, Value value, @Nullable TypeMirror declared) {
        String place = Walk.describe(receiver);
        VariableElement field =
                value instanceof Value.OfVariable of
                                && of.variable().getKind() == ElementKind.FIELD
                                && !of.variable().getModifiers().contains(Modifier.STATIC)
                                && Stores.isOwn(receiver)
                        ? of.variable()
                        : null;
        String hides =
                declared == null
                        ? place + " does not tell that its elements are confined"
                        : "the elements of "
                                + place
                                + " are declared as "
                                + TypeText.of(declared)
                                + ", which does not tell that they are confined";
        return new Destination.Kept(place, declared, field, List.of(hides));
    }

    /** A call whose method's code decides; null where the declaration says it all. */
    private @Nullable Call open(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        if (!callee.open()) {
            return null;
        }
        boolean worthIt = isWorthFollowing(receiver);
        List<Call.Argument> kept = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            Value value = arguments.get(i);
            if (parameter == null || !parameter.traced() || tellsNoMore(value, parameter)) {
                value = Value.NONE;
            }
            worthIt |= value != Value.NONE;
            ExpressionTree tree = invocation.arguments().get(i);
            kept.add(
                    value == Value.NONE
                            ? new Call.Argument(value, "", Call.NO_SITE)
                            : new Call.Argument(value, Walk.describe(tree), walk.siteOf(tree)));
        }
        if (!worthIt && !returnsSomethingUnseen(invocation)) {
            return null;
        }
        Site site = walk.siteOf(invocation.tree());
        String name =
                invocation.receiver() == null ? "'this'" : Walk.describe(invocation.receiver());
        Call call = new Call(callee.method(), receiver, name, List.copyOf(kept), site);
        if (walk.state.isReachable()) {
            walk.add(new Called(call));
        }
        for (int i = 0; i < kept.size(); i++) {
            Value value = kept.get(i).value();
            Callee.Parameter parameter = callee.parameterOf(i);
            if (singleUse.isSingleUse(value)
                    && parameter != null
                    && !parameter.marks().has(Mark.CONSUMES)) {
                String how = callee.displayName() + " uses it up";
                singleUse.consume(value, invocation.arguments().get(i), how, call, i);
            }
        }
        return call;
    }

    private boolean returnsSomethingUnseen(Invocation invocation) {
        TypeMirror type = invocation.callee().method().getReturnType();
        return invocation.callee().isSource()
                && (walk.typeFacts.isFunctional(type) || isObject(type));
    }

    private static boolean isObject(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED && type.toString().equals("java.lang.Object");
    }

    /** A receiver of which its class does not already say everything. */
    private static boolean isWorthFollowing(Value receiver) {
        return !(receiver instanceof Value.None
                || receiver instanceof Value.OfType
                || receiver instanceof Value.OfVariable);
    }

    /** Whether the parameter's own type says as much as the argument does. */
    private boolean tellsNoMore(Value value, Callee.Parameter parameter) {
        if (singleUse.isSingleUse(value)) {
            return false;
        }
        TypeMirror declared = parameter.element().asType();
        if (value instanceof Value.OfType type) {
            return type.declaration() == null && walk.typeFacts.sameClass(type.type(), declared);
        }
        return value instanceof Value.OfVariable of
                && of.variable().getKind() != ElementKind.PARAMETER
                && walk.typeFacts.sameClass(of.variable().asType(), declared);
    }

    /** After the call, a local object may hold what it was given. */
    private void rememberReceiver(@Nullable ExpressionTree tree, Value receiver, Call call) {
        if (tree instanceof IdentifierTree name
                && !receiver.livesElsewhere()
                && receiver != Value.NONE
                && call.arguments().stream().anyMatch(each -> each.value() != Value.NONE)
                && walk.attributed.elementOf(name) instanceof VariableElement variable
                && !variable.getKind().isField()) {
            walk.state.assign(variable, new Value.After(receiver, call));
        }
    }

    /** The result of a method that is known by its declaration. */
    private Value result(
            Invocation invocation, Value receiver, List<Value> arguments, Value declared) {
        if (declared == Value.NONE) {
            return declared;
        }
        Callee callee = invocation.callee();
        TypeMirror returned = callee.method().getReturnType();
        boolean givesFunction = walk.typeFacts.isFunctional(returned);
        List<Value> held = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter == null || arguments.get(i) == Value.NONE) {
                continue;
            }
            boolean combines =
                    givesFunction && walk.typeFacts.isFunctional(parameter.element().asType());
            if (combines
                    || parameter.marks().has(Mark.RETAINED)
                    || Callees.canHold(returned, parameter.variable())) {
                held.add(arguments.get(i));
            }
        }
        if (holdsMore(receiver) && handsOnReceiver(invocation, returned)) {
            held.add(receiver);
        }
        if (held.isEmpty()) {
            return declared;
        }
        return returned.getKind() == TypeKind.TYPEVAR
                ? held.stream().reduce(declared, CallFlow::moreTelling)
                : Stores.holding(declared, held);
    }

    /** Of a value by its type and the one that was put in, the latter tells more. */
    private static Value moreTelling(Value one, Value two) {
        return one instanceof Value.OfType ? two : State.either(one, two);
    }

    private static boolean holdsMore(Value receiver) {
        return receiver instanceof Value.Holder
                || receiver instanceof Value.Closure
                || receiver instanceof Value.After;
    }

    /**
     * A view, an iterator, a builder's {@code this}, a combined function: what it is made from is
     * in it.
     */
    private boolean handsOnReceiver(Invocation invocation, TypeMirror returned) {
        if (returned.getKind() != TypeKind.DECLARED || invocation.receiverType() == null) {
            return returned.getKind() == TypeKind.TYPEVAR && isOptional(invocation.receiverType());
        }
        return walk.typeFacts.isFunctional(returned)
                || walk.typeFacts.sameClass(returned, invocation.receiverType())
                || invocation.callee().mentionsOwnersParameter(returned);
    }

    private static boolean isOptional(@Nullable TypeMirror type) {
        return type != null && type.toString().startsWith("java.util.Optional<");
    }
}

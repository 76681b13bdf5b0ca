package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.dataflow.walk.Invocation;
import dev.locksmith.processor.dataflow.walk.Projections;
import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Containers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a call gives back, and with it of what went in, where declarations tell all of it. */
public final class Results {

    private final Walk walk;
    private final Stores stores;

    Results(Walk walk, Stores stores) {
        this.walk = walk;
        this.stores = stores;
    }

    /** What the method's declaration says of its result. */
    Value declared(ExpressionTree tree, Callee callee) {
        TypeMirror type = walk.attributed.typeOf(tree);
        if (type == null) {
            return Value.NONE;
        }
        boolean plain = walk.typeFacts.isPlain(type);
        // An array of numbers cannot be confined, but it can be changed.
        if ((!plain || type.getKind() == TypeKind.ARRAY) && callee.accessor()) {
            TypeMirror exact = walk.guardedContents.typeOf(tree, callee.method(), type);
            return new Value.Guarded(exact, tree, callee.method());
        }
        if (plain || callee.makesNothing()) {
            return Value.NONE;
        }
        return new Value.OfType(type, tree, tellsMore(callee) ? callee.method() : null);
    }

    /** Whether there is more to know of what a method returns than its type. */
    private boolean tellsMore(Callee callee) {
        return !callee.result().isEmpty()
                || (callee.isSource() && walk.sharedPlaces.isResult(callee.method()));
    }

    /** The result of a method, with what can be in it. */
    Value of(Invocation invocation, Value receiver, List<Value> arguments, Value declared) {
        if (declared == Value.NONE) {
            return declared;
        }
        Callee callee = invocation.callee();
        if (callee.result().has(Mark.LENT)) {
            return stores.holding(invocation.tree(), declared, List.of(receiver));
        }
        TypeMirror returned = callee.method().getReturnType();
        boolean takesOut = returned.getKind() == TypeKind.TYPEVAR;
        Value result = handedOn(invocation, receiver, returned, declared);
        List<Value> held = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            Value given = arguments.get(i);
            if (parameter == null || given == Value.NONE) {
                continue;
            }
            if (parameter.isFunction()) {
                if (walk.typeFacts.isFunctional(returned)) {
                    held.add(given);
                    continue;
                } else if (walk.typeFacts.is(returned, Mark.FUNCTION)) {
                    held.add(given);
                }
            }
            // What comes out was in there before what is put in now.
            boolean stays = takesOut && isPutIn(callee, parameter);
            if (!stays
                    && (parameter.marks().has(Mark.RETAINED)
                            || walk.callees.canHold(returned, parameter))) {
                boolean isContainer = parameter.variable() == null && !parameter.isFunction();
                Value one =
                        takesOut && isContainer
                                ? walk.projections.takenFrom(given, declared)
                                : parameter.contribution(given);
                if (!(takesOut && receiver.livesElsewhere() && isNewContainer(one))) {
                    held.add(one);
                }
            }
        }
        if (takesOut) {
            walk.oneAtATime.gathering.taken(invocation.tree(), receiver);
        } else {
            gather(invocation, receiver, result, arguments);
        }
        return takesOut
                ? held.stream().reduce(result, Results::moreTelling)
                : holding(invocation.tree(), result, held);
    }

    /** What is made holds the tasks that it is made of, or shows those of the receiver. */
    private void gather(
            Invocation invocation, Value receiver, Value result, List<Value> arguments) {
        if (Projections.hasContent(receiver) && invocation.receiver() != null) {
            walk.oneAtATime.gathering.put(result, receiver, invocation.receiver());
        }
        if (invocation.callee().isStatic()) {
            for (int i = 0; i < arguments.size(); i++) {
                walk.oneAtATime.gathering.put(
                        result, arguments.get(i), invocation.arguments().get(i));
            }
        }
    }

    /**
     * Whether it is a container that a function makes for the receiver to keep: {@code
     * lists.computeIfAbsent(key, k -> new ArrayList<>())}. It is known elsewhere from then on.
     */
    private static boolean isNewContainer(Value value) {
        return value instanceof Value.OfType made
                && made.declaration() == null
                && Containers.isOne(made.type());
    }

    private static boolean isPutIn(Callee callee, Callee.Parameter parameter) {
        return parameter.marks().has(Mark.RETAINED)
                && !parameter.isFunction()
                && !callee.isStatic();
    }

    /** The result, with what the receiver has put in it. */
    private Value handedOn(
            Invocation invocation, Value receiver, TypeMirror returned, Value declared) {
        if (isRun(invocation)) {
            return Projections.isGiven(receiver) && declared instanceof Value.OfType type
                    ? walk.projections.resultOf(receiver, type)
                    : walk.projections.takenFrom(receiver, declared);
        } else if (!handsOnReceiver(invocation, returned)) {
            return declared;
        } else if (returned.getKind() == TypeKind.TYPEVAR) {
            return walk.projections.takenFrom(receiver, declared);
        } else if (Projections.isGiven(receiver) && declared instanceof Value.OfType type) {
            return walk.derived.elementOf(receiver, AccessPath.SOMEWHERE, type);
        }
        return Projections.hasContent(receiver)
                ? holding(invocation.tree(), declared, List.of(receiver))
                : declared;
    }

    /** Whether the receiver is a function, which is run. */
    boolean isRun(Invocation invocation) {
        return invocation.receiverType() != null
                && walk.typeFacts.isFunctional(invocation.receiverType())
                && invocation.callee().method().getModifiers().contains(Modifier.ABSTRACT);
    }

    /** The object with these values in it; a container of plain things holds nothing else. */
    Value holding(ExpressionTree tree, Value object, List<Value> contents) {
        return walk.typeFacts.holdsPlainThings(walk.attributed.typeOf(tree))
                ? object
                : stores.holding(tree, object, contents);
    }

    /** Of a value by its type and the one that was put in, the latter tells more. */
    private static Value moreTelling(Value one, Value two) {
        return one instanceof Value.OfType && two != Value.NONE ? two : Value.either(one, two);
    }

    /**
     * A view, an iterator, a builder's {@code this}, a copy, a combined function: what it is made
     * from is in it. Of what can be lent the model tells which is a view and which a copy.
     */
    private boolean handsOnReceiver(Invocation invocation, TypeMirror returned) {
        @Nullable TypeMirror receiver = invocation.receiverType();
        return receiver != null
                && !walk.surroundings.declared().isLendable(receiver)
                && (walk.typeFacts.isFunctional(returned)
                        || walk.typeFacts.sameClass(
                                walk.attributed.typeOf(invocation.tree()), receiver)
                        || invocation.callee().mentionsOwnersParameter(returned)
                        || isCopyInArray(invocation.callee().method()));
    }

    private static boolean isCopyInArray(ExecutableElement method) {
        return method.getReturnType().getKind() == TypeKind.ARRAY
                && method.getSimpleName().contentEquals("toArray");
    }
}

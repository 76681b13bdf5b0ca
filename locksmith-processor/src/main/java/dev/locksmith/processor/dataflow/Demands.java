package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.TypeArguments;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.dataflow.walk.Invocation;
import dev.locksmith.processor.dataflow.walk.SameThread;
import dev.locksmith.processor.dataflow.walk.SingleUse;
import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Takers;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.declared.TypeGiven;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What declarations demand of the arguments and the receiver of a call. */
final class Demands {

    private static final Set<String> TASKS =
            Set.of("java.lang.Runnable", "java.util.concurrent.Callable");

    private static final Set<String> STAGES =
            Set.of(
                    "java.util.concurrent.CompletableFuture",
                    "java.util.concurrent.CompletionStage");

    private final Walk walk;
    private final SingleUse singleUse;
    private final SameThread sameThread;

    Demands(Walk walk, SingleUse singleUse) {
        this.walk = walk;
        this.sameThread = new SameThread(walk);
        this.singleUse = singleUse;
    }

    void onReceiver(Invocation invocation, Value receiver) {
        Callee callee = invocation.callee();
        if (callee.result().has(Mark.CONSUMES)) {
            String how = callee.method().getSimpleName() + "() uses it up";
            singleUse.consume(receiver, invocation.tree(), how, null, -1);
        }
        if (Callees.demandsAnything(callee.receiver()) && invocation.receiver() != null) {
            List<String> reasons =
                    List.of(callee.displayName() + " lets another thread run its receiver");
            walk.flow(
                    receiver,
                    invocation.receiver(),
                    new Destination.Boundary(Stores.demandOf(callee.receiver()), reasons));
            walk.oneAtATime.handingOver.started(invocation, receiver, reasons);
        }
    }

    void onArguments(Invocation invocation, Value receiver, List<Value> arguments) {
        if (!isAsked(invocation)) {
            return;
        }
        if (invocation.callee().concerns().demands()
                && sameThread.certainlyRuns(invocation, receiver, arguments)) {
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            if (parameter != null && arguments.get(i) != Value.NONE) {
                onArgument(invocation, i, parameter, arguments.get(i));
            }
        }
        for (Callee.Demanded demanded : invocation.callee().typeParameters()) {
            onTypeArgument(invocation, demanded, arguments);
        }
    }

    /** Whether the call can ask anything of its arguments. */
    private boolean isAsked(Invocation invocation) {
        Callee callee = invocation.callee();
        return callee.concerns().marked()
                || callee.concerns().demands()
                || callee.runsElsewhere()
                || walk.scopes.areOpen()
                || isMadeForSharing(invocation);
    }

    private boolean isMadeForSharing(Invocation invocation) {
        TypeMirror container = invocation.receiverType();
        return container != null && walk.typeFacts.demandsArguments(container);
    }

    private void onArgument(
            Invocation invocation, int index, Callee.Parameter parameter, Value value) {
        ExpressionTree tree = invocation.arguments().get(index);
        Callee callee = invocation.callee();
        walk.scopes.passed(tree, value, parameter);
        if (parameter.marks().has(Mark.CONSUMES)) {
            singleUse.consume(value, tree, callee.displayName() + " uses it up", null, index);
        }
        if (Callees.demandsAnything(parameter.marks())) {
            List<String> reasons = List.of(reasonOf(callee, parameter));
            walk.flow(
                    value,
                    tree,
                    isTakenOver(callee, parameter)
                            ? Destination.Boundary.toOne(
                                    Stores.demandOf(parameter.marks()), reasons)
                            : new Destination.Boundary(
                                    Stores.demandOf(parameter.marks()), reasons));
            singleUse.handOver(invocation, value, tree);
            walk.oneAtATime.handingOver.handed(invocation, value, tree, reasons);
            return;
        }
        if (callee.runsElsewhere()) {
            String reason = callee.displayName() + " is run on another thread by its framework";
            Destination to =
                    Destination.Boundary.toOne(Destination.Demand.SENDABLE, List.of(reason));
            walk.flow(value, tree, to);
            singleUse.handOver(invocation, value, tree);
            walk.oneAtATime.handingOver.handed(invocation, value, tree, List.of(reason));
            return;
        }
        Marks shared = containerMarks(invocation, parameter);
        TypeMirror container = invocation.receiverType();
        if (container != null && Callees.demandsAnything(shared)) {
            String type = TypeFacts.elementOf(container).getSimpleName().toString();
            List<String> reasons =
                    List.of(TypeText.withArticle(type) + " is made to be shared between threads");
            Destination to =
                    new Destination.Shared(
                            Stores.demandOf(shared),
                            TypeText.withArticle(type),
                            invocation.typeOfParameter(index),
                            null,
                            reasons,
                            Takers.isQueue(container)
                                    ? Destination.Takers.ONE
                                    : Destination.Takers.SEVERAL,
                            false);
            if (parameter.variable() == null && !parameter.isFunction()) {
                putAll(value, tree, to);
            } else {
                walk.flow(value, parameter::contribution, tree, to);
            }
            singleUse.handOver(invocation, value, tree);
            walk.oneAtATime.handingOver.handed(invocation, value, tree, reasons);
        }
    }

    /**
     * Whether it is a task that a library runs on one thread at a time. A thread factory or a
     * handler of rejected tasks is asked by whoever comes, and of others nobody knows.
     */
    private static boolean isTakenOver(Callee callee, Callee.Parameter parameter) {
        if (callee.isSource()
                || !(parameter.type() instanceof DeclaredType type)
                || !(type.asElement() instanceof TypeElement function)) {
            return false;
        }
        String name = function.getQualifiedName().toString();
        return TASKS.contains(name)
                || (name.startsWith("java.util.function.")
                        && STAGES.contains(
                                Members.ownerOf(callee.method()).getQualifiedName().toString()));
    }

    /** All that is in a container goes somewhere, and the container itself does not. */
    private void putAll(Value container, ExpressionTree tree, Destination to) {
        for (TypeMirror type : contentTypes(walk.attributed.typeOf(tree))) {
            if (!walk.typeFacts.isPlain(type)) {
                Value content =
                        walk.projections.takenFrom(container, new Value.OfType(type, tree, null));
                walk.flow(content, "what " + Walk.describe(tree) + " holds", tree, to);
            }
        }
    }

    private static List<? extends TypeMirror> contentTypes(@Nullable TypeMirror container) {
        if (container instanceof ArrayType array) {
            return List.of(array.getComponentType());
        }
        return container instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    }

    /** Whether the call demands anything of what it is given. */
    boolean areOn(Invocation invocation) {
        return invocation.callee().concerns().demands() || isMadeForSharing(invocation);
    }

    boolean isMadeForSharing(Invocation invocation, Callee.Parameter parameter) {
        return Callees.demandsAnything(containerMarks(invocation, parameter));
    }

    private Marks containerMarks(Invocation invocation, Callee.Parameter parameter) {
        return invocation.receiverType() == null || !isMadeForSharing(invocation)
                ? Marks.NONE
                : walk.callees.demandOfContainer(
                        invocation.receiverType(), invocation.callee(), parameter);
    }

    /** Why the parameter is a boundary. */
    static String reasonOf(Callee callee, Callee.Parameter parameter) {
        String name = callee.displayName();
        if (callee.isSource() || isOwnWord(callee)) {
            return name
                    + " declares its parameter '"
                    + parameter.element().getSimpleName()
                    + "' @Sendable: it may go to another thread";
        }
        return parameter.isFunction()
                ? name + " runs its task on another thread"
                : name + " hands it to another thread";
    }

    /**
     * Whether the class file itself bears the annotation, so that its parameter has its real name.
     */
    private static boolean isOwnWord(Callee callee) {
        return !Members.ownerOf(callee.method()).toString().startsWith("java") && callee.open();
    }

    private void onTypeArgument(
            Invocation invocation, Callee.Demanded demanded, List<Value> arguments) {
        TypeParameterElement parameter = demanded.parameter();
        TypeMirror actual =
                invocation.called() == null
                        ? null
                        : TypeArguments.of(
                                parameter, invocation.callee().method(), invocation.called());
        boolean given = false;
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter each = invocation.callee().parameterOf(i);
            if (each == null) {
                continue;
            }
            ExpressionTree tree = invocation.arguments().get(i);
            if (parameter.equals(each.variable())) {
                given = true;
                if (actual != null && !Callees.demandsAnything(each.marks())) {
                    walk.add(new TypeGiven(parameter, actual, walk.siteOf(tree)));
                }
                walk.flow(arguments.get(i), tree, typeArgument(invocation, demanded, actual));
                singleUse.handOver(invocation, arguments.get(i), tree);
            } else if (TypeArguments.occursIn(each.type(), parameter)) {
                given = true;
                if (walk.typeFacts.givesFunctions(each.type())) {
                    comesBack(invocation, demanded, actual, arguments.get(i), tree);
                } else {
                    isShared(invocation, demanded, actual, arguments.get(i), tree);
                }
            }
        }
        if (!given && actual != null && !walk.typeFacts.isPlain(actual)) {
            ExpressionTree tree = invocation.tree();
            Value value = new Value.OfType(actual, tree, null);
            walk.flow(value, tree, typeArgument(invocation, demanded, actual));
        }
    }

    /** What a container holds is reached by other threads from now on. */
    private void isShared(
            Invocation invocation,
            Callee.Demanded demanded,
            @Nullable TypeMirror actual,
            Value container,
            ExpressionTree tree) {
        if (actual == null || walk.typeFacts.isPlain(actual)) {
            return;
        }
        Value content = walk.projections.takenFrom(container, new Value.OfType(actual, tree, null));
        String reason =
                invocation.callee().displayName()
                        + " makes a container that threads share, with all that it holds";
        Destination to =
                new Destination.Boundary(
                        Stores.demandOf(demanded.marks()),
                        List.of(reason),
                        "keep it in an ordinary container, on its thread");
        walk.flow(content, "what " + Walk.describe(tree) + " holds", tree, to);
    }

    private static Destination typeArgument(
            Invocation invocation, Callee.Demanded demanded, @Nullable TypeMirror actual) {
        String reason =
                invocation.callee().displayName()
                        + " demands that its type parameter "
                        + demanded.parameter().getSimpleName()
                        + " is sendable";
        return new Destination.TypeArgument(
                Stores.demandOf(demanded.marks()), demanded.parameter(), actual, List.of(reason));
    }

    /** What a function returns on another thread comes back to this one. */
    private void comesBack(
            Invocation invocation,
            Callee.Demanded demanded,
            @Nullable TypeMirror actual,
            Value function,
            ExpressionTree tree) {
        Destination back =
                new Destination.Boundary(
                        Stores.demandOf(demanded.marks()),
                        List.of(
                                invocation.callee().displayName()
                                        + " makes it on another thread, and hands it to this one"),
                        "let it give only what this thread may have: a copy of what is needed here");
        String described = "what " + Walk.describe(tree) + " returns";
        if (actual != null && !walk.typeFacts.isPlain(actual)) {
            walk.flow(new Value.OfType(actual, tree, null), described, tree, back);
        }
        for (Derived.Closure closure : Values.closuresIn(function)) {
            walk.flow(closure.result(), described, tree, back);
        }
    }
}

package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.dataflow.shared.SharedUses;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.walk.ExpressionFlow;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.lock.RefusedCall;
import dev.locksmith.processor.lockorder.RefusedLock;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Evaluates calls, what they make, and what stands for a call that comes later. */
abstract class InvocationFlow extends ExpressionFlow {

    final CallFlow calls;
    final Lending lending;
    final SharedUses sharedUses;
    private final Callbacks callbacks;

    InvocationFlow(Walk walk, LocalClasses localClasses) {
        super(walk, localClasses);
        this.lending = new Lending(walk);
        this.calls = new CallFlow(walk, singleUse, stores, lending);
        this.sharedUses = new SharedUses(walk, localClasses);
        this.callbacks = new Callbacks(walk);
    }

    @Override
    public Value visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        ExpressionTree select = tree.getMethodSelect();
        Element element = walk.attributed.elementOf(select);
        Value receiver = Value.NONE;
        if (select instanceof MemberSelectTree member) {
            receiver = operand(member.getExpression());
        } else if (element != null
                && element.getKind() == ElementKind.METHOD
                && !element.getModifiers().contains(Modifier.STATIC)) {
            receiver = implicitReceiver(element);
        } else if (element != null && element.getKind() == ElementKind.CONSTRUCTOR) {
            // this(...) and super(...): the object made is the one whose code this is.
            receiver = localClasses.self(method);
        }
        if (!(element instanceof ExecutableElement called)) {
            tree.getArguments().forEach(this::operand);
            new RefusedLock(walk.surroundings.trees(), walk.surroundings.types())
                    .explain(walk.attributed.pathOf(tree))
                    .ifPresent(text -> walk.add(new RefusedCall(text, walk.siteOf(tree))));
            return Value.NONE;
        }
        Callee callee = walk.callees.of(called);
        List<Value> arguments = operands(tree.getArguments());
        singleUse.running();
        Suppression outer = walk.suppression;
        walk.suppression =
                select instanceof MemberSelectTree member
                        ? walk.about(member.getExpression())
                        : outer;
        if (callee.isStatic() && callee.result().has(Mark.PROLONGS)) {
            walk.flow(localClasses.self(method), tree, new Destination.Prolonged());
        }
        Value result = calls.invoke(tree, callee, receiver, arguments);
        sharedUses.called(tree, callee, receiver, arguments);
        walk.suppression = outer;
        walk.scopes.called(tree, callee, receiver, arguments);
        return result;
    }

    private Value implicitReceiver(Element member) {
        useMember(member);
        TypeElement owner = TypeFacts.classOf(member);
        TypeElement around = owner == null ? null : localClasses.innermostWith(owner);
        return around == null ? Value.NONE : new Value.This(around.asType(), method);
    }

    private List<Value> operands(List<? extends ExpressionTree> arguments) {
        List<Value> values = new ArrayList<>(arguments.size());
        for (ExpressionTree argument : arguments) {
            values.add(operand(argument));
        }
        return values;
    }

    // Functions given to calls: what the call is made on tells what they are run with

    @Override
    public void lambdaArgument(Node.LambdaArgument node) {
        LambdaExpressionTree tree = node.tree();
        Callee callee = calleeOf(node.call());
        Callee.Parameter parameter = callee == null ? null : callee.parameterOf(node.argument());
        Body outer = sharedUses.enterFunction(tree, callee, parameter);
        if (callee == null || parameter == null) {
            result(tree, lambda(tree, Marks.NONE, () -> {}));
        } else {
            Value receiver = receiverOf(node.call());
            boolean elsewhere = Callees.demandsAnything(parameter.marks());
            Runnable given =
                    () -> {
                        callbacks.bind(tree, callee, parameter, receiver);
                        if (elsewhere) {
                            walk.state.locks.clear();
                        }
                    };
            result(tree, lambda(tree, parameter.marks(), given));
        }
        sharedUses.leave(outer);
    }

    @Override
    public void referenceArgument(Node.ReferenceArgument node) {
        Callee callee = calleeOf(node.call());
        Callee.Parameter parameter = callee == null ? null : callee.parameterOf(node.argument());
        if (callee != null && parameter != null) {
            Value bound = peek(node.tree().getQualifierExpression());
            callbacks.run(node.tree(), bound, callee, parameter, receiverOf(node.call()));
        }
        Body outer = sharedUses.enterFunction(node.tree(), callee, parameter);
        Marks taker = parameter == null ? Marks.NONE : parameter.marks();
        result(node.tree(), referred(node.tree(), taker));
        sharedUses.leave(outer);
    }

    private @Nullable Callee calleeOf(ExpressionTree call) {
        Tree name =
                call instanceof MethodInvocationTree invocation
                        ? invocation.getMethodSelect()
                        : call;
        return walk.attributed.elementOf(name) instanceof ExecutableElement method
                ? walk.callees.of(method)
                : null;
    }

    private Value receiverOf(ExpressionTree call) {
        if (!(call instanceof MethodInvocationTree invocation)) {
            return Value.NONE;
        }
        ExpressionTree select = invocation.getMethodSelect();
        if (select instanceof MemberSelectTree member) {
            return peek(member.getExpression());
        }
        Element method = walk.attributed.elementOf(select);
        return method != null
                        && method.getKind() == ElementKind.METHOD
                        && !method.getModifiers().contains(Modifier.STATIC)
                ? implicitReceiver(method)
                : Value.NONE;
    }

    @Override
    public void made(Node.Made node) {
        Value value = create(node.tree(), tellsType(node.declaration()));
        result(node.tree(), value);
    }

    /** Whether the declaration, or the variable that is assigned to, tells the object's type. */
    abstract boolean tellsType(Tree declaration);

    @Override
    public Value visitNewClass(NewClassTree tree, @Nullable Void unused) {
        return create(tree, false);
    }

    private Value create(NewClassTree tree, boolean isTold) {
        if (!isTold) {
            walk.made(tree);
        }
        operand(tree.getEnclosingExpression());
        Element element = constructorOf(tree);
        Value made = walk.ofType(tree);
        singleUse.made(tree, walk.attributed.typeOf(tree));
        List<Value> arguments = operands(tree.getArguments());
        if (element instanceof ExecutableElement constructor) {
            Callee callee = walk.callees.of(constructor);
            made = calls.construct(tree, callee, made, arguments);
            sharedUses.made(tree, callee, arguments);
            walk.scopes.made(tree, walk.attributed.typeOf(tree));
            TypeElement type = TypeFacts.classOf(constructor);
            if (type != null && tree.getClassBody() == null) {
                made = objectOf(tree, type, made);
                walk.oneAtATime.handingOver.madeOf(type, tree);
            }
        }
        return tree.getClassBody() == null ? made : anonymousClass(tree, made);
    }

    /**
     * The constructor that somebody wrote: that of an anonymous class is made up by javac, and
     * hands all that it gets to the one of the superclass.
     */
    private @Nullable Element constructorOf(NewClassTree tree) {
        Element own = walk.attributed.elementOf(tree);
        if (tree.getClassBody() != null) {
            for (Tree member : tree.getClassBody().getMembers()) {
                if (member instanceof MethodTree constructor
                        && own != null
                        && own.equals(walk.attributed.elementOf(constructor))
                        && constructor.getBody() != null
                        && constructor.getBody().getStatements().get(0)
                                instanceof ExpressionStatementTree statement
                        && statement.getExpression() instanceof MethodInvocationTree above) {
                    return walk.attributed.elementOf(above.getMethodSelect());
                }
            }
        }
        return own;
    }

    /**
     * A new object with what it carries along: of an inner class, if its outer object is not named,
     * that is ours.
     */
    private Value objectOf(ExpressionTree tree, TypeElement type, Value made) {
        Derived.Closure closure = localClasses.closureOf(type);
        if (closure != null) {
            singleUse.moveIntoObject(closure, tree);
        }
        boolean isOurs = !(tree instanceof NewClassTree it && it.getEnclosingExpression() != null);
        TypeElement outer = TypeFacts.classOf(type.getEnclosingElement());
        if (isOurs
                && outer != null
                && type.getNestingKind() == NestingKind.MEMBER
                && !type.getModifiers().contains(Modifier.STATIC)) {
            TypeElement around = localClasses.innermostWith(outer);
            if (around != null) {
                captures.useThis(around, method, around, null);
            }
        }
        return localClasses.objectOf(type, made, captures);
    }

    abstract Value anonymousClass(NewClassTree tree, Value made);

    @Override
    public Value visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        Body outer = sharedUses.enter(new Body.OfFunction(tree));
        Value value = lambda(tree, Marks.NONE, () -> {});
        sharedUses.leave(outer);
        return value;
    }

    /**
     * The value of a lambda, with its body walked as if it were run here, or here and again.
     *
     * @param taker what is said of the parameter that takes it
     * @param given lets its parameters hold what it is run with
     */
    abstract Value lambda(LambdaExpressionTree tree, Marks taker, Runnable given);

    @Override
    public Value visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
        Body outer = sharedUses.enter(new Body.OfFunction(tree));
        Value value = referred(tree, Marks.NONE);
        sharedUses.leave(outer);
        return value;
    }

    private Value referred(MemberReferenceTree tree, Marks taker) {
        Element element = walk.attributed.elementOf(tree);
        Element qualifier = walk.attributed.elementOf(tree.getQualifierExpression());
        Map<Object, Derived.Captured> captured = new LinkedHashMap<>();
        Value bound = operand(tree.getQualifierExpression());
        if (bound != Value.NONE && (qualifier == null || !isTypeName(qualifier))) {
            String name = Walk.describe(tree.getQualifierExpression());
            captured.put(
                    tree,
                    new Derived.Captured(
                            name.replace("'super'", "'this'"),
                            bound,
                            walk.variablesIn(tree.getQualifierExpression())));
            singleUse.moveInto(tree, bound);
            if (element instanceof ExecutableElement referred) {
                boolean isLater = sharedUses.runsLater(tree, taker);
                walk.oneAtATime.referred(tree, bound, referred, isLater);
            }
        }
        captures.enter(null);
        Value made = resultOf(tree, element);
        captured.putAll(captures.leave());
        Derived.Closure closure = walk.derived.closure(tree, "method reference", captured, made);
        functionMade(tree, closure);
        walk.domainFlow.reference(tree, element, captured.isEmpty() ? Value.NONE : bound);
        if (element instanceof ExecutableElement referred) {
            sharedUses.referred(tree, bound, referred);
            waits(tree, walk.callees.of(referred));
        }
        return closure;
    }

    /** An object is made from a lambda or method reference. */
    abstract void functionMade(ExpressionTree tree, Derived.Closure closure);

    private void waits(MemberReferenceTree tree, Callee callee) {
        walk.waits.referred(tree, callee);
        lending.referred(tree, callee);
    }

    private static boolean isTypeName(Element element) {
        return element.getKind().isClass()
                || element.getKind().isInterface()
                || element.getKind() == ElementKind.TYPE_PARAMETER;
    }

    private Value resultOf(MemberReferenceTree tree, @Nullable Element element) {
        if (!(element instanceof ExecutableElement referred)) {
            return Value.NONE;
        }
        boolean isMade = referred.getKind() == ElementKind.CONSTRUCTOR;
        TypeElement owner = Members.ownerOf(referred);
        TypeMirror type = isMade ? owner.asType() : referred.getReturnType();
        if (walk.typeFacts.isPlain(type)) {
            return Value.NONE;
        }
        Value result = new Value.OfType(type, tree, referred);
        return isMade ? objectOf(tree, owner, result) : result;
    }
}

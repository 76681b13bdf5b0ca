package dev.locksmith.processor.scan;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.RefusedCall;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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
    private final Callbacks callbacks;

    InvocationFlow(Walk walk, LocalClasses localClasses) {
        super(walk, localClasses);
        this.calls = new CallFlow(walk, singleUse, stores);
        this.callbacks = new Callbacks(walk);
    }

    @Override
    public Value visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        ExpressionTree select = tree.getMethodSelect();
        Element element = walk.attributed.elementOf(select);
        Value receiver = Value.NONE;
        if (select instanceof MemberSelectTree member) {
            singleUse.comparing(false);
            walk.scopes.enterReceiver(member.getExpression(), member.getIdentifier());
            receiver = eval(member.getExpression());
        } else if (element != null
                && element.getKind() == ElementKind.METHOD
                && !element.getModifiers().contains(Modifier.STATIC)) {
            receiver = implicitReceiver(element);
        } else if (element != null && element.getKind() == ElementKind.CONSTRUCTOR) {
            // this(...) and super(...): the object made is the one whose code this is.
            receiver = localClasses.self(method);
        }
        if (!(element instanceof ExecutableElement called)) {
            tree.getArguments().forEach(this::eval);
            new RefusedLock(walk.surroundings.trees(), walk.surroundings.types())
                    .explain(walk.attributed.pathOf(tree))
                    .ifPresent(text -> walk.add(new RefusedCall(text, walk.siteOf(tree))));
            return Value.NONE;
        }
        Callee callee = walk.callees.of(called);
        List<Value> arguments = evalArguments(callee, receiver, tree.getArguments());
        singleUse.running();
        Value result = calls.invoke(tree, callee, receiver, arguments);
        walk.scopes.called(tree, callee, receiver);
        mayThrow();
        return result;
    }

    private Value implicitReceiver(Element member) {
        useMember(member);
        TypeElement owner = TypeFacts.classOf(member);
        TypeElement around = owner == null ? null : localClasses.innermostWith(owner);
        return around == null ? Value.NONE : new Value.This(around.asType(), method);
    }

    private List<Value> evalArguments(
            Callee callee, Value receiver, List<? extends ExpressionTree> arguments) {
        List<Value> values = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            singleUse.comparing(false);
            values.add(
                    parameter == null
                            ? eval(arguments.get(i))
                            : evalArgument(callee, parameter, receiver, arguments.get(i)));
        }
        return values;
    }

    private Value evalArgument(
            Callee callee, Callee.Parameter parameter, Value receiver, ExpressionTree argument) {
        if (argument instanceof LambdaExpressionTree lambda) {
            boolean repeated = parameter.marks().has(Mark.REPEATED);
            return lambda(
                    lambda, repeated, () -> callbacks.bind(lambda, callee, parameter, receiver));
        } else if (argument instanceof MemberReferenceTree reference) {
            callbacks.run(reference, callee, parameter, receiver);
        }
        return eval(argument);
    }

    @Override
    public Value visitNewClass(NewClassTree tree, Void unused) {
        walk.made(tree);
        eval(tree.getEnclosingExpression());
        Element element = walk.attributed.elementOf(tree);
        List<Value> arguments;
        Value made = walk.ofType(tree);
        if (element instanceof ExecutableElement constructor) {
            Callee callee = walk.callees.of(constructor);
            arguments = evalArguments(callee, Value.NONE, tree.getArguments());
            made = calls.construct(tree, callee, made, arguments);
            walk.scopes.made(tree, walk.attributed.typeOf(tree));
            TypeElement type = TypeFacts.classOf(constructor);
            if (type != null && tree.getClassBody() == null) {
                Value.Closure closure = localClasses.closureOf(type);
                if (closure != null) {
                    singleUse.moveIntoObject(closure, tree);
                }
                made = localClasses.objectOf(type, made, captures);
                useEnclosing(tree, type);
            }
        } else {
            tree.getArguments().forEach(this::eval);
        }
        mayThrow();
        return tree.getClassBody() == null ? made : anonymousClass(tree, made);
    }

    /** Making an object of an inner class without naming its outer object uses ours. */
    private void useEnclosing(NewClassTree tree, TypeElement type) {
        TypeElement outer = TypeFacts.classOf(type.getEnclosingElement());
        if (tree.getEnclosingExpression() == null
                && outer != null
                && type.getNestingKind() == NestingKind.MEMBER
                && !type.getModifiers().contains(Modifier.STATIC)) {
            TypeElement around = localClasses.innermostWith(outer);
            if (around != null) {
                captures.useThis(around, method);
            }
        }
    }

    abstract Value anonymousClass(NewClassTree tree, Value made);

    @Override
    public Value visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return lambda(tree, false, () -> {});
    }

    /**
     * The value of a lambda, with its body walked as if it were run here, or here and again.
     *
     * @param given lets its parameters hold what it is run with
     */
    abstract Value lambda(LambdaExpressionTree tree, boolean repeated, Runnable given);

    @Override
    public Value visitMemberReference(MemberReferenceTree tree, Void unused) {
        Element element = walk.attributed.elementOf(tree);
        Element qualifier = walk.attributed.elementOf(tree.getQualifierExpression());
        List<Value.Captured> captured = new ArrayList<>();
        if (qualifier == null || !isTypeName(qualifier)) {
            Value bound = eval(tree.getQualifierExpression());
            if (bound != Value.NONE) {
                String name = Walk.describe(tree.getQualifierExpression());
                captured.add(new Value.Captured(name.replace("'super'", "'this'"), bound));
                singleUse.moveInto(tree, bound);
            }
        }
        Value.Closure closure =
                new Value.Closure(
                        tree, "method reference", List.copyOf(captured), resultOf(tree, element));
        functionMade(tree, closure);
        return closure;
    }

    /** An object is made from a lambda or method reference. */
    abstract void functionMade(ExpressionTree tree, Value.Closure closure);

    private static boolean isTypeName(Element element) {
        return element.getKind().isClass()
                || element.getKind().isInterface()
                || element.getKind() == ElementKind.TYPE_PARAMETER;
    }

    private Value resultOf(MemberReferenceTree tree, @Nullable Element element) {
        if (!(element instanceof ExecutableElement referred)) {
            return Value.NONE;
        }
        TypeMirror type =
                referred.getKind() == ElementKind.CONSTRUCTOR
                        ? Members.ownerOf(referred).asType()
                        : referred.getReturnType();
        return walk.typeFacts.isPlain(type) ? Value.NONE : new Value.OfType(type, tree, referred);
    }
}

package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.source.NullTests;
import dev.locksmith.processor.dataflow.store.Whereabouts;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Subject;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.fact.domain.DomainEntered;
import dev.locksmith.processor.fact.domain.DomainUsed;
import dev.locksmith.processor.fact.domain.FunctionRun;
import dev.locksmith.processor.type.Domains;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Tells what code uses of thread domains, and which code it has run where. */
public final class DomainFlow {

    private final Walk walk;
    private final LocalClasses localClasses;
    private final Domains domains;
    private final Subjects subjects;
    private final TaskPlaces places;
    private final ThreadTests tests;
    private final NullTests nullTests;
    private final Obtained obtained;

    DomainFlow(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.localClasses = localClasses;
        this.domains = walk.domains;
        this.subjects = new Subjects(walk, localClasses);
        this.places = new TaskPlaces(walk);
        this.tests = new ThreadTests(walk, subjects);
        this.nullTests = new NullTests(walk.attributed, walk.domains);
        this.obtained = new Obtained(walk, subjects);
    }

    /** A local variable is declared. */
    void declare(VariableElement variable) {
        subjects.declare(variable);
    }

    /** Control goes on from a condition. */
    void tested(Node.Tested node) {
        tests.tested(node);
    }

    /** A field is null where control goes on. */
    void missing(VariableElement field) {
        tests.missing(field);
    }

    /** Two values are compared. */
    void compared(BinaryTree comparison) {
        tests.compared(comparison);
    }

    // Calls

    /** A method is called, or with {@code this(...)} and {@code super(...)} a constructor. */
    public void called(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        TypeElement type = receiverClass(invocation);
        Domains.Belonging belonging = domains.ofCall(callee.method(), type);
        if (belonging != null && !mayBeMissing(belonging, invocation)) {
            uses(
                    belonging,
                    callee.displayName(),
                    subjectOf(belonging, invocation, receiver),
                    invocation.tree());
        }
        if (invocation.receiver() != null) {
            usesWhatWasGot(invocation.receiver(), invocation.tree());
        }
        run(invocation, receiver, arguments);
        tests.called(callee, invocation.tree());
    }

    /** An object is made. */
    public void made(Invocation invocation, List<Value> arguments) {
        TypeElement type = TypeFacts.classOf(invocation.callee().method());
        String carried = type == null ? null : domains.carriedAlongBy(type);
        if (carried != null) {
            walk.add(
                    new DomainEntered(
                            Code.NOWHERE, carried, false, walk.siteOf(invocation.tree())));
        }
        tests.called(invocation.callee(), invocation.tree());
        Domains.Belonging belonging = domains.ofCall(invocation.callee().method(), type);
        if (belonging != null) {
            uses(belonging, invocation.callee().displayName(), Subject.ANY, invocation.tree());
        }
        run(invocation, Value.NONE, arguments);
    }

    /** Whether the code knows that the thread may have set nothing. */
    private boolean mayBeMissing(Domains.Belonging belonging, Invocation call) {
        return belonging.domain().kind().isBound()
                && (nullTests.areOn(call.tree())
                        || (call.receiver() != null && nullTests.areOnVariable(call.receiver())));
    }

    private Subject subjectOf(Domains.Belonging belonging, Invocation invocation, Value receiver) {
        return belonging.isFreeWhileNew() && !invocation.callee().isStatic()
                ? subjects.of(invocation.receiver(), receiver)
                : Subject.ANY;
    }

    private @Nullable TypeElement receiverClass(Invocation invocation) {
        Callee callee = invocation.callee();
        if (callee.isStatic() || callee.isConstructor()) {
            return null;
        } else if (invocation.receiverType() != null) {
            return classOf(invocation.receiverType());
        }
        TypeElement owner = TypeFacts.classOf(callee.method());
        return owner == null ? null : localClasses.innermostWith(owner);
    }

    private static @Nullable TypeElement classOf(@Nullable TypeMirror type) {
        TypeMirror bound = type;
        while (bound != null && bound.getKind() == TypeKind.TYPEVAR) {
            bound = ((TypeVariable) bound).getUpperBound();
        }
        return bound instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }

    private void uses(Domains.Belonging belonging, String what, Subject subject, Tree at) {
        boolean isOwn = subject instanceof Subject.Local local && local.code().equals(walk.code);
        if (!isOwn && !walk.state.whereabouts.isIn(belonging.domain().name())) {
            walk.add(
                    new DomainUsed(
                            walk.code,
                            belonging.domain(),
                            subject,
                            what,
                            belonging.reason(),
                            walk.state.whereabouts.all(),
                            walk.siteOf(at)));
        }
    }

    private void usesWhatWasGot(ExpressionTree object, Tree at) {
        Domains.Belonging got = obtained.by(object);
        if (got != null) {
            uses(got, Walk.describe(object), Subject.ANY, at);
        }
    }

    /** A local variable is declared to hold the value of this expression. */
    public void declaredAs(VariableElement variable, ExpressionTree initializer) {
        obtained.declare(variable, initializer);
        tests.declaredAs(variable, initializer);
    }

    /** A local variable is given this value; if no other, it is as if declared with it. */
    void assigned(VariableElement variable, ExpressionTree value) {
        if ((obtained.isObtained(value) || tests.isAnswer(value))
                && walk.assignments.to(variable).size() == 1) {
            declaredAs(variable, value);
        }
    }

    // Fields

    /** A field of an object is used that is named. */
    void field(ExpressionTree tree, ExpressionTree owner, VariableElement field) {
        TypeElement type = TypeFacts.classOf(field);
        if (type == null
                || field.getModifiers().contains(Modifier.STATIC)
                || field.getModifiers().contains(Modifier.FINAL)
                || owner.toString().equals("this")) {
            return;
        }
        Domains.Belonging belonging = domains.ofFieldOf(type);
        if (belonging != null) {
            String what = type.getSimpleName() + "." + field.getSimpleName();
            uses(belonging, what, Subject.ANY, tree);
        }
    }

    // What is run

    private void run(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        boolean isFollowed = callee.open() || (callee.isConstructor() && callee.isSource());
        List<CodeCalled.Argument> given = isFollowed ? given(invocation, arguments) : List.of();
        if (isFollowed) {
            walk.add(
                    new CodeCalled(
                            walk.code,
                            callee.method(),
                            receiverOf(invocation, receiver),
                            given,
                            walk.state.whereabouts.all(),
                            walk.siteOf(invocation.tree())));
        }
        if (isRunOfFunction(invocation, receiver)) {
            function(
                    receiver,
                    callee.method(),
                    isFollowed ? given : given(invocation, arguments),
                    Place.HERE,
                    invocation.receiver() == null ? "'this'" : Walk.describe(invocation.receiver()),
                    invocation.tree());
        }
        for (int i = 0; i < arguments.size(); i++) {
            runArgument(invocation, i, receiver, arguments);
        }
    }

    /** A method is called with one after the other of the tasks in a container. */
    public void calledForEach(Invocation each, Value receiver, Value container) {
        runArgument(each, 0, receiver, List.of(container));
    }

    private void runArgument(
            Invocation invocation, int index, Value receiver, List<Value> arguments) {
        Value value = arguments.get(index);
        Callee.Parameter parameter = invocation.callee().parameterOf(index);
        if (value == Value.NONE || parameter == null || value instanceof Value.Anything) {
            return;
        }
        TaskPlaces.Run run = places.of(invocation, index, receiver, arguments);
        ExecutableElement method =
                run == null ? null : walk.typeFacts.runMethodOf(parameter.type());
        if (run == null || method == null) {
            return;
        }
        ExpressionTree tree = invocation.arguments().get(index);
        if (run.executor() == Value.NONE) {
            function(value, method, List.of(), run.place(), Walk.describe(tree), tree);
        } else {
            ExecutableElement execute = places.executeMethod();
            if (execute != null) {
                CodeCalled.Argument task =
                        new CodeCalled.Argument(
                                value, Subject.ANY, Walk.describe(tree), walk.siteOf(tree));
                function(run.executor(), execute, List.of(task), Place.HERE, "the executor", tree);
            }
        }
    }

    /** A function of a stream is run where the stream says. */
    public void stage(Derived.Stage stage, Place place) {
        ExecutableElement method = walk.typeFacts.runMethodOf(walk.attributed.typeOf(stage.tree()));
        if (method != null) {
            function(stage.function(), method, List.of(), place, stage.described(), stage.tree());
        }
    }

    private void function(
            Value function,
            ExecutableElement method,
            List<CodeCalled.Argument> arguments,
            Place place,
            String described,
            Tree at) {
        walk.add(
                new FunctionRun(
                        walk.code,
                        function,
                        method,
                        arguments,
                        place,
                        described,
                        walk.state.whereabouts.all(),
                        walk.siteOf(at)));
    }

    /** Whether the call may run a function that was given: a lambda, or a listener's method. */
    private boolean isRunOfFunction(Invocation invocation, Value receiver) {
        ExecutableElement method = invocation.callee().method();
        if (receiver == Value.NONE
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.FINAL)
                || method.getKind() == ElementKind.CONSTRUCTOR) {
            return false;
        }
        if (!Values.closuresIn(receiver).isEmpty()) {
            return true;
        }
        boolean isFunctional = walk.typeFacts.isFunctional(invocation.receiverType());
        if (!isFunctional && !invocation.callee().isSource()) {
            return false;
        }
        for (Value each : Values.objects(receiver)) {
            if ((each instanceof Value.OfVariable of && of.isParameter())
                    || each instanceof Value.This
                    || (isFunctional && each instanceof Derived.ResultOf)) {
                return true;
            }
        }
        return false;
    }

    private CodeCalled.Argument receiverOf(Invocation invocation, Value receiver) {
        Callee callee = invocation.callee();
        ExpressionTree tree = invocation.receiver();
        if (callee.isStatic()) {
            return CodeCalled.Argument.NONE;
        } else if (tree != null) {
            return new CodeCalled.Argument(
                    receiver, subjects.of(tree, receiver), Walk.describe(tree), walk.siteOf(tree));
        }
        boolean isNew = callee.isConstructor() && receiver == Value.NONE;
        return new CodeCalled.Argument(
                receiver,
                isNew ? new Subject.Local(walk.code) : Subject.SELF,
                isNew ? callee.displayName() : "'this'",
                walk.siteOf(invocation.tree()));
    }

    private List<CodeCalled.Argument> given(Invocation invocation, List<Value> arguments) {
        List<CodeCalled.Argument> given = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Value value = arguments.get(i);
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            if (value == Value.NONE || parameter == null || !parameter.traced()) {
                given.add(CodeCalled.Argument.NONE);
                continue;
            }
            ExpressionTree tree = invocation.arguments().get(i);
            given.add(
                    new CodeCalled.Argument(
                            value,
                            subjects.of(tree, value),
                            Walk.describe(tree),
                            walk.siteOf(tree)));
        }
        return List.copyOf(given);
    }

    // Functions

    /** A method reference is code of its own, which calls the method. */
    public void reference(MemberReferenceTree tree, @Nullable Element element, Value bound) {
        if (!(element instanceof ExecutableElement method)) {
            return;
        }
        Code outer = walk.code;
        walk.code = new Code.OfFunction(tree, method.getParameters(), outer);
        Callee callee = walk.callees.of(method);
        List<Value> arguments = new ArrayList<>();
        for (VariableElement each : method.getParameters()) {
            arguments.add(new Value.OfVariable(each));
        }
        ExpressionTree qualifier = tree.getQualifierExpression();
        TypeElement type = classOf(walk.attributed.typeOf(qualifier));
        Whereabouts around = walk.state.whereabouts;
        Domains.Belonging belonging = domains.ofCall(method, type);
        if (belonging != null && around.all().isEmpty()) {
            Subject subject =
                    belonging.isFreeWhileNew() && !callee.isStatic()
                            ? bound == Value.NONE || isType(qualifier)
                                    ? new Subject.Local(walk.code)
                                    : subjects.of(qualifier, bound)
                            : Subject.ANY;
            uses(belonging, callee.displayName(), subject, tree);
        }
        if (around.all().isEmpty()) {
            usesWhatWasGot(qualifier, tree);
        }
        runReferred(tree, callee, bound, arguments);
        walk.code = outer;
    }

    private boolean isType(ExpressionTree tree) {
        Element element = walk.attributed.elementOf(tree);
        return element != null && (element.getKind().isClass() || element.getKind().isInterface());
    }

    private void runReferred(
            MemberReferenceTree tree, Callee callee, Value bound, List<Value> arguments) {
        List<CodeCalled.Argument> given = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            VariableElement parameter = callee.method().getParameters().get(i);
            Value value = arguments.get(i);
            Domain domain = domains.of(parameter);
            ExecutableElement run = walk.typeFacts.runMethodOf(parameter.asType());
            if (domain != null && run != null) {
                String reason = callee.displayName() + " runs it on " + domain.name();
                function(
                        value,
                        run,
                        List.of(),
                        new Place.In(domain, reason),
                        "what it is given",
                        tree);
            }
            given.add(
                    new CodeCalled.Argument(
                            value,
                            new Subject.Given(parameter),
                            "what it is given",
                            walk.siteOf(tree)));
        }
        if (callee.open()) {
            walk.add(
                    new CodeCalled(
                            walk.code,
                            callee.method(),
                            new CodeCalled.Argument(
                                    bound, Subject.ANY, "what it refers to", walk.siteOf(tree)),
                            given,
                            walk.state.whereabouts.all(),
                            walk.siteOf(tree)));
        }
        boolean mayRun = !callee.isStatic() && !callee.isConstructor();
        if (mayRun && bound != Value.NONE) {
            function(bound, callee.method(), given, Place.HERE, "what it refers to", tree);
        }
    }

    /** The code of a lambda. */
    public Code.OfFunction codeOf(LambdaExpressionTree tree) {
        List<VariableElement> parameters = new ArrayList<>();
        for (VariableTree each : tree.getParameters()) {
            if (walk.attributed.elementOf(each) instanceof VariableElement variable) {
                parameters.add(variable);
            }
        }
        return new Code.OfFunction(tree, List.copyOf(parameters), walk.code);
    }
}

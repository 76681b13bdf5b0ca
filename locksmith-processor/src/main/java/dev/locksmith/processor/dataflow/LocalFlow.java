package dev.locksmith.processor.dataflow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.store.Consumptions;
import dev.locksmith.processor.dataflow.store.Store;
import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The transfer function of whole bodies: variables, and the bodies inside a body. */
final class LocalFlow extends InvocationFlow {

    private final LocalBodies bodies;

    /** Where the body that is run hands the values it ends with. */
    private Ending ending = Ending.NOWHERE;

    /** The class that is walked, if its objects are functions. */
    private @Nullable FunctionClass functionClass;

    /** What the methods of the class that is walked have used up. */
    private Consumptions exits = new Consumptions();

    LocalFlow(Walk walk, LocalClasses localClasses, LocalBodies bodies) {
        super(walk, localClasses);
        this.bodies = bodies;
    }

    /** What a body does with a value that it ends with. */
    private interface Ending {

        Ending NOWHERE = (value, at) -> {};

        void with(Value value, ExpressionTree at);
    }

    /** What a lambda returns on all its paths. */
    private static final class LambdaResult implements Ending {

        private Value value = Value.NONE;

        @Override
        public void with(Value more, ExpressionTree at) {
            value = Value.either(value, more);
        }
    }

    /** A class whose objects are functions, and what those return. */
    private static final class FunctionClass {

        final ExecutableElement function;
        final LambdaResult result = new LambdaResult();

        FunctionClass(ExecutableElement function) {
            this.function = function;
        }
    }

    // Bodies

    /** Runs the body of a method or constructor. */
    void method(MethodTree tree, ExecutableElement element) {
        BlockTree body = tree.getBody();
        if (body == null) {
            return;
        }
        ExecutableElement outerMethod = method;
        Ending outer = ending;
        Code outerCode = walk.code;
        method = element;
        walk.code = new Code.OfMethod(element);
        singleUse.begin(element);
        ending = endingOf(element);
        for (VariableTree parameter : tree.getParameters()) {
            if (walk.attributed.elementOf(parameter) instanceof VariableElement variable) {
                declare(parameter, variable);
            }
        }
        lending.toMethod(element);
        walk.oneAtATime.enterBody(body, element);
        Body outerBody = enter(element);
        sharedUses.begin(element);
        Store exit = run(built(walk.bodies.graphOf(body, walk.suppression)));
        if (exit != null) {
            exits.join(exit.consumptions);
        }
        sharedUses.end(element, exit, tree);
        walk.oneAtATime.leaveBody(exit);
        sharedUses.leave(outerBody);
        method = outerMethod;
        ending = outer;
        walk.code = outerCode;
    }

    private Ending endingOf(ExecutableElement element) {
        LambdaResult result =
                functionClass != null && functionClass.function.equals(element)
                        ? functionClass.result
                        : null;
        return (value, at) -> {
            fromMethod(element, value, at);
            if (result != null) {
                result.with(value, at);
            }
        };
    }

    /** The methods of a local class are run by whoever is given an object of it. */
    private Body enter(ExecutableElement element) {
        return captures.insideClosure()
                ? sharedUses.body()
                : sharedUses.enter(new Body.OfMethod(element));
    }

    /** Runs an initializer block. */
    void initializer(BlockTree block, TypeElement type) {
        Code outer = walk.code;
        walk.code = new Code.OfInitializer(type);
        walk.oneAtATime.enterBody(block, null);
        Body outerBody = enterInitializer(type, block.isStatic());
        run(built(walk.bodies.graphOf(block, walk.suppression)));
        sharedUses.leave(outerBody);
        walk.code = outer;
    }

    private Body enterInitializer(TypeElement type, boolean isStatic) {
        return captures.insideClosure()
                ? sharedUses.body()
                : sharedUses.enter(new Body.Initializer(type, isStatic));
    }

    /** Runs the initializer of a field. */
    void field(VariableTree tree, VariableElement field) {
        ExpressionTree initializer = tree.getInitializer();
        if (initializer == null) {
            return;
        }
        walk.oneAtATime.enterBody(tree, null);
        Ending outer = ending;
        Code outerCode = walk.code;
        ending = (value, at) -> stores.intoOwnField(field, value, initializer);
        TypeElement type = Members.ownerOf(field);
        walk.code = new Code.OfInitializer(type);
        Body outerBody = enterInitializer(type, field.getModifiers().contains(Modifier.STATIC));
        run(built(walk.bodies.graphOf(initializer, tree, walk.suppression)));
        sharedUses.leave(outerBody);
        ending = outer;
        walk.code = outerCode;
    }

    private Cfg built(Cfg cfg) {
        walk.surroundings.graphs().built(walk.member.inWords(), cfg);
        return cfg;
    }

    private @Nullable Store run(Cfg cfg) {
        Suppression outer = walk.suppression;
        Store exit = new ForwardAnalysis(cfg, walk, this).run(walk.state);
        walk.suppression = outer;
        return exit;
    }

    @Override
    public void returned(Node.Returned node) {
        ending.with(operand(node.value()), node.value());
    }

    private void fromMethod(ExecutableElement method, Value value, ExpressionTree expression) {
        sharedUses.returned(method, value, expression);
        if (value == Value.NONE) {
            return;
        }
        calls.leaves(value);
        walk.oneAtATime.returned(method, value, expression);
        walk.scopes.returned(method, value, expression);
        Marks marks = walk.surroundings.declared().of(method);
        if (Callees.demandsAnything(marks)) {
            String reason = "the result of '" + method.getSimpleName() + "' is declared @Sendable";
            Demand demand = Stores.demandOf(marks);
            walk.flow(value, expression, new Destination.Boundary(demand, List.of(reason)));
        }
        boolean tellsNoMore =
                value instanceof Value.OfType type
                        && walk.typeFacts.sameClass(type.type(), method.getReturnType());
        if (!tellsNoMore) {
            walk.flow(value, expression, new Destination.Result(method));
        }
    }

    @Override
    boolean tellsType(Tree declaration) {
        if (declaration instanceof VariableTree variable) {
            return variable.getType() != null && tells(walk.attributed.typeOf(variable));
        } else if (declaration instanceof AssignmentTree assignment) {
            return tells(walk.attributed.typeOf(assignment.getVariable()));
        }
        return declaration instanceof ReturnTree
                && method != null
                && !(ending instanceof LambdaResult)
                && tells(method.getReturnType());
    }

    private boolean tells(@Nullable TypeMirror type) {
        return type != null && walk.tells(type);
    }

    // Bodies inside: they start with what is known here

    @Override
    public void localClass(Node.LocalClass node) {
        ClassTree tree = node.tree();
        if (walk.attributed.elementOf(tree) instanceof TypeElement type) {
            Derived.Closure closure = classBody(tree, tree, type, "local class");
            if (bodies.checkAsThread(tree, type, closure)) {
                walk.oneAtATime.tasks.learn(type, closure);
            } else {
                localClasses.learn(type, closure);
            }
        }
    }

    @Override
    Value anonymousClass(NewClassTree tree, Value made) {
        ClassTree body = tree.getClassBody();
        if (!(walk.attributed.elementOf(body) instanceof TypeElement type)) {
            return made;
        }
        Derived.Closure closure = classBody(body, tree, type, "anonymous class");
        singleUse.moveInto(closure);
        if (bodies.checkAsThread(tree, type, closure)) {
            walk.oneAtATime.handingOver.made(closure, tree);
            return made;
        }
        return LocalClasses.withCaptures(made, closure);
    }

    private Derived.Closure classBody(ClassTree tree, Tree place, TypeElement type, String what) {
        Store before = walk.state;
        Store entry = before.forLater();
        walk.state = entry;
        captures.enter(type);
        walk.oneAtATime.tasks.enter(type);
        Body outer = sharedUses.enter(new Body.OfFunction(place));
        Consumptions outerExits = exits;
        exits = new Consumptions();
        FunctionClass outerClass = functionClass;
        ExecutableElement function =
                place instanceof NewClassTree ? walk.typeFacts.functionOf(type) : null;
        functionClass = function == null ? null : new FunctionClass(function);
        bodies.walkMembers(tree, type, this);
        if (place instanceof NewClassTree && entry.consumptions.join(exits)) {
            singleUse.nextRun(place, seenBy(() -> bodies.walkMembers(tree, type, this)));
        }
        Value result = functionClass == null ? Value.NONE : functionClass.result.value;
        functionClass = outerClass;
        exits = outerExits;
        sharedUses.leave(outer);
        walk.oneAtATime.tasks.leave(place);
        Derived.Closure closure = walk.derived.closure(place, what, captures.leave(), result);
        walk.state = before;
        return closure;
    }

    @Override
    Value lambda(LambdaExpressionTree tree, Marks taker, Runnable bind) {
        boolean repeated = taker.has(Mark.REPEATED);
        Runnable given =
                () -> {
                    lending.toLambda(tree, taker);
                    bind.run();
                };
        Store before = walk.state;
        Ending outer = ending;
        LambdaResult own = new LambdaResult();
        ending = own;
        if (taker.has(Mark.LENDERS_THREAD)) {
            captures.enterForLender();
        } else {
            captures.enter(null);
        }
        boolean isLater = sharedUses.runsLater(tree, taker);
        walk.oneAtATime.tasks.enter(isLater);
        Cfg cfg = built(walk.bodies.graphOf(tree, walk.suppression));
        Store entry = before.forLater();
        Code outerCode = walk.code;
        walk.code = walk.domainFlow.codeOf(tree);
        if (repeated) {
            repeat(tree, cfg, entry, given);
        }
        Consumptions earlier = entry.consumptions.copy();
        Store exit = once(tree, cfg, entry, given);
        if (!repeated && exit != null && earlier.join(exit.consumptions)) {
            Store next = exit.copy();
            singleUse.nextRun(tree, seenBy(() -> once(tree, cfg, next, given)));
        }
        walk.oneAtATime.tasks.leave(tree);
        walk.code = outerCode;
        Derived.Closure closure = walk.derived.closure(tree, "lambda", captures.leave(), own.value);
        ending = outer;
        walk.state = before;
        functionMade(tree, closure);
        if (exit != null) {
            before.variables.join(exit.variables);
            if (repeated && !isLater) {
                // What one of the runs has handed over is gone behind the call.
                exit.handovers.settle();
                before.handovers.join(exit.handovers);
            }
        }
        if (!repeated) {
            singleUse.moveInto(closure);
        }
        return closure;
    }

    /** Runs the body as often as it takes to learn all that it does to its own next run. */
    private void repeat(LambdaExpressionTree tree, Cfg cfg, Store entry, Runnable given) {
        seenBy(
                () -> {
                    Store exit = once(tree, cfg, entry.copy(), given);
                    while (exit != null && entry.join(exit)) {
                        exit = once(tree, cfg, entry.copy(), given);
                    }
                });
    }

    /** What is found meanwhile, kept from the rules. */
    private List<Fact> seenBy(Runnable part) {
        List<Fact> seen = new ArrayList<>();
        List<Fact> outside = walk.collectIn(seen);
        part.run();
        walk.collectIn(outside);
        return seen;
    }

    private @Nullable Store once(LambdaExpressionTree tree, Cfg cfg, Store entry, Runnable given) {
        walk.state = entry;
        for (VariableTree parameter : tree.getParameters()) {
            declareParameter(parameter);
        }
        given.run();
        return run(cfg);
    }

    @Override
    void functionMade(ExpressionTree tree, Derived.Closure closure) {
        bodies.functionMade(tree, closure);
    }

    // Variables

    private void declareParameter(VariableTree parameter) {
        if (walk.attributed.elementOf(parameter) instanceof VariableElement variable) {
            declare(parameter, variable);
            forget(variable);
            singleUse.declared(variable, parameter);
            walk.oneAtATime.declared(variable);
            walk.oneAtATime.evaluated(parameter);
        }
    }

    /** A variable no longer holds what it did in an earlier turn of a loop. */
    private void forget(VariableElement variable) {
        Value before = walk.state.variables.of(variable);
        walk.state.variables.forget(variable);
        singleUse.drop(before);
    }

    @Override
    public void caught(Node.Caught node) {
        declareParameter(node.tree());
    }

    @Override
    public void local(Node.Local node) {
        VariableTree tree = node.tree();
        if (!(walk.attributed.elementOf(tree) instanceof VariableElement variable)) {
            return;
        }
        declare(tree, variable);
        walk.declaredAs(variable.asType(), tree);
        singleUse.declared(variable, tree);
        walk.oneAtATime.declared(variable);
        ExpressionTree initializer = tree.getInitializer();
        if (initializer == null) {
            forget(variable);
        } else {
            walk.domainFlow.declaredAs(variable, initializer);
            assignLocal(variable, operand(initializer), initializer, false);
        }
    }

    @Override
    public void element(Node.Element node) {
        VariableTree tree = node.tree().getVariable();
        ExpressionTree over = node.tree().getExpression();
        walk.oneAtATime.lookedThrough(peek(over), over);
        declareParameter(tree);
        if (walk.attributed.elementOf(tree) instanceof VariableElement taken) {
            walk.oneAtATime.gathering.taken(taken, peek(over));
        }
        if (walk.attributed.elementOf(tree) instanceof VariableElement variable
                && !singleUse.isSingleUse(variable.asType())
                && !walk.oneAtATime.isOneAtATime(variable)) {
            Value container = peek(over);
            hold(variable, walk.projections.takenFrom(container, ofVariable(tree)));
        }
    }

    // Scopes and locks

    @Override
    public void openingBriefly(Node.OpeningBriefly node) {
        walk.scopes.openingBriefly(node.tree());
    }

    @Override
    public void opening(Node.Opening node) {
        walk.scopes.opening(node.resource(), node.tree());
        lending.opened(node.resource());
        sharedUses.opening(node.resource());
        if (walk.attributed.elementOf(node.resource()) instanceof VariableElement variable
                && node.resource() instanceof VariableTree) {
            // If what opens it throws, control goes on behind its declaration as well.
            walk.oneAtATime.declared(variable);
        }
    }

    @Override
    public void closed(Node.Closed node) {
        walk.scopes.closed(node.tree());
        singleUse.closed(node.tree());
        walk.oneAtATime.closed(node.tree());
        sharedUses.closed(node.tree());
    }

    @Override
    public void locked(Node.Locked node) {
        operand(node.tree().getExpression());
        sharedUses.locked(node.tree());
    }

    @Override
    public void tested(Node.Tested node) {
        super.tested(node);
        walk.scopes.tested(node.tree(), node.holds());
        if (!node.holds()) {
            sharedUses.refused(node.tree());
        }
    }

    @Override
    public void unlocked(Node.Unlocked node) {
        sharedUses.unlocked(node.tree());
    }
}

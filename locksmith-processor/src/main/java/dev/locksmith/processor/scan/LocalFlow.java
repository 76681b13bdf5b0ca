package dev.locksmith.processor.scan;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;

import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.report.Suppressions;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Walks the statements of one body in the order in which they run, on all paths at once. */
final class LocalFlow extends InvocationFlow {

    private final Jumps jumps;
    private final Loops loops;
    private final LocalBodies bodies;

    /** Where {@code return} hands its value: to the method's caller, or a lambda's. */
    private @Nullable Returns returns;

    LocalFlow(Walk walk, LocalClasses localClasses, LocalBodies bodies) {
        super(walk, localClasses);
        this.jumps = new Jumps(walk);
        this.loops = new Loops(this, jumps);
        this.bodies = bodies;
    }

    /** Walks the body of a method or constructor. */
    void method(MethodTree tree, ExecutableElement element) {
        ExecutableElement outerMethod = method;
        Returns outerReturns = returns;
        method = element;
        for (VariableTree parameter : tree.getParameters()) {
            declare(walk.attributed.elementOf(parameter));
        }
        returns = new Returns();
        int outerLambdas = jumps.enterMethod();
        run(tree.getBody());
        jumps.leaveMethod(outerLambdas);
        method = outerMethod;
        returns = outerReturns;
    }

    /** Walks an initializer block. */
    void initializer(BlockTree block) {
        run(block);
    }

    /** Walks the initializer of a field. */
    void field(VariableTree tree, VariableElement field) {
        ExpressionTree initializer = tree.getInitializer();
        walk.goesTo(field.asType(), initializer);
        Value value = eval(initializer);
        if (initializer != null) {
            stores.intoOwnField(field, value, initializer);
        }
    }

    private void declare(@Nullable Element variable) {
        if (variable instanceof VariableElement local) {
            captures.declare(local);
        }
    }

    // Blocks and declarations

    @Override
    public Value visitClass(ClassTree tree, Void unused) {
        if (walk.attributed.elementOf(tree) instanceof TypeElement type) {
            Value.Closure closure = classBody(tree, type, "local class");
            if (!bodies.checkAsThread(tree, type, closure)) {
                localClasses.learn(type, closure);
            }
        }
        return Value.NONE;
    }

    @Override
    Value anonymousClass(NewClassTree tree, Value made) {
        ClassTree body = tree.getClassBody();
        if (!(walk.attributed.elementOf(body) instanceof TypeElement type)) {
            return made;
        }
        Value.Closure closure = classBody(body, type, "anonymous class");
        closure = new Value.Closure(tree, closure.what(), closure.captures(), Value.NONE);
        singleUse.moveInto(closure);
        if (bodies.checkAsThread(tree, type, closure)) {
            return made;
        }
        return LocalClasses.withCaptures(made, closure);
    }

    private Value.Closure classBody(ClassTree tree, TypeElement type, String what) {
        State before = walk.state.copy();
        captures.enter(type);
        bodies.walkMembers(tree, type, this);
        Value.Closure closure = captures.leave(tree, what, Value.NONE);
        walk.state = before;
        return closure;
    }

    @Override
    Value lambda(LambdaExpressionTree tree, boolean repeated, Runnable given) {
        State before = walk.state.copy();
        Returns outer = returns;
        jumps.enterLambda();
        captures.enter(null);
        returns = new Returns();
        Returns own = returns;
        if (repeated) {
            jumps.loop(
                    new Loop() {
                        @Override
                        void body() {
                            lambdaBody(tree, own, given);
                        }

                        @Override
                        @Nullable Branches condition() {
                            return null;
                        }
                    });
        } else {
            lambdaBody(tree, own, given);
        }
        Value.Closure closure = captures.leave(tree, "lambda", own.value);
        functionMade(tree, closure);
        returns = outer;
        jumps.leaveLambda();
        State after = walk.state;
        walk.state = before;
        walk.state.joinValues(after);
        if (repeated) {
            return closure;
        }
        singleUse.moveInto(closure);
        return closure;
    }

    @Override
    void functionMade(ExpressionTree tree, Value.Closure closure) {
        bodies.functionMade(tree, closure);
    }

    private void lambdaBody(LambdaExpressionTree tree, Returns own, Runnable given) {
        for (VariableTree parameter : tree.getParameters()) {
            declareParameter(parameter);
        }
        given.run();
        if (tree.getBody() instanceof ExpressionTree expression) {
            own.value = State.either(own.value, eval(expression));
        } else {
            run((StatementTree) tree.getBody());
        }
    }

    void declareParameter(VariableTree parameter) {
        Element element = walk.attributed.elementOf(parameter);
        declare(element);
        if (element instanceof VariableElement variable) {
            walk.state.forget(variable);
            walk.state.renew(variable);
        }
    }

    @Override
    void declareLocal(VariableTree tree) {
        Element element = walk.attributed.elementOf(tree);
        if (!(element instanceof VariableElement variable)) {
            return;
        }
        declare(variable);
        ExpressionTree initializer = tree.getInitializer();
        if (initializer == null) {
            walk.state.forget(variable);
            walk.state.renew(variable);
            walk.declaredAs(variable.asType(), tree);
            return;
        }
        Suppression outer = walk.suppression;
        walk.suppression = Suppressions.at(tree.getModifiers(), variable, outer);
        walk.declaredAs(variable.asType(), tree);
        Value value = eval(initializer);
        walk.state.renew(variable);
        assignLocal(variable, value, initializer, false);
        walk.suppression = outer;
    }

    // Paths

    @Override
    void mayThrow() {
        jumps.mayThrow();
    }

    @Override
    public Value visitIf(IfTree tree, Void unused) {
        Branches branches = Branches.of(this, tree.getCondition());
        walk.state = branches.whenTrue();
        run(tree.getThenStatement());
        State afterThen = walk.state;
        walk.state = branches.whenFalse();
        run(tree.getElseStatement());
        walk.state.join(afterThen);
        return Value.NONE;
    }

    @Override
    public Value visitWhileLoop(WhileLoopTree tree, Void unused) {
        loops.run(tree);
        return Value.NONE;
    }

    @Override
    public Value visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
        loops.run(tree);
        return Value.NONE;
    }

    @Override
    public Value visitForLoop(ForLoopTree tree, Void unused) {
        loops.run(tree);
        return Value.NONE;
    }

    @Override
    public Value visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        loops.run(tree, eval(tree.getExpression()));
        return Value.NONE;
    }

    @Override
    public Value visitLabeledStatement(LabeledStatementTree tree, Void unused) {
        jumps.labeled(tree, () -> run(tree.getStatement()));
        return Value.NONE;
    }

    @Override
    public Value visitBreak(BreakTree tree, Void unused) {
        jumps.breakTo(tree.getLabel());
        return Value.NONE;
    }

    @Override
    public Value visitContinue(ContinueTree tree, Void unused) {
        jumps.continueAt(tree.getLabel());
        return Value.NONE;
    }

    @Override
    public Value visitReturn(ReturnTree tree, Void unused) {
        ExpressionTree expression = tree.getExpression();
        if (expression != null) {
            if (method != null && !jumps.insideLambda()) {
                walk.goesTo(method.getReturnType(), expression);
            }
            Value value = eval(expression);
            if (jumps.insideLambda()) {
                Returns to = returns;
                if (to != null) {
                    to.value = State.either(to.value, value);
                }
            } else if (method != null) {
                fromMethod(method, value, expression);
            }
        }
        jumps.leave();
        return Value.NONE;
    }

    private void fromMethod(ExecutableElement method, Value value, ExpressionTree expression) {
        calls.leaves(value);
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
    public Value visitThrow(ThrowTree tree, Void unused) {
        eval(tree.getExpression());
        jumps.throwNow();
        return Value.NONE;
    }

    @Override
    public Value visitYield(YieldTree tree, Void unused) {
        jumps.yieldValue(eval(tree.getValue()));
        return Value.NONE;
    }

    @Override
    public Value visitSwitch(SwitchTree tree, Void unused) {
        Value selector = eval(tree.getExpression());
        new Switches(this, jumps).run(tree.getCases(), selector, false);
        return Value.NONE;
    }

    @Override
    public Value visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
        Value selector = eval(tree.getExpression());
        return new Switches(this, jumps).run(tree.getCases(), selector, true);
    }

    @Override
    public Value visitTry(TryTree tree, Void unused) {
        new Tries(this, jumps).run(tree);
        return Value.NONE;
    }

    /** What a lambda returns on all its paths. */
    private static final class Returns {
        Value value = Value.NONE;
    }

    // What the walkers of single statements need

    /** A resource of a try statement, a variable or an expression that names one. */
    void resource(Tree tree) {
        walk.scopes.enterResource(tree);
        if (tree instanceof VariableTree variable) {
            declareLocal(variable);
        } else {
            eval(tree);
        }
        mayThrow();
    }

    /** The resources of a try statement, opened since the mark, are closed. */
    void closeResources(int mark, List<? extends Tree> resources) {
        walk.scopes.closeTo(mark, resources);
        mayThrow();
    }
}

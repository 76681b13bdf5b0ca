package dev.locksmith.processor.scan;

import com.sun.source.tree.LabeledStatementTree;

import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

import javax.lang.model.element.Name;

/**
 * Where control can go other than to the next statement: out of and back into loops, out of
 * switches and lambdas, to handlers. What is known there is joined from all that jump.
 */
final class Jumps {

    /** A loop is walked until nothing new is learned; the inner ones of a deep nest only once. */
    private static final int MOST_PASSES = 3;

    private static final int DEEP = 3;

    private final Walk walk;
    private final Deque<Target> targets = new ArrayDeque<>();
    private int loops;
    private int lambdas;
    private @Nullable Name label;

    Jumps(Walk walk) {
        this.walk = walk;
    }

    /** A statement that can be jumped out of, or a handler that can be jumped to. */
    private static final class Target {
        final Kind kind;
        final @Nullable Name label;
        final State broken;
        final State continued;
        Value yielded = Value.NONE;

        Target(Kind kind, @Nullable Name label) {
            this.kind = kind;
            this.label = label;
            this.broken = unreachable();
            this.continued = unreachable();
        }
    }

    private enum Kind {
        LOOP,
        SWITCH,
        SWITCH_EXPRESSION,
        LABELED,
        HANDLER,
        LAMBDA
    }

    private static State unreachable() {
        State state = new State();
        state.leave();
        return state;
    }

    private Target enter(Kind kind) {
        Target target = new Target(kind, label);
        label = null;
        targets.push(target);
        return target;
    }

    // Lambdas: nothing in their body jumps out of them

    void enterLambda() {
        lambdas++;
        enter(Kind.LAMBDA);
    }

    void leaveLambda() {
        lambdas--;
        Target lambda = targets.pop();
        walk.state.join(lambda.broken);
    }

    // Methods of local classes: nothing in their body jumps out of them either

    /** Answers how many lambdas are around the method. */
    int enterMethod() {
        int around = lambdas;
        lambdas = 0;
        enter(Kind.LAMBDA);
        return around;
    }

    void leaveMethod(int lambdasAround) {
        targets.pop();
        lambdas = lambdasAround;
    }

    boolean insideLambda() {
        return lambdas > 0;
    }

    /** {@code return}: out of the innermost lambda, or the method. */
    void leave() {
        for (Target target : targets) {
            if (target.kind == Kind.LAMBDA) {
                target.broken.join(walk.state);
                break;
            }
        }
        walk.state.leave();
    }

    // Loops

    /** Walks a loop. */
    void loop(Loop loop) {
        Name ownLabel = label;
        State entry = walk.state.copy();
        int passes = loops >= DEEP ? 1 : MOST_PASSES;
        loops++;
        int mark = walk.mark();
        for (int pass = 1; ; pass++) {
            label = ownLabel;
            Target target = enter(Kind.LOOP);
            walk.state = entry.copy();
            State exit = turn(loop, target);
            targets.pop();
            State again = walk.state;
            exit.join(target.broken);
            State next = entry.copy();
            next.join(again);
            if (pass == passes || next.sameAs(entry)) {
                walk.state = exit;
                break;
            }
            walk.rollBack(mark);
            entry = next;
        }
        loops--;
    }

    /** One turn; leaves what is known before the next one, and answers what is after the loop. */
    private State turn(Loop loop, Target target) {
        Branches before = loop.testsFirst() ? loop.condition() : null;
        if (before != null) {
            walk.state = before.whenTrue();
        }
        loop.body();
        walk.state.join(target.continued);
        loop.update();
        if (before != null) {
            return before.whenFalse();
        }
        Branches after = loop.condition();
        if (after == null) {
            return walk.state.copy();
        }
        walk.state = after.whenTrue();
        return after.whenFalse();
    }

    void labeled(LabeledStatementTree tree, Runnable body) {
        label = tree.getLabel();
        Target target = enter(Kind.LABELED);
        label = tree.getLabel();
        body.run();
        label = null;
        targets.remove(target);
        walk.state.join(target.broken);
    }

    void breakTo(@Nullable Name to) {
        for (Target target : targets) {
            boolean meant =
                    to == null
                            ? target.kind == Kind.LOOP || target.kind == Kind.SWITCH
                            : target.kind != Kind.HANDLER && to.equals(target.label);
            if (meant) {
                target.broken.join(walk.state);
                break;
            }
        }
        walk.state.leave();
    }

    void continueAt(@Nullable Name to) {
        for (Target target : targets) {
            if (target.kind == Kind.LOOP && (to == null || to.equals(target.label))) {
                target.continued.join(walk.state);
                break;
            }
        }
        walk.state.leave();
    }

    // Switches

    void enterSwitch(boolean expression) {
        enter(expression ? Kind.SWITCH_EXPRESSION : Kind.SWITCH);
    }

    /** Ends a switch; answers what it yielded. */
    Value leaveSwitch() {
        Target target = targets.pop();
        walk.state.join(target.broken);
        return target.yielded;
    }

    /** {@code yield value}, or the end of an arrow's expression. */
    void yieldValue(Value value) {
        for (Target target : targets) {
            if (target.kind == Kind.SWITCH_EXPRESSION) {
                target.broken.join(walk.state);
                target.yielded = State.either(target.yielded, value);
                break;
            }
        }
        walk.state.leave();
    }

    // Handlers

    void enterTry() {
        enter(Kind.HANDLER);
    }

    /** Ends the statements guarded by a handler; answers what is known where it begins. */
    State leaveTry() {
        Target target = targets.pop();
        return target.broken;
    }

    /** The next handler outwards may begin with what is known now. */
    void mayThrow() {
        if (!walk.state.isReachable()) {
            return;
        }
        for (Target target : targets) {
            if (target.kind == Kind.LAMBDA) {
                return;
            }
            if (target.kind == Kind.HANDLER) {
                target.broken.join(walk.state);
                return;
            }
        }
    }

    void throwNow() {
        mayThrow();
        walk.state.leave();
    }
}

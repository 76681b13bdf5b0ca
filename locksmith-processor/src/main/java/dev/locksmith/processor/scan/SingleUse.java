package dev.locksmith.processor.scan;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Consumption;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.ParameterConsumed;
import dev.locksmith.processor.fact.Reuse;
import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Follows values of {@code @SingleUse} types from where each is born, a parameter or the expression
 * that made it, to where it is used up, and sees every use after that.
 */
final class SingleUse {

    private final Walk walk;
    private boolean comparing;

    SingleUse(Walk walk) {
        this.walk = walk;
    }

    /** Operands of == and != follow: to ask whether there is a value does not use it. */
    void comparing(boolean now) {
        comparing = now;
    }

    /** A local variable or a field is read. */
    void read(ExpressionTree tree, VariableElement variable, Value value) {
        if (comparing || !walk.typeFacts.is(variable.asType(), Mark.SINGLE_USE)) {
            return;
        }
        for (Object birth : birthsOf(value)) {
            Consumption first = walk.state.consumption(birth);
            if (first != null && walk.state.isReachable()) {
                String type = TypeFacts.elementOf(variable.asType()).getSimpleName().toString();
                walk.add(new Reuse(Walk.describe(tree), type, first, walk.siteOf(tree)));
            }
        }
    }

    /** The local variable now holds this value. */
    void assign(VariableElement variable, Value value, Tree expression, boolean reassigned) {
        if (!walk.typeFacts.is(variable.asType(), Mark.SINGLE_USE)) {
            return;
        }
        if (value instanceof Value.OfType || isField(value)) {
            // A new value under this name; reassigned, it must not be taken for the first one.
            TypeMirror type = variable.asType();
            Value fresh =
                    reassigned
                            ? new Value.OfType(type, expression, null)
                            : new Value.OfVariable(variable);
            walk.state.assign(variable, fresh);
            birthsOf(fresh).forEach(walk.state::renew);
        } else if (value == Value.NONE) {
            walk.state.assign(variable, value);
        }
    }

    /** A variable no longer holds this value: what nobody holds cannot be used again. */
    void drop(Value value) {
        for (Object birth : birthsOf(value)) {
            if (walk.state.consumption(birth) != null && !isHeld(birth)) {
                walk.state.renew(birth);
            }
        }
    }

    private boolean isHeld(Object birth) {
        return (birth instanceof VariableElement variable
                        && birthsOf(walk.state.valueOf(variable)).contains(birth))
                || walk.state.values().anyMatch(each -> birthsOf(each).contains(birth));
    }

    /** A call or a boundary uses the value up. */
    void consume(Value value, Tree at, String how, @Nullable Call call, int argument) {
        for (Object birth : birthsOf(value)) {
            // The same value given twice in one call was not yet used up when it was read.
            if (at instanceof IdentifierTree name
                    && walk.attributed.elementOf(name) instanceof VariableElement variable) {
                read(name, variable, value);
            }
            Consumption consumption = new Consumption(walk.siteOf(at), how, call, argument);
            walk.state.consume(birth, consumption);
            if (call == null
                    && birth instanceof VariableElement variable
                    && variable.getKind() == ElementKind.PARAMETER) {
                walk.add(new ParameterConsumed(variable, consumption));
            }
        }
    }

    boolean isSingleUse(@Nullable TypeMirror type) {
        return walk.typeFacts.is(type, Mark.SINGLE_USE);
    }

    /** Whether this is one value of a single-use type. */
    boolean isSingleUse(Value value) {
        if (value instanceof Value.OfVariable of) {
            return isSingleUse(of.variable().asType());
        } else if (value instanceof Value.OfType type) {
            return isSingleUse(type.type());
        } else if (value instanceof Value.Narrowed narrowed) {
            return isSingleUse(narrowed.seen()) || isSingleUse(narrowed.value());
        }
        return value instanceof Value.OneOf oneOf
                && oneOf.values().stream().anyMatch(this::isSingleUse);
    }

    /** A field is given another value; whose, does not matter: what is new is good. */
    void assignField(VariableElement field) {
        walk.state.renew(field);
    }

    /** A method is run: it may put other values into fields. */
    void running() {
        walk.state.renewFields();
    }

    private static boolean isOwnField(Value value) {
        return isField(value) && ((Value.OfVariable) value).owner() instanceof Value.This;
    }

    private static boolean isField(Value value) {
        return value instanceof Value.OfVariable of && of.variable().getKind().isField();
    }

    /** A closure is made that takes the value along. */
    void moveInto(Tree closure, Value value) {
        if (isSingleUse(value)) {
            consume(value, closure, "it moves into what is made here", null, -1);
        }
    }

    /** A closure is complete: what it captured has moved into it. */
    void moveInto(Value.Closure closure) {
        for (Value.Captured captured : closure.captures()) {
            if (isSingleUse(captured.value())) {
                String how = "this " + closure.what() + " takes it along";
                consume(captured.value(), closure.tree(), how, null, -1);
            }
        }
    }

    /** An object of a local class is made, and takes along what the class captures. */
    void moveIntoObject(Value.Closure closure, ExpressionTree at) {
        for (Value.Captured captured : closure.captures()) {
            Value value = captured.value();
            if (isSingleUse(value)) {
                birthsOf(value).forEach(birth -> reuse(birth, captured.name(), at));
                String how = Walk.describe(at) + " takes it along";
                consume(value, at, how, null, -1);
            }
        }
    }

    private void reuse(Object birth, String name, ExpressionTree at) {
        Consumption first = walk.state.consumption(birth);
        if (first != null
                && walk.state.isReachable()
                && birth instanceof VariableElement variable) {
            String type = TypeFacts.elementOf(variable.asType()).getSimpleName().toString();
            walk.add(new Reuse(name, type, first, walk.siteOf(at)));
        }
    }

    private Set<Object> birthsOf(Value value) {
        if (value instanceof Value.OfVariable of) {
            // Of other objects nobody knows which are the same.
            boolean isOther = of.variable().getKind().isField() && !isOwnField(value);
            return isOther ? Set.of() : Set.of(of.variable());
        } else if (value instanceof Value.OfType type) {
            return Set.of(type.expression());
        } else if (value instanceof Value.OneOf oneOf) {
            Set<Object> births = new LinkedHashSet<>();
            oneOf.values().forEach(each -> births.addAll(birthsOf(each)));
            return births;
        } else if (value instanceof Value.Narrowed narrowed) {
            return birthsOf(narrowed.value());
        } else if (value instanceof Value.After after) {
            return birthsOf(after.object());
        }
        return Set.of();
    }
}

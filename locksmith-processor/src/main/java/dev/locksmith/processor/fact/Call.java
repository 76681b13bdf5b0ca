package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ExecutableElement;

/**
 * A call of a method whose own code, not its declaration, tells what becomes of the arguments. As
 * with {@link Derived} values there is one for each place, and what it is given grows.
 */
public final class Call {

    /** The site of an argument that is not followed. */
    public static final Site NO_SITE = new Site.Nowhere();

    private final ExecutableElement callee;
    private final String receiverName;
    private final Site site;
    private boolean isNew = true;
    private Value receiver = Value.NONE;
    private List<Argument> arguments = List.of();
    private @Nullable Value receiverAfter;

    /**
     * @param receiverName how a message calls the receiver
     */
    public Call(ExecutableElement callee, String receiverName, Site site) {
        this.callee = callee;
        this.receiverName = receiverName;
        this.site = site;
    }

    /** An argument, and how a message calls it. */
    public record Argument(Value value, String described, Site site) {}

    /** Whether nobody can have looked at it yet. */
    boolean isNew() {
        return isNew;
    }

    /** Adds what is given on another path; whether that is more. */
    boolean grow(Value moreReceiver, List<Argument> more) {
        isNew = false;
        Value before = receiver;
        receiver = Value.either(receiver, moreReceiver);
        boolean changed = before != receiver;
        if (arguments.isEmpty()) {
            arguments = more;
            return changed || !more.isEmpty();
        }
        List<Argument> all = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Argument known = arguments.get(i);
            Argument given = more.get(i);
            Value value = Value.either(known.value(), given.value());
            if (value == known.value()) {
                all.add(known);
            } else {
                all.add(new Argument(value, given.described(), given.site()));
                changed = true;
            }
        }
        arguments = List.copyOf(all);
        return changed;
    }

    public ExecutableElement callee() {
        return callee;
    }

    /** {@link Value#NONE} for static methods and constructors. */
    public Value receiver() {
        return receiver;
    }

    /** The receiver with what it keeps since this call. */
    public Value receiverAfter() {
        Value after = receiverAfter;
        if (after == null) {
            after = Derived.after(receiver, this);
            receiverAfter = after;
        }
        return after;
    }

    public String receiverName() {
        return receiverName;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    public Site site() {
        return site;
    }

    /** Whether something that is given is followed. */
    public boolean givesAnything() {
        for (Argument argument : arguments) {
            if (argument.value() != Value.NONE) {
                return true;
            }
        }
        return false;
    }

    /** The last parameter of a variable-arity method takes all further arguments. */
    public int parameterOf(int argument) {
        return Math.min(argument, callee.getParameters().size() - 1);
    }
}

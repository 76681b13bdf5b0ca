package dev.locksmith.processor.fact;

import java.util.List;

import javax.lang.model.element.ExecutableElement;

/**
 * A call of a method whose own code, not its declaration, tells what becomes of the arguments.
 *
 * @param receiver {@link Value#NONE} for static methods and constructors
 * @param receiverName how a message calls it
 */
public record Call(
        ExecutableElement callee,
        Value receiver,
        String receiverName,
        List<Argument> arguments,
        Site site) {

    /** The site of an argument that is not followed. */
    public static final Site NO_SITE = new Site.Nowhere();

    /** An argument, and how a message calls it. */
    public record Argument(Value value, String described, Site site) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof Call call && tree() == call.tree();
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(tree());
    }

    private Object tree() {
        return site instanceof Site.InTree inTree ? inTree.tree() : site;
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

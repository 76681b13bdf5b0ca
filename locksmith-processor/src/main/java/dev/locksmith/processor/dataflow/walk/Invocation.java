package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;

import dev.locksmith.processor.call.Callee;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * One call as it is written.
 *
 * @param receiver the expression before the dot, null where there is none
 * @param receiverType its type; for a constructor the type of the object made
 * @param called the method's type with type arguments filled in, null for a constructor
 */
public record Invocation(
        ExpressionTree tree,
        List<? extends ExpressionTree> arguments,
        Callee callee,
        @Nullable ExpressionTree receiver,
        @Nullable TypeMirror receiverType,
        @Nullable ExecutableType called) {

    /** The filled-in type of the parameter that takes the argument at this index, if known. */
    public @Nullable TypeMirror typeOfParameter(int argument) {
        if (called == null) {
            return null;
        }
        List<? extends TypeMirror> types = called.getParameterTypes();
        return argument < types.size() ? types.get(argument) : null;
    }
}

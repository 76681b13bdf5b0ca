package dev.locksmith.processor.summary;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.LambdaExpressionTree;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.type.Members;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** How reasons call methods and their parameters. */
final class Names {

    private Names() {}

    /** The beginning of a sentence: who passes what. */
    static String of(Origin origin) {
        Element parameter = origin.parameter();
        String part = partOf(origin.part());
        return parameter instanceof ExecutableElement method
                ? Members.nameOf(method) + " passes its own " + (part.isEmpty() ? "object" : part)
                : Members.nameOf(requireNonNull(Members.methodOf(parameter)))
                        + " passes its parameter '"
                        + parameter.getSimpleName()
                        + "'"
                        + (part.isEmpty() ? "" : ", that is its " + part);
    }

    /** The beginning of a sentence: what does something. */
    static String of(Code code) {
        if (code instanceof Code.OfMethod method) {
            return of(method.method());
        } else if (code instanceof Code.OfAny any) {
            return of(any.method());
        } else if (code instanceof Code.OfFunction function) {
            return function.tree() instanceof LambdaExpressionTree
                    ? "this lambda"
                    : "this method reference";
        }
        return code instanceof Code.OfInitializer initializer
                ? "an initializer of " + initializer.type().getSimpleName()
                : "this code";
    }

    private static String of(ExecutableElement method) {
        boolean isAnonymous = Members.ownerOf(method).getSimpleName().length() == 0;
        return isAnonymous
                ? "'" + method.getSimpleName() + "' of this anonymous class"
                : Members.nameOf(method);
    }

    /** {@code 'task'}; empty for the whole. */
    private static String partOf(AccessPath part) {
        String first = part.first();
        if (part.equals(AccessPath.RESULT)) {
            return "result";
        }
        return part.isWhole() ? "" : "'" + first.substring(first.lastIndexOf('.') + 1) + "'";
    }
}

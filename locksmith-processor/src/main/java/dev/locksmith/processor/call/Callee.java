package dev.locksmith.processor.call;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * What calls of a method need to know of it.
 *
 * @param runsElsewhere whether a framework runs it on another thread
 * @param isSource whether its code is compiled here
 * @param accessor whether it is a method by which a scope-bound object gives out what its type
 *     parameter stands for: what it guards
 * @param open whether only its code, here or in another jar, tells what becomes of its arguments
 * @param waits whether it may wait for another thread
 * @param typeParameters its own type parameters on which something is demanded
 */
public record Callee(
        ExecutableElement method,
        Marks result,
        Marks receiver,
        List<Parameter> parameters,
        List<Demanded> typeParameters,
        boolean runsElsewhere,
        boolean isStatic,
        boolean isSource,
        boolean accessor,
        boolean open,
        boolean waits,
        Concerns concerns) {

    /**
     * Whether its name is all that is known of it, and says that it waits until something is done.
     */
    public boolean waitsByName() {
        return waits && open && !isSource && !isStatic && Waits.isSaidBy(method);
    }

    /**
     * What a call need look at; of most methods, nothing.
     *
     * @param demands whether a parameter, or a type parameter, must be sendable
     * @param marked whether anything is said of a parameter
     * @param retains whether what a parameter is given is kept
     * @param traces whether a parameter takes what could be confined
     * @param opens whether it returns something scope-bound
     * @param hides whether it is compiled here and its result says little of what is in it
     */
    public record Concerns(
            boolean demands,
            boolean marked,
            boolean retains,
            boolean traces,
            boolean opens,
            boolean hides) {}

    /**
     * One parameter, as the call sees it.
     *
     * @param type the type of one argument: of a variable-arity parameter, that of its elements
     * @param traced whether what it takes could be confined at all
     * @param variable the type variable that is its whole type, or null
     * @param functionResult what the function that it takes returns, null if it takes none
     */
    public record Parameter(
            VariableElement element,
            TypeMirror type,
            Marks marks,
            boolean traced,
            @Nullable TypeParameterElement variable,
            @Nullable TypeMirror functionResult) {

        /** Whether it takes a function. */
        public boolean isFunction() {
            return functionResult != null;
        }

        /** What an argument can put somewhere: itself, or if it is a function what it returns. */
        public Value contribution(Value argument) {
            if (!isFunction()) {
                return argument;
            }
            Value given = Value.NONE;
            for (Value each : Values.seenThrough(argument)) {
                if (each instanceof Derived.Closure closure) {
                    given = Value.either(given, closure.result());
                }
            }
            return given;
        }
    }

    /** A type parameter and what is demanded of its argument. */
    public record Demanded(TypeParameterElement parameter, Marks marks) {}

    /** Whether it makes something immutable out of nothing, as {@code List.of()} does. */
    public boolean makesNothing() {
        return isStatic
                && parameters.isEmpty()
                && (result.has(Mark.SENDABLE) || result.has(Mark.SENDABLE_UNCHECKED));
    }

    /** Whether it certainly runs a function on another thread, perhaps on the same each time. */
    public boolean runsInBackground() {
        return concerns.marked() && runsInBackground(parameters);
    }

    static boolean runsInBackground(List<Parameter> parameters) {
        for (Parameter each : parameters) {
            if (each.marks().has(Mark.BACKGROUND)) {
                return true;
            }
        }
        return false;
    }

    public boolean isConstructor() {
        return method.getKind() == ElementKind.CONSTRUCTOR;
    }

    /** The parameter that takes the argument at this index; null for an erroneous call. */
    public @Nullable Parameter parameterOf(int argument) {
        int index = argument;
        if (index >= parameters.size() && method.isVarArgs()) {
            index = parameters.size() - 1;
        }
        return index < parameters.size() ? parameters.get(index) : null;
    }

    /** Whether the type is made with a type parameter of the class that declares the method. */
    public boolean mentionsOwnersParameter(TypeMirror type) {
        return mentionsOwnersParameter(method, type);
    }

    /**
     * Whether the type is made with a type parameter of the class that declares the method, or is
     * one of the method that is bounded by such.
     */
    public static boolean mentionsOwnersParameter(ExecutableElement method, TypeMirror type) {
        TypeMirror told = type instanceof TypeVariable variable ? boundOf(method, variable) : type;
        for (TypeParameterElement each : Members.ownerOf(method).getTypeParameters()) {
            if (TypeArguments.occursIn(told, each)) {
                return true;
            }
        }
        return false;
    }

    private static TypeMirror boundOf(ExecutableElement method, TypeVariable variable) {
        return method.getTypeParameters().contains(variable.asElement())
                ? variable.getUpperBound()
                : variable;
    }

    /** How messages call it: {@code Executor.execute}. */
    public String displayName() {
        return Members.nameOf(method);
    }
}

package dev.locksmith.processor.fact;

import com.sun.source.tree.Tree;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * What is known of the value of an expression, as far as one method shows it. Values are facts:
 * whether one may leave its thread is worked out only where it reaches a place that asks.
 *
 * <p>The scan compares values all the time. How is written out: a record's own way is linked anew
 * in each start of a compiler, which costs more than all that is compared with it.
 */
public sealed interface Value {

    /** Whether the object is certainly known outside this method: a field, a parameter, this. */
    default boolean livesElsewhere() {
        if (this instanceof OfVariable of) {
            return of.variable().getKind().isField()
                    || of.variable().getKind() == ElementKind.PARAMETER;
        } else if (this instanceof Holder holder) {
            return holder.object().livesElsewhere();
        } else if (this instanceof After after) {
            return after.object().livesElsewhere();
        } else if (this instanceof Narrowed narrowed) {
            return narrowed.value().livesElsewhere();
        } else if (this instanceof ElementOf element) {
            return element.container().livesElsewhere();
        }
        return this instanceof This;
    }

    /** What a scope-bound object gives out for as long as it is open. */
    record Guarded(TypeMirror type, Tree expression, ExecutableElement accessor) implements Value {}

    /** Null, a literal, a primitive, a string: nothing to watch. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Value NONE = new None();

    /** See {@link #NONE}. */
    record None() implements Value {
        @Override
        public boolean equals(Object other) {
            return other == this;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /**
     * What a variable holds by its declaration; for a parameter, whatever the caller gave.
     *
     * @param owner the object whose field it is, if that may tell more
     */
    record OfVariable(VariableElement variable, @Nullable Value owner) implements Value {
        public OfVariable(VariableElement variable) {
            this(variable, null);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfVariable of
                    && of.variable.equals(variable)
                    && Objects.equals(of.owner, owner);
        }

        @Override
        public int hashCode() {
            return variable.hashCode();
        }
    }

    /** What some fields of an object hold. */
    record PartOf(Value object, Part part) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof PartOf of && of.object.equals(object) && of.part.equals(part);
        }

        @Override
        public int hashCode() {
            return object.hashCode();
        }
    }

    /**
     * The object whose code this is.
     *
     * @param method the method or constructor in which it is used, null in an initializer
     */
    record This(TypeMirror type, @Nullable ExecutableElement method) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof This self
                    && self.type == type
                    && Objects.equals(self.method, method);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(method);
        }
    }

    /**
     * The result of an expression of which only its type is known.
     *
     * @param declaration the method that gave it, if what it declares of its result counts
     */
    record OfType(TypeMirror type, Tree expression, @Nullable Element declaration)
            implements Value {
        /** Each expression has one type. */
        @Override
        public boolean equals(Object other) {
            return other instanceof OfType of
                    && of.expression == expression
                    && of.type == type
                    && Objects.equals(of.declaration, declaration);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(expression);
        }
    }

    /** A value that was seen to be of a type that says more: by a cast, or by a pattern. */
    record Narrowed(Value value, OfType seen) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Narrowed narrowed
                    && narrowed.value.equals(value)
                    && narrowed.seen.equals(seen);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** Something taken out of what was given as a parameter; its type is as seen. */
    record ElementOf(Value container, OfType seen) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof ElementOf element
                    && element.container.equals(container)
                    && element.seen.equals(seen);
        }

        @Override
        public int hashCode() {
            return container.hashCode();
        }
    }

    /**
     * A lambda, method reference, or object of a local or anonymous class, with what it captures.
     *
     * @param what how a message calls it: "lambda", "method reference", "anonymous class", ...
     * @param result what it returns when it is run, {@link #NONE} if nothing
     */
    record Closure(Tree tree, String what, List<Captured> captures, Value result) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Closure closure && closure.tree == tree;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tree);
        }
    }

    /** A value that a closure captures, under the name the closure uses. */
    record Captured(String name, Value value) {}

    /** An object in which others were put: a container, an array, the result of a constructor. */
    record Holder(Value object, List<Value> contents) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Holder holder
                    && holder.object.equals(object)
                    && holder.contents.equals(contents);
        }

        @Override
        public int hashCode() {
            return object.hashCode();
        }
    }

    /** One of several, depending on the path taken. */
    record OneOf(List<Value> values) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof OneOf oneOf && oneOf.values.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }

    /** What a call returns: its type says something, the summary of the method may say more. */
    record ResultOf(Call call, Value declared) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof ResultOf result
                    && result.call.equals(call)
                    && result.declared.equals(declared);
        }

        @Override
        public int hashCode() {
            return call.hashCode();
        }
    }

    /**
     * An object after a call that may have kept its arguments in it.
     *
     * @param through the methods whose results the call was made on, one after the other; it was
     *     made on the object itself if each of them returns its receiver
     */
    record After(Value object, Call call, List<ExecutableElement> through) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof After after
                    && after.object.equals(object)
                    && after.call.equals(call)
                    && after.through.equals(through);
        }

        @Override
        public int hashCode() {
            return call.hashCode();
        }
    }

    /** A stream with the functions given to it so far, and whether they run on many threads. */
    record Pipeline(Value object, boolean parallel, List<Stage> stages) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pipeline pipeline
                    && pipeline.parallel == parallel
                    && pipeline.object.equals(object)
                    && pipeline.stages.equals(stages);
        }

        @Override
        public int hashCode() {
            return object.hashCode();
        }
    }

    /** A function given to a stream. */
    record Stage(Value function, String described, ExecutableElement method, Site site) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Stage stage
                    && stage.function.equals(function)
                    && stage.method.equals(method)
                    && stage.described.equals(described);
        }

        @Override
        public int hashCode() {
            return function.hashCode();
        }
    }
}

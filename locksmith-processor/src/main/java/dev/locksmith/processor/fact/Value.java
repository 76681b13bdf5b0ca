package dev.locksmith.processor.fact;

import com.sun.source.tree.Tree;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What is known of the value of an expression, as far as one body shows it. Values are facts:
 * whether one may leave its thread is worked out only where it reaches a place that asks.
 *
 * <p>A value is flat. What it is made of is said by {@link Derived} values, of which there is one
 * for each place of the program that makes one, so that a loop adds to a value and never nests it.
 * {@link #either} is the join of a lattice whose bottom is {@link #NONE} and whose top is {@link
 * #ANYTHING}.
 *
 * <p>The analysis compares values all the time. How is written out: a record's own way is linked
 * anew in each start of a compiler, which costs more than all that is compared with it.
 */
public sealed interface Value
        permits Value.None,
                Value.Anything,
                Value.OfVariable,
                Value.This,
                Value.OfType,
                Value.Guarded,
                Value.PartOf,
                Value.OneOf,
                Derived {

    /** What more than so many alternatives come to: {@link #ANYTHING}. */
    int MOST_ALTERNATIVES = 256;

    /** Null, a literal, a primitive, a string: nothing to watch. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Value NONE = new None();

    /** It could be anything: the top of the lattice. */
    @SuppressWarnings("ClassInitializationDeadlock")
    Value ANYTHING = new Anything();

    /** Calls the visitor's method for this kind of value. */
    void accept(Visitor visitor);

    /** Whether the object is certainly known outside this method: a field, a parameter, this. */
    default boolean livesElsewhere() {
        return false;
    }

    /** The object itself, without what is known to have been put in it. */
    default Value object() {
        return this;
    }

    /** Whether it depends on what some method does. */
    default boolean dependsOnSummaries() {
        return false;
    }

    /** Whether it could be, or hold, a parameter of the method. */
    default boolean mayHaveParameters() {
        return false;
    }

    /** The values that this is one of: itself, if it is one. */
    default Set<Value> alternatives() {
        return Set.of(this);
    }

    /** See {@link #NONE}. */
    final class None implements Value {
        private None() {}

        @Override
        public void accept(Visitor visitor) {
            visitor.none();
        }

        @Override
        public Set<Value> alternatives() {
            return Set.of();
        }

        @Override
        public String toString() {
            return "nothing";
        }
    }

    /** See {@link #ANYTHING}. */
    final class Anything implements Value {
        private Anything() {}

        @Override
        public void accept(Visitor visitor) {
            visitor.anything();
        }

        @Override
        public String toString() {
            return "anything";
        }
    }

    /**
     * What a variable holds by its declaration; for a parameter, whatever the caller gave.
     *
     * @param loan what is lent with it, if it is a parameter that a framework may only lend
     */
    record OfVariable(VariableElement variable, @Nullable Loan loan) implements Value {

        /** A variable that is no loan. */
        public OfVariable(VariableElement variable) {
            this(variable, null);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.ofVariable(this);
        }

        @Override
        public boolean livesElsewhere() {
            return variable.getKind().isField() || isParameter();
        }

        /** Who calls the method, and what prolongs a loan, is known in the end. */
        @Override
        public boolean dependsOnSummaries() {
            return loan != null;
        }

        @Override
        public boolean mayHaveParameters() {
            return isParameter();
        }

        /** Whether it is a parameter of a method or of a lambda. */
        public boolean isParameter() {
            return variable.getKind() == ElementKind.PARAMETER;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfVariable of && of.variable.equals(variable);
        }

        @Override
        public int hashCode() {
            return variable.hashCode();
        }
    }

    /**
     * The object whose code this is.
     *
     * @param method the method or constructor in which it is used, null in an initializer
     */
    record This(TypeMirror type, @Nullable ExecutableElement method) implements Value {

        @Override
        public void accept(Visitor visitor) {
            visitor.self(this);
        }

        @Override
        public boolean livesElsewhere() {
            return true;
        }

        @Override
        public boolean mayHaveParameters() {
            return true;
        }

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

        @Override
        public void accept(Visitor visitor) {
            visitor.ofType(this);
        }

        /** Of one expression javac may give the same type as another object each time. */
        @Override
        public boolean equals(Object other) {
            return other instanceof OfType of
                    && of.expression == expression
                    && (of.type == type || shape(of.type).equals(shape(type)))
                    && Objects.equals(of.declaration, declaration);
        }

        private static Object shape(TypeMirror type) {
            return type instanceof DeclaredType declared ? declared.asElement() : type.getKind();
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(expression);
        }
    }

    /** What a scope-bound object gives out for as long as it is open. */
    record Guarded(TypeMirror type, Tree expression, ExecutableElement accessor) implements Value {

        @Override
        public void accept(Visitor visitor) {
            visitor.guarded(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Guarded guarded && guarded.expression == expression;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(expression);
        }
    }

    /** What some fields of an object hold. */
    record PartOf(Value whole, AccessPath part) implements Value {

        @Override
        public void accept(Visitor visitor) {
            visitor.partOf(this);
        }

        @Override
        public boolean dependsOnSummaries() {
            return true;
        }

        @Override
        public boolean mayHaveParameters() {
            return whole.mayHaveParameters();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PartOf of && of.whole.equals(whole) && of.part.equals(part);
        }

        @Override
        public int hashCode() {
            return whole.hashCode();
        }
    }

    /** One of several, depending on the path taken; none of them is itself one of several. */
    record OneOf(Set<Value> alternatives) implements Value {

        @Override
        public void accept(Visitor visitor) {
            visitor.oneOf(this);
        }

        @Override
        public boolean dependsOnSummaries() {
            return any(Value::dependsOnSummaries);
        }

        @Override
        public boolean mayHaveParameters() {
            return any(Value::mayHaveParameters);
        }

        private boolean any(Predicate<Value> asked) {
            for (Value each : alternatives) {
                if (asked.test(each)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OneOf oneOf && oneOf.alternatives.equals(alternatives);
        }

        @Override
        public int hashCode() {
            return alternatives.hashCode();
        }
    }

    /** The least value that is all that either of the two may be. */
    static Value either(Value one, Value two) {
        if (two == NONE || one == ANYTHING || same(one, two)) {
            return one;
        }
        if (one == NONE || two == ANYTHING) {
            return two;
        }
        Set<Value> ones = one.alternatives();
        Set<Value> twos = two.alternatives();
        if (ones.containsAll(twos)) {
            return one;
        }
        Set<Value> all = new LinkedHashSet<>(ones);
        all.addAll(twos);
        if (all.size() > MOST_ALTERNATIVES) {
            return ANYTHING;
        }
        return new OneOf(all);
    }

    /** One of all of these. */
    static Value oneOf(Iterable<? extends Value> values) {
        Value joined = NONE;
        for (Value each : values) {
            joined = either(joined, each);
        }
        return joined;
    }

    /** Equality that asks a record only when it has to: javac links that anew in each start. */
    static boolean same(@Nullable Value one, @Nullable Value two) {
        return one == two
                || (one != null
                        && two != null
                        && one.getClass() == two.getClass()
                        && one.equals(two));
    }

    /**
     * A method for each kind of value: a new kind does not compile until everyone who looks at
     * values has answered it.
     */
    interface Visitor {
        void none();

        void anything();

        void ofVariable(OfVariable value);

        void self(This value);

        void ofType(OfType value);

        void guarded(Guarded value);

        void partOf(PartOf value);

        void oneOf(OneOf value);

        void fieldOf(Derived.FieldOf value);

        void narrowed(Derived.Narrowed value);

        void remaining(Derived.Remaining value);

        void elementOf(Derived.ElementOf value);

        void closure(Derived.Closure value);

        void holder(Derived.Holder value);

        void resultOf(Derived.ResultOf value);

        void after(Derived.After value);

        void pipeline(Derived.Pipeline value);
    }
}

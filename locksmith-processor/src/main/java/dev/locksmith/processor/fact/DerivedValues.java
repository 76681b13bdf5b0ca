package dev.locksmith.processor.fact;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Derived.After;
import dev.locksmith.processor.fact.Derived.Captured;
import dev.locksmith.processor.fact.Derived.Closure;
import dev.locksmith.processor.fact.Derived.ElementOf;
import dev.locksmith.processor.fact.Derived.FieldOf;
import dev.locksmith.processor.fact.Derived.Holder;
import dev.locksmith.processor.fact.Derived.Narrowed;
import dev.locksmith.processor.fact.Derived.Pipeline;
import dev.locksmith.processor.fact.Derived.Remaining;
import dev.locksmith.processor.fact.Derived.ResultOf;
import dev.locksmith.processor.fact.Derived.Stage;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The derived values of one file, one for each place that makes one. Asked again for the same
 * place, it adds what is given to what was given before, and counts that: what was worked out with
 * the smaller value is worked out again.
 */
public final class DerivedValues {

    private final Map<Key, Derived> known = new HashMap<>();
    private final Map<Key, Call> calls = new HashMap<>();
    private long version;

    /**
     * @param kind the class of the value
     * @param detail what tells two of one kind apart that stand at one place; null if nothing does
     */
    private record Key(Class<?> kind, Object place, Object detail) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.kind == kind
                    && key.place == place
                    && Objects.equals(key.detail, detail);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(place) * 31 + kind.hashCode();
        }
    }

    /** Another number whenever a value grew that others may have looked at before. */
    public long version() {
        return version;
    }

    private <D extends Derived> D at(
            Class<D> kind, Object place, Object detail, Function<Object, D> make) {
        Key key = new Key(kind, place, detail);
        Derived value = known.get(key);
        if (value == null) {
            value = make.apply(place);
            known.put(key, value);
        }
        return kind.cast(value);
    }

    private <D extends Derived> D settled(D value, boolean grew) {
        boolean isNew = value.isNew();
        if ((value.settle() || grew) && !isNew) {
            version++;
        }
        return value;
    }

    /** What a field holds that is read here. */
    public Value fieldOf(Object place, VariableElement field, Value owner) {
        FieldOf value = at(FieldOf.class, place, field, key -> new FieldOf(field));
        return settled(value, value.grow(owner));
    }

    /** A value that is seen here to be of this type. */
    public Value narrowed(Value of, Value.OfType seen) {
        Narrowed value = at(Narrowed.class, seen.expression(), seen, key -> new Narrowed(seen));
        return settled(value, value.grow(of));
    }

    /** A value that is seen here not to be of this type. */
    public Value remaining(Value of, Tree place, TypeMirror ruledOut) {
        Remaining value = at(Remaining.class, place, "", key -> new Remaining(ruledOut));
        return settled(value, value.grow(of));
    }

    /** What is taken out of this part of an object here. */
    public Value elementOf(Value container, AccessPath part, Value.OfType seen) {
        ElementOf value =
                at(
                        ElementOf.class,
                        seen.expression(),
                        List.of(seen, part),
                        key -> new ElementOf(seen, part));
        return settled(value, value.grow(container));
    }

    /** A function, or an object of a local class, that is made here. */
    public Closure closure(Tree place, String what, Map<Object, Captured> captures, Value result) {
        Closure value = at(Closure.class, place, what, key -> new Closure(place, what));
        return settled(value, value.grow(captures, result));
    }

    /** An object in which something is put here, in this part of it. */
    public Value holder(Tree place, AccessPath part, Value object, Collection<Value> contents) {
        Holder value = at(Holder.class, place, part, key -> new Holder(part));
        return settled(value, value.grow(object, contents));
    }

    /** What a call returns. */
    public Value resultOf(Call call, Value declared) {
        ResultOf value = at(ResultOf.class, call, "", key -> new ResultOf(call));
        return settled(value, value.grow(declared));
    }

    /** An object after a call that was made on it, or on what methods of it gave. */
    public Value after(Value object, Call call, List<ExecutableElement> through) {
        After value =
                at(After.class, call, through, key -> new After(call, After.RECEIVER, through));
        return settled(value, value.grow(object));
    }

    /** An object after a call that was given it for this parameter. */
    public Value afterGiven(Value object, Call call, int parameter) {
        After value =
                at(After.class, call, parameter, key -> new After(call, parameter, List.of()));
        return settled(value, value.grow(object));
    }

    /**
     * A stream after a call of one of its methods.
     *
     * @param runsAt where its functions run; null if that is not certain
     */
    public Value pipeline(
            Tree call, Value stream, @Nullable Place runsAt, Collection<Stage> stages) {
        Pipeline value =
                at(Pipeline.class, call, Optional.ofNullable(runsAt), key -> new Pipeline(runsAt));
        return settled(value, value.grow(stream, stages));
    }

    /** A call, with what it is given here. */
    public Call call(
            Tree place,
            ExecutableElement callee,
            Value receiver,
            String receiverName,
            List<Call.Argument> arguments,
            Site site) {
        Call call =
                calls.computeIfAbsent(
                        new Key(Call.class, place, callee),
                        key -> new Call(callee, receiverName, site));
        boolean isNew = call.isNew();
        if (call.grow(receiver, arguments) && !isNew) {
            version++;
        }
        return call;
    }
}

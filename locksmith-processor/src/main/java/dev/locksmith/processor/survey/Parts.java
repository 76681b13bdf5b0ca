package dev.locksmith.processor.survey;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.type.TypeMirror;

/** What a value is, holds and captures, as far as types tell. */
final class Parts {

    /** What is made of more values than these is not looked through. */
    private static final int MOST_VALUES = 256;

    private final List<Part> found = new ArrayList<>();
    private final Deque<Named> open = new ArrayDeque<>();

    private Parts() {}

    /** A value, and how a message calls it. */
    private record Named(Value value, String name) {}

    /** A value of which a type is known, and how a message calls it. */
    record Part(String name, TypeMirror type) {}

    /** The parts of a value that the source calls so. */
    static List<Part> of(Value value, String described) {
        Parts parts = new Parts();
        parts.open.add(new Named(value, described));
        Set<Value> seen = new HashSet<>();
        while (!parts.open.isEmpty() && seen.size() < MOST_VALUES) {
            Named next = parts.open.poll();
            if (seen.add(next.value())) {
                next.value().accept(parts.new Look(next.name()));
            }
        }
        return parts.found;
    }

    private final class Look implements Value.Visitor {

        private final String name;

        Look(String name) {
            this.name = name;
        }

        private void found(TypeMirror type) {
            found.add(new Part(name, type));
        }

        private void open(Value value) {
            open.add(new Named(value, name));
        }

        @Override
        public void none() {}

        @Override
        public void anything() {}

        @Override
        public void ofVariable(Value.OfVariable value) {
            found(value.variable().asType());
        }

        @Override
        public void self(Value.This value) {
            found(value.type());
        }

        @Override
        public void ofType(Value.OfType value) {
            found(value.type());
        }

        @Override
        public void guarded(Value.Guarded value) {
            found(value.type());
        }

        @Override
        public void partOf(Value.PartOf value) {
            open(value.whole());
        }

        @Override
        public void oneOf(Value.OneOf value) {
            value.alternatives().forEach(this::open);
        }

        @Override
        public void fieldOf(Derived.FieldOf value) {
            found(value.field().asType());
        }

        @Override
        public void narrowed(Derived.Narrowed value) {
            found(value.seen().type());
            open(value.value());
        }

        @Override
        public void remaining(Derived.Remaining value) {
            open(value.value());
        }

        @Override
        public void elementOf(Derived.ElementOf value) {
            found(value.seen().type());
        }

        @Override
        public void closure(Derived.Closure value) {
            value.captures().forEach(each -> open.add(new Named(each.value(), each.name())));
        }

        @Override
        public void holder(Derived.Holder value) {
            open(value.holder());
            value.contents().forEach(each -> open.add(new Named(each, "what " + name + " holds")));
        }

        @Override
        public void resultOf(Derived.ResultOf value) {
            open(value.declared());
        }

        @Override
        public void after(Derived.After value) {
            open(value.before());
        }

        @Override
        public void pipeline(Derived.Pipeline value) {
            open(value.stream());
        }
    }
}

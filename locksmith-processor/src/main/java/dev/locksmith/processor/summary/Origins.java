package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Members;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Which parameters are in a value, or in a part of it. A graph of inclusions: what is in one value
 * is in another, at some place there. It is built as far as somebody asks, grows as more is found
 * out about calls, and carries each origin over each inclusion once.
 */
final class Origins {

    /** A value in which one parameter is at more places than these has it anywhere. */
    private static final int MOST_PLACES = 64;

    private final Contents contents;
    private final Map<Question, Node> nodes = new HashMap<>();
    private final Map<ExecutableElement, Set<Node>> callers = new HashMap<>();
    private final Deque<Arrival> arrivals = new ArrayDeque<>();

    Origins(Contents contents) {
        this.contents = contents;
    }

    private static final class Node {
        final Question question;
        final Set<Origin> origins = new LinkedHashSet<>();
        final Map<Element, Integer> places = new HashMap<>();
        final List<Inclusion> includedIn = new ArrayList<>();
        final Set<Inclusion> known = new HashSet<>();
        final List<Consumer<Origin>> listeners = new ArrayList<>();

        Node(Question question) {
            this.question = question;
        }
    }

    /**
     * What is in one value is in another.
     *
     * @param from the one
     * @param to the other
     * @param at where in the other
     * @param seen the class that the one must be of; empty if it may be any
     */
    private record Inclusion(Node from, Node to, AccessPath at, String seen) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Inclusion inclusion
                    && inclusion.from == from
                    && inclusion.to == to
                    && inclusion.at.equals(at)
                    && inclusion.seen.equals(seen);
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(from) * 31 + System.identityHashCode(to)) * 31
                    + at.hashCode();
        }
    }

    private record Arrival(Node at, Origin origin) {}

    /** Tells of each origin of a part of a value: those known now, and those found later. */
    void listen(Value value, AccessPath part, Consumer<Origin> listener) {
        Node node = node(value, part);
        node.listeners.add(listener);
        List.copyOf(node.origins).forEach(listener);
        run();
    }

    /**
     * A method was found to keep what it gets for this parameter, or to hand it back: its calls are
     * looked at again for that alone.
     */
    void learned(ExecutableElement method, Element parameter, Effect effect) {
        for (Node node : List.copyOf(callers.getOrDefault(method, Set.of()))) {
            Deque<Node> open = new ArrayDeque<>();
            new Projections(node, open).learned(method, parameter, effect);
            build(open);
        }
        run();
    }

    private void run() {
        while (!arrivals.isEmpty()) {
            Arrival arrival = arrivals.poll();
            Node node = arrival.at;
            Origin origin = bounded(node, arrival.origin);
            if (node.origins.add(origin)) {
                node.places.merge(origin.parameter(), 1, Integer::sum);
                for (Inclusion each : List.copyOf(node.includedIn)) {
                    carry(each, origin);
                }
                List.copyOf(node.listeners).forEach(each -> each.accept(origin));
            }
        }
    }

    /** Of a parameter that is at more places than are told apart, any part is anywhere. */
    private static Origin bounded(Node node, Origin origin) {
        if (node.places.getOrDefault(origin.parameter(), 0) < MOST_PLACES
                || node.origins.contains(origin)) {
            return origin;
        }
        return new Origin(
                origin.parameter(), somewhere(origin.part()), somewhere(origin.place()), "");
    }

    private static AccessPath somewhere(AccessPath path) {
        return path.isWhole() ? path : AccessPath.SOMEWHERE;
    }

    private void carry(Inclusion inclusion, Origin origin) {
        Origin there =
                new Origin(
                        origin.parameter(),
                        origin.part(),
                        inclusion.at.plus(origin.place()),
                        Casts.both(origin.seen(), inclusion.seen));
        arrivals.add(new Arrival(inclusion.to, there));
    }

    private Node node(Value value, AccessPath part) {
        Deque<Node> open = new ArrayDeque<>();
        Node node = node(value, part, open);
        build(open);
        return node;
    }

    private void build(Deque<Node> open) {
        while (!open.isEmpty()) {
            Node next = open.pop();
            next.question.value().accept(new Projections(next, open));
        }
    }

    private Node node(Value value, AccessPath part, Deque<Node> open) {
        Question question = Question.of(value, part);
        Node known = nodes.get(question);
        if (known == null) {
            known = new Node(question);
            nodes.put(question, known);
            open.push(known);
        }
        return known;
    }

    private void include(Value value, AccessPath part, AccessPath at, Node in, Deque<Node> open) {
        include(value, part, at, "", in, open);
    }

    private void include(
            Value value, AccessPath part, AccessPath at, String seen, Node in, Deque<Node> open) {
        if (value == Value.NONE || !value.mayHaveParameters()) {
            return;
        }
        Node from = node(value, part, open);
        Inclusion inclusion = new Inclusion(from, in, at, seen);
        if (from != in && in.known.add(inclusion)) {
            from.includedIn.add(inclusion);
            List.copyOf(from.origins).forEach(origin -> carry(inclusion, origin));
        }
    }

    private void waitFor(ExecutableElement method, Node node) {
        callers.computeIfAbsent(method, key -> new LinkedHashSet<>()).add(node);
    }

    /** What is in a part of a value. */
    private final class Projections implements Value.Visitor {

        private final Node node;
        private final AccessPath part;
        private final Deque<Node> open;

        Projections(Node node, Deque<Node> open) {
            this.node = node;
            this.part = node.question.part();
            this.open = open;
        }

        private void same(Value value) {
            include(value, part, AccessPath.WHOLE, node, open);
        }

        /** What is in an object, but not in a field of it. */
        private void content(Value value) {
            if (part.isWhole()) {
                include(value, part, AccessPath.SOMEWHERE, node, open);
            }
        }

        private void given(List<Given> given) {
            for (Given each : given) {
                if (each.concerns(part)) {
                    include(each.value(), each.partFor(part), each.placeIn(part), node, open);
                }
            }
        }

        void learned(ExecutableElement method, Element parameter, Effect effect) {
            Value value = node.question.value();
            if (value instanceof Derived.ResultOf result) {
                given(contents.handedBack(result.call(), parameter, effect));
            } else if (value instanceof Derived.After after
                    && !after.through().contains(method)
                    && effect.isKeptBy(after.keeper())) {
                given(contents.keptIn(after, parameter, effect));
            } else {
                value.accept(this);
            }
        }

        @Override
        public void none() {}

        @Override
        public void anything() {}

        @Override
        public void ofType(Value.OfType value) {}

        @Override
        public void guarded(Value.Guarded value) {}

        @Override
        public void ofVariable(Value.OfVariable value) {
            if (Members.isParameter(value.variable())) {
                arrivals.add(
                        new Arrival(
                                node, new Origin(value.variable(), part, AccessPath.WHOLE, "")));
            }
        }

        @Override
        public void self(Value.This value) {
            if (value.method() != null) {
                arrivals.add(
                        new Arrival(node, new Origin(value.method(), part, AccessPath.WHOLE, "")));
            }
        }

        @Override
        public void partOf(Value.PartOf value) {
            include(value.whole(), value.part().plus(part), AccessPath.WHOLE, node, open);
        }

        @Override
        public void oneOf(Value.OneOf value) {
            value.alternatives().forEach(this::same);
        }

        @Override
        public void fieldOf(Derived.FieldOf value) {
            AccessPath inOwner = AccessPath.of(value.field()).plus(part);
            include(value.owner(), inOwner, AccessPath.WHOLE, node, open);
        }

        @Override
        public void narrowed(Derived.Narrowed value) {
            String seen = part.isWhole() ? Casts.nameOf(value.seen().type()) : "";
            include(value.value(), part, AccessPath.WHOLE, seen, node, open);
        }

        @Override
        public void remaining(Derived.Remaining value) {
            String seen = part.isWhole() ? Casts.nameOfOther(value.ruledOut()) : "";
            include(value.value(), part, AccessPath.WHOLE, seen, node, open);
        }

        @Override
        public void elementOf(Derived.ElementOf value) {
            if (value.part().equals(AccessPath.RESULT)) {
                include(
                        value.container(),
                        AccessPath.RESULT.plus(part),
                        AccessPath.WHOLE,
                        node,
                        open);
            } else {
                content(value.container());
            }
        }

        @Override
        public void closure(Derived.Closure value) {
            if (part.equals(AccessPath.RESULT)) {
                include(value.result(), AccessPath.WHOLE, AccessPath.WHOLE, node, open);
            } else {
                value.operands().forEach(this::content);
            }
        }

        @Override
        public void holder(Derived.Holder value) {
            List<Given> put = Contents.putIn(value);
            given(put);
            if (!Contents.isReplaced(put, part)) {
                same(value.holder());
            }
        }

        @Override
        public void pipeline(Derived.Pipeline value) {
            same(value.stream());
        }

        @Override
        public void resultOf(Derived.ResultOf value) {
            waitFor(value.call().callee(), node);
            given(contents.handedBack(value.call()));
        }

        @Override
        public void after(Derived.After value) {
            waitFor(value.call().callee(), node);
            value.through().forEach(each -> waitFor(each, node));
            List<Given> kept = contents.keptIn(value);
            given(kept);
            if (!Contents.isReplaced(kept, part)) {
                same(value.before());
            }
        }
    }
}

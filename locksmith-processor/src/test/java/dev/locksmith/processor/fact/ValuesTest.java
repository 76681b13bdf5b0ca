package dev.locksmith.processor.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.testing.StandIns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Walks look at each value once, in the order in which it was put together. */
class ValuesTest {

    private static final List<Tree> TREES = StandIns.of(Tree.class, 10);
    private static final TypeMirror TYPE = StandIns.of(TypeMirror.class, 1).get(0);

    private final DerivedValues derived = new DerivedValues();
    private final Value a = variable(0);
    private final Value b = variable(1);
    private final Value c = variable(2);

    private static Value variable(int number) {
        return new Value.OfVariable(StandIns.of(VariableElement.class, 3).get(number));
    }

    private Value narrowed(Value value, int place) {
        return derived.narrowed(value, new Value.OfType(TYPE, TREES.get(place), null));
    }

    private Value holder(int place, Value object, Value... contents) {
        return derived.holder(TREES.get(place), AccessPath.SOMEWHERE, object, List.of(contents));
    }

    private Derived.Closure closure(int place) {
        return derived.closure(TREES.get(place), "lambda", Map.of(), Value.NONE);
    }

    @Test
    void what_was_seen_of_a_type_is_seen_through() {
        assertEquals(Set.of(), Values.seenThrough(Value.NONE));
        assertEquals(Set.of(a), Values.seenThrough(a));
        Value both = Value.either(narrowed(narrowed(a, 0), 1), b);
        assertEquals(List.of(a, b), List.copyOf(Values.seenThrough(both)));
        Value holder = holder(2, a, b);
        assertEquals(Set.of(holder), Values.seenThrough(narrowed(holder, 3)));
    }

    @Test
    void objects_are_without_their_contents() {
        assertEquals(Set.of(), Values.objects(Value.NONE));
        assertEquals(Set.of(a), Values.objects(holder(0, narrowed(a, 1), b)));
        Value either = Value.either(holder(2, a, c), b);
        assertEquals(List.of(a, b), List.copyOf(Values.objects(either)));
        Value closure = closure(3);
        assertEquals(Set.of(closure), Values.objects(narrowed(closure, 4)));
    }

    @Test
    void functions_are_found_in_what_holds_them() {
        Derived.Closure first = closure(0);
        Derived.Closure second = closure(1);
        assertEquals(List.of(), Values.closuresIn(a));
        assertEquals(List.of(first), Values.closuresIn(first));
        assertEquals(
                List.of(first, second),
                Values.closuresIn(holder(2, narrowed(holder(3, a, second), 4), first)));
        Value captured =
                derived.closure(
                        TREES.get(5),
                        "lambda",
                        Map.of(first, new Derived.Captured("it", first, Set.of())),
                        Value.NONE);
        assertEquals(List.of(captured), Values.closuresIn(captured), "it is not run with it");
    }

    @Test
    void a_ring_is_walked_once() {
        Value outer = holder(0, a);
        Value inner = holder(1, b, outer);
        assertSame(outer, holder(0, a, inner));
        List<Value> met = new ArrayList<>();
        Set<Value> counted =
                Values.walk(
                        outer,
                        (value, next) -> {
                            met.add(value);
                            if (value instanceof Derived.Holder holder) {
                                next.addAll(holder.contents());
                                next.add(holder.holder());
                            }
                            return value instanceof Value.OfVariable;
                        });
        assertEquals(List.of(outer, inner, b, a), met, "in depth, and each once");
        assertEquals(List.of(b, a), List.copyOf(counted));
    }

    @Test
    void alternatives_are_looked_at_and_not_the_choice() {
        List<Value> met = new ArrayList<>();
        Set<Value> counted =
                Values.walk(Value.either(a, b), (value, next) -> met.add(value) && value == b);
        assertEquals(List.of(a, b), met);
        assertEquals(Set.of(b), counted);
        assertEquals(Set.of(), Values.walk(Value.NONE, (value, next) -> met.add(value)));
        assertEquals(List.of(a, b), met, "nothing is no value");
    }
}

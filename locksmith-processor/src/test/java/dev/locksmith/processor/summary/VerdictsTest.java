package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.DerivedValues;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.testing.Snippet;
import dev.locksmith.processor.testing.StandIns;
import dev.locksmith.processor.type.Mobility;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.VariableElement;

/** The strictest of what a value is, or holds, decides, and the shortest way there is told. */
class VerdictsTest {

    private static final Snippet CODE =
            Snippet.of(
                    """
                    import dev.locksmith.annotations.ThreadConfined;
                    class Desk {
                        @ThreadConfined static class Pen {}
                        static class Box { int size; }
                        Pen pen;
                        Box box;
                        String name;
                    }
                    """);
    private static final List<Tree> PLACES = StandIns.of(Tree.class, 8);
    private static final VariableElement PEN = CODE.field("pen");
    private static final Value CONFINED = new Value.OfVariable(PEN);
    private static final Value UNKNOWN = new Value.OfVariable(CODE.field("box"));
    private static final Value SENDABLE = new Value.OfVariable(CODE.field("name"));

    private final DerivedValues derived = new DerivedValues();
    private final Verdicts verdicts =
            new Verdicts(CODE.mobility(), CODE.declared(), CODE.summaries());

    private Mobility.Kind kindOf(Value value) {
        return verdicts.of(value, "it").kind();
    }

    private Value holder(int place, Value object, Value... contents) {
        return derived.holder(PLACES.get(place), AccessPath.SOMEWHERE, object, List.of(contents));
    }

    private Value lambda(int place, String name, Value captured) {
        return derived.closure(
                PLACES.get(place),
                "lambda",
                Map.of(name, new Derived.Captured("'" + name + "'", captured, Set.of())),
                Value.NONE);
    }

    @Test
    void a_value_is_as_its_type_says() {
        assertEquals(Mobility.Kind.CONFINED, kindOf(CONFINED));
        assertEquals(Mobility.Kind.UNKNOWN, kindOf(UNKNOWN));
        assertEquals(Mobility.Kind.SENDABLE, kindOf(SENDABLE));
        assertSame(Verdict.FREE, verdicts.of(Value.NONE, "it"));
    }

    @Test
    void the_strictest_of_several_decides() {
        assertEquals(Mobility.Kind.CONFINED, kindOf(Value.either(UNKNOWN, CONFINED)));
        assertEquals(Mobility.Kind.UNKNOWN, kindOf(Value.either(SENDABLE, UNKNOWN)));
    }

    @Test
    void what_is_held_decides_at_any_depth() {
        Value box = UNKNOWN;
        for (int i = 0; i < PLACES.size(); i++) {
            box = holder(i, UNKNOWN, box);
            assertEquals(Mobility.Kind.UNKNOWN, kindOf(box));
        }
        for (int i = 0; i < PLACES.size(); i++) {
            box = holder(i, UNKNOWN, i == 0 ? CONFINED : box);
        }
        assertEquals(
                Mobility.Kind.CONFINED,
                new Verdicts(CODE.mobility(), CODE.declared(), CODE.summaries())
                        .of(box, "it")
                        .kind());
    }

    @Test
    void captures_are_told_by_name() {
        Verdict verdict = verdicts.of(lambda(0, "pen", CONFINED), "this lambda");
        assertEquals(Mobility.Kind.CONFINED, verdict.kind());
        assertEquals("'pen'", verdict.subject());
        assertEquals("this lambda", verdict.carrier());
        assertEquals("'pen' is a Desk.Pen, which is @ThreadConfined", verdict.reasons().get(0));
    }

    @Test
    void a_lambda_in_a_variable_is_told_with_what_it_captures() {
        Verdict verdict = verdicts.of(lambda(0, "pen", CONFINED), "'task'");
        assertEquals(
                List.of(
                        "'task' is a lambda that captures 'pen'",
                        "'pen' is a Desk.Pen, which is @ThreadConfined"),
                verdict.reasons());
    }

    @Test
    void the_shortest_way_is_told() {
        Value far = lambda(0, "inner", CONFINED);
        Value near = CONFINED;
        List<Value> contents = new ArrayList<>(List.of(far, near));
        for (int turn = 0; turn < 2; turn++) {
            Value box =
                    derived.holder(PLACES.get(1 + turn), AccessPath.SOMEWHERE, UNKNOWN, contents);
            Verdict verdict = verdicts.of(box, "'box'");
            assertEquals(2, verdict.reasons().size(), verdict.reasons()::toString);
            Collections.reverse(contents);
        }
    }

    @Test
    void rings_have_a_verdict() {
        Value outer = holder(0, UNKNOWN);
        Value inner = holder(1, UNKNOWN, outer);
        assertSame(outer, holder(0, UNKNOWN, inner));
        assertEquals(Mobility.Kind.UNKNOWN, kindOf(outer));
        Value other = holder(2, UNKNOWN);
        Value confined = holder(3, other, CONFINED);
        assertSame(other, holder(2, UNKNOWN, confined));
        assertEquals(Mobility.Kind.CONFINED, kindOf(other));
        assertEquals(Mobility.Kind.CONFINED, kindOf(confined));
    }

    @Test
    void what_is_silenced_is_left_out() {
        Verdicts without = verdicts.silencing(PEN::equals);
        assertEquals(Mobility.Kind.SENDABLE, without.of(CONFINED, "it").kind());
        assertEquals(Mobility.Kind.CONFINED, kindOf(CONFINED), "elsewhere it counts");
    }
}
